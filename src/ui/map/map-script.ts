/** What the page does by itself: search in the drawn records, and showing the labels that are ticked. It asks for nothing else. */
export const mapScript = `'use strict';
const nodes = [...document.querySelectorAll('#graph .n')];
const edges = [...document.querySelectorAll('#graph .e')];
const search = document.querySelector('#search');
const found = document.querySelector('#found');
const boxes = [...document.querySelectorAll('#labels input')];
function show() {
  const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
  const words = search.value.trim().toLowerCase();
  const shown = new Set();
  const lit = new Set();
  for (const node of nodes) {
    const isOff = off.has(node.dataset.label);
    node.classList.toggle('hidden', isOff);
    if (isOff) continue;
    shown.add(node.dataset.id);
    const isLit = words === '' || node.dataset.words.includes(words);
    node.classList.toggle('dim', !isLit);
    if (isLit) lit.add(node.dataset.id);
  }
  for (const edge of edges) {
    const {a, b} = edge.dataset;
    edge.classList.toggle('hidden', !shown.has(a) || !shown.has(b));
    edge.classList.toggle('dim', words !== '' && !lit.has(a) && !lit.has(b));
  }
  found.textContent = words === '' ? '' : lit.size + ' of ' + nodes.length + ' nodes';
}
if (search) {
  search.addEventListener('input', show);
  for (const box of boxes) box.addEventListener('change', show);
}
`;

/** SHA-256 of the script in base64: the policy of the page lets it run, and nothing else. */
export const mapScriptDigest = 'wEJvX7WJMtNhy9YyGu+jhRhyLj8Hs/gDOenJu+V0dHs=';
