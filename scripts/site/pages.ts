/** The pages of the documentation site: what people read in this repository, and what is made of the manifest and the schemas. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {allConditions} from '../../src/engine/faults/conditions.js';
import {commandPages} from './command-pages.js';
import {root, type SitePage} from './page.js';
import {schemaPages} from './schema-pages.js';

/** What people begin with, and what they look up, in the order in which it is listed. */
const written: Readonly<Record<string, readonly string[]>> = {
  'To begin with': ['README.md', 'docs/install.md', 'docs/situations.md', 'docs/live-view.md'],
  'Look up': ['docs/commands.md', 'src/engine/format/README.md'],
  'What to rely on': [
    'docs/what-is-promised.md',
    'docs/beside-the-python-package.md',
    'docs/speed.md',
    'docs/days.md',
    'docs/bit-rot.md',
    'STABILITY.md',
    'SECURITY.md',
  ],
  'The project': ['CHANGELOG.md', 'CONTRIBUTING.md', 'DECISIONS.md', 'docs/dependencies.md', 'src/engine/README.md'],
};

/** All pages, in the order in which the groups and what is in them are listed. */
export function sitePages(): SitePage[] {
  const read = (file: string, group: string): SitePage => {
    const markdown = readFileSync(path.join(root, file), 'utf8');
    return {file, group, title: titleOf(markdown), markdown};
  };
  const groups = Object.entries(written).flatMap(([group, files]) => files.map((file) => read(file, group)));
  const jobs = markdownIn('runbooks').map((file) => read(file, 'A job to do'));
  const conditions = markdownIn('runbooks/conditions').map((file) => ({...read(file, 'Look up'), isListed: true}));
  const lookUp = [...commandPages(), conditionList(), ...conditions, ...schemaPages()];
  const order = ['To begin with', 'A job to do', 'Look up', 'What to rely on', 'The project'];
  const all = [...groups, runbookList(jobs), ...jobs, ...lookUp];
  return order.flatMap((group) => all.filter((page) => page.group === group).map(withCommandLinks));
}

const markdownIn = (directory: string): string[] =>
  readdirSync(path.join(root, directory))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${directory}/${name}`);

function titleOf(markdown: string): string {
  const [, title = ''] = /^# (.+)$/m.exec(markdown) ?? [];
  return title.replaceAll('`', '');
}

function runbookList(jobs: readonly SitePage[]): SitePage {
  const rows = jobs.map(({file, title, markdown}) => {
    const [, when = ''] = /^When: ([\s\S]+?)[.:]?\n\n/m.exec(markdown) ?? [];
    return `| [${title}](${path.posix.basename(file)}) | ${when.replaceAll('\n', ' ')} |\n`;
  });
  const markdown = `# Runbooks\n\nOne page a job; \`liel runbook NAME\` prints it too.\n\n| page | when |\n|---|---|\n${rows.join('')}`;
  return {file: 'runbooks/README.md', group: 'A job to do', title: 'Runbooks', markdown};
}

function conditionList(): SitePage {
  const rows = allConditions().map(
    ({code, title, exit, dataAtRisk}) => `| [${code}](${code}.md) | ${title} | ${exit} | ${dataAtRisk} |\n`,
  );
  const head =
    '# Error codes\n\n`liel explain CODE` says what its page says.\n\n| code | says | exit | data at risk |\n|---|---|---:|---|\n';
  return {
    file: 'runbooks/conditions/README.md',
    group: 'Look up',
    title: 'Error codes',
    markdown: head + rows.join(''),
  };
}

/** The table of commands leads to their pages. */
function withCommandLinks(page: SitePage): SitePage {
  if (page.file !== 'docs/commands.md') return page;
  const row = /^\| `liel ([a-z ]+)` \|/gm;
  return {
    ...page,
    markdown: page.markdown.replace(
      row,
      (_, words) => `| [\`liel ${words}\`](commands/liel-${words.replaceAll(' ', '-')}.md) |`,
    ),
  };
}

/** The address of a page: where its Markdown lies, with another ending, and a README is what its directory shows. */
export function addressOf(file: string): string {
  return file.replace(/(^|\/)README\.md$/, '$1index.html').replace(/\.md$/, '.html');
}

/** Where a link in a page leads: to another page, to a file of the repository that is copied, or, undefined, to nothing that is there. */
export function linkTarget(
  link: string,
  from: string,
  pages: ReadonlySet<string>,
): {address: string; copied?: string} | undefined {
  const [place = '', anchor] = link.split('#');
  const hash = anchor === undefined ? '' : `#${anchor}`;
  const file =
    place === '' ? from : path.posix.normalize(path.posix.join(path.posix.dirname(from), place)).replace(/\/$/, '');
  const page = [file, `${file}/README.md`].find((name) => pages.has(name));
  if (page !== undefined) return {address: addressOf(page) + hash};
  return existsSync(path.join(root, file)) && /\.\w+$|^[\w/.]*[A-Za-z]+$/.test(file)
    ? {address: file, copied: file}
    : undefined;
}
