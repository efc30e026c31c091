// The search page: an index of all pages, made when it is opened, and what it finds for ?q= and for what is typed.
/* global MiniSearch, documents */
const index = new MiniSearch({
  fields: ['title', 'text'],
  storeFields: ['title', 'group', 'text'],
  searchOptions: {
    boost: {title: 4},
    prefix: true,
    fuzzy: (word) => (word.length > 5 && !/\d/.test(word) ? 0.2 : false),
    combineWith: 'AND',
  },
});
index.addAll(documents);

const field = document.querySelector('input[name=q]');
const list = document.getElementById('results');

/** Some words around the first that was found. */
function excerpt(text, words) {
  const at = Math.min(
    ...words.map((word) => text.toLowerCase().indexOf(word.toLowerCase())).filter((place) => place >= 0),
  );
  const from = Number.isFinite(at) ? Math.max(0, at - 60) : 0;
  return `${from > 0 ? '…' : ''}${text.slice(from, from + 200)}…`;
}

function show() {
  const query = field.value.trim();
  const results = query === '' ? [] : index.search(query).slice(0, 50);
  document.getElementById('found').textContent =
    query === '' ? '' : `${results.length} of ${documents.length} pages have ${query}`;
  list.replaceChildren(
    ...results.map(({id, title, group, text, terms}) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      const about = document.createElement('p');
      link.href = id;
      link.textContent = title;
      about.textContent = `${group}: ${excerpt(text, terms)}`;
      item.append(link, about);
      return item;
    }),
  );
}

field.value = new URLSearchParams(location.search).get('q') ?? '';
field.addEventListener('input', show);
field.form.addEventListener('submit', (event) => {
  event.preventDefault();
  show();
});
field.focus();
show();
