/** `npm run man`: writes the pages of `man` into dist/man, and their list into package.json, by which npm installs them. */
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {manPages} from './man-pages.js';

const pages = manPages();
rmSync('dist/man', {recursive: true, force: true});
mkdirSync('dist/man', {recursive: true});
for (const [name, text] of pages) writeFileSync(`dist/man/${name}`, text);
const text = readFileSync('package.json', 'utf8');
const man = [...pages.keys()].sort().map((name) => `./dist/man/${name}`);
const listed = `${JSON.stringify({...JSON.parse(text), man}, undefined, 2)}\n`;
if (listed !== text) writeFileSync('package.json', listed);
