/**
 * `npm run site`: writes the documentation into out/site, as pages that need no server, no network and, but for the search, no
 * script: out/site/index.html opens from a directory. Eleventy makes them, MiniSearch searches them; both lie in tools/site and are
 * installed when they are first needed. Ends with an error for a link that leads to nothing.
 */
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import packageJson from '../package.json' with {type: 'json'};
import {allConditions} from '../src/engine/faults/conditions.js';
import {installedTools} from './installed-tools.js';
import {brokenLinks} from './site/broken-links.js';
import {type Links, type MarkdownIt, relative, withLinks} from './site/markdown.js';
import {root, type SitePage} from './site/page.js';
import {addressOf, sitePages} from './site/pages.js';

/** What Eleventy calls its configuration, as far as it is used here. */
interface Configuration {
  addTemplate(file: string, text: string, data: object): void;
  addGlobalData(name: string, value: unknown): void;
  amendLibrary(name: 'md', change: (library: MarkdownIt) => void): void;
  addPassthroughCopy(files: Readonly<Record<string, string>>): void;
  setUseGitIgnore(isUsed: boolean): void;
}

const tools = installedTools('site', ['@11ty/eleventy', 'minisearch']);
const theme = 'scripts/site/theme';
const out = 'out/site';
process.chdir(root);
rmSync(out, {recursive: true, force: true});

const pages = sitePages();
const links: Links = {
  pages: new Set(pages.map(({file}) => file)),
  codes: new Set(allConditions().map(({code}) => code)),
  copied: new Set(),
  broken: [],
};

const searchPage: SitePage = {file: 'search.md', group: '', title: 'Search', markdown: '# Search\n'};
const all = [...pages, searchPage];
const {default: Eleventy} = await import(
  pathToFileURL(path.join(tools, 'node_modules/@11ty/eleventy/src/Eleventy.js')).href
);
const eleventy = new Eleventy(theme, out, {
  quietMode: true,
  configPath: false,
  config(configuration: Configuration) {
    configuration.setUseGitIgnore(false);
    configuration.amendLibrary('md', (markdown) => withLinks(markdown, links));
    configuration.addGlobalData('version', packageJson.version);
    configuration.addPassthroughCopy({[`${theme}/site.css`]: 'site.css', [`${theme}/search.js`]: 'search.js'});
    for (const page of all) configuration.addTemplate(page.file, bodyOf(page), dataOf(page));
  },
});
await eleventy.write();
for (const file of links.copied) copyFile(file);
copyFile(path.join(tools, 'node_modules/minisearch/dist/umd/index.js'), 'minisearch.js');
writeFileSync(
  path.join(out, 'search-documents.js'),
  `globalThis.documents = ${JSON.stringify(pages.map(searched))};\n`,
);
const broken = [...links.broken, ...brokenLinks(out)];
if (broken.length > 0) throw new Error(`links that lead to nothing:\n${broken.join('\n')}`);
const bytes = filesOf(out).reduce((sum, file) => sum + readFileSync(file).length, 0);
process.stdout.write(`${pages.length} pages in ${out}, ${(bytes / 1e6).toFixed(1)} MB: open ${out}/index.html\n`);

/** Notes for tests and for the tables that are made stand in comments, and are for nobody else. */
function bodyOf({markdown}: SitePage): string {
  return markdown.replaceAll(/^<!--[^\n]*-->\n/gm, '');
}

function dataOf(page: SitePage): object {
  const address = addressOf(page.file);
  const here = (file: string): string => relative(address, file);
  const groups = [...new Set(pages.map(({group}) => group))].map((group) => ({
    group,
    isOpen: page.group === group,
    pages: pages
      .filter((other) => other.group === group && !other.isListed)
      .map(({file, title}) => ({title, address: here(addressOf(file)), isHere: file === page.file})),
  }));
  const places = {home: here('index.html'), style: here('site.css'), search: here('search.html')};
  // What looks like a template in a page is text.
  return {
    templateEngineOverride: 'md',
    layout: 'page.njk',
    permalink: address,
    file: page.file,
    title: page.title,
    groups,
    places,
    isSearch: page === searchPage,
  };
}

/** What is searched of a page: its words, without the marks of Markdown. */
function searched({file, title, group, markdown}: SitePage): object {
  const text = bodyOf({file, title, group, markdown})
    .replaceAll(/^#+ /gm, '')
    .replaceAll(/\]\([^)]*\)/g, ' ')
    .replaceAll(/[`|*[\]]|-{3,}:?/g, ' ')
    .replaceAll(/\s+/g, ' ');
  return {id: addressOf(file), title, group, text};
}

function copyFile(from: string, to = from): void {
  const target = path.join(out, to);
  mkdirSync(path.dirname(target), {recursive: true});
  cpSync(from, target);
}

function filesOf(directory: string): string[] {
  const entries = readdirSync(directory, {recursive: true, withFileTypes: true});
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
