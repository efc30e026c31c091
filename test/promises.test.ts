import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {campaignNames, readFigures} from '../scripts/campaigns.js';
import {promisesPage, promisesText} from '../scripts/make-promises-page.js';
import {promises} from './promises.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
/** A text whatever its lines, and without the marks of lists. */
const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ');
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const all = Object.values(promises).flat();

/** What stands in a page below a heading, up to the next. */
function below(heading: string, page: string): string {
  const [, text = ''] = `\n${textOf(page)}`.split(`\n${heading}\n`);
  return text.split('\n## ')[0];
}

/** The last cells of the rows of its table. */
function lastCells(heading: string, page: string): string[] {
  const rows = below(heading, page)
    .split('\n')
    .filter((line) => /^\| (?!what|code)/.test(line));
  return rows.map((row) => row.split('|').at(-2)!.trim());
}

describe('a promise', () => {
  it('stands where it is said to stand', () => {
    const gone = all.filter(({says, where}) => !squeezed(textOf(where)).includes(says));
    assert.deepEqual(
      gone.map(({says}) => says),
      [],
    );
  });

  it('is held by tests that are there, and by campaigns that are there', () => {
    const missing = all.flatMap(({tests, campaigns = []}) => [
      ...tests.filter(([file, title]) => {
        const file_ = path.join(root, 'test', file);
        const isTitle = new RegExp(`\\b(it|test|describe)\\(\\s*['"\`]${escaped(title).replaceAll('…', '.*?')}`);
        return !existsSync(file_) || !isTitle.test(readFileSync(file_, 'utf8'));
      }),
      ...campaigns.filter((name) => !campaignNames().includes(name)),
    ]);
    assert.deepEqual(missing, []);
    assert.deepEqual(
      all.filter(({tests}) => tests.length === 0),
      [],
    );
  });

  it('is listed for each law, each exit code, and each line of what is said beside the Python package', () => {
    const [list = ''] = below('# What is promised', 'docs/what-is-promised.md').trim().split('\n\n');
    const laws = squeezed(`\n${list}`)
      .split(/ \d\. /)
      .slice(1);
    const said = [
      ...laws.map((law) => law.trim()),
      ...lastCells('## Exit codes', 'README.md'),
      ...lastCells('# Beside the Python package', 'docs/beside-the-python-package.md'),
    ];
    assert.ok(laws.length === 9 && said.length > 20, `${said.length} found`);
    const listed = new Set(all.map(({says}) => says));
    assert.deepEqual(
      said.filter((sentence) => !listed.has(sentence)),
      [],
    );
  });
});

describe('the page of promises', () => {
  it('has the figures of a long run for each campaign, and none of one that is gone: npm run campaigns -- SECONDS --record', () => {
    assert.deepEqual(Object.keys(readFigures()), campaignNames());
  });

  it('is the one that is made: npx tsx scripts/make-promises-page.ts', () => {
    assert.ok(readFileSync(promisesPage, 'utf8') === promisesText());
  });
});
