import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {conditions} from '../../src/engine/faults/conditions.js';
import {documentIn, expectExit} from '../support/program.js';
import {temporaryDirectory} from '../support/temp-directory.js';

const directory = fileURLToPath(new URL('../../runbooks', import.meta.url));
const files = readdirSync(directory).filter((name) => name.endsWith('.md'));

interface Page {
  readonly name: string;
  readonly title: string;
  readonly when: string;
  readonly markdown: string;
}

test('the program holds every page as it is in runbooks/, so that it needs no files beside it', async (t) => {
  const report = documentIn(await expectExit(0, ['runbook', '--json'], {cwd: temporaryDirectory(t)}));
  const pages = report['pages'] as Page[];
  assert.deepEqual(
    pages.map(({name}) => `${name}.md`),
    files.sort(),
  );
  for (const {name, title, when, markdown} of pages) {
    assert.equal(markdown, readFileSync(path.join(directory, `${name}.md`), 'utf8'), 'build the program first');
    assert.ok(markdown.startsWith(`# ${title}\n\nWhen: ${when.slice(0, 20)}`), name);
  }
});

test('without a name, runbook lists the pages and when each is the right one', async (t) => {
  const {stdout} = await expectExit(0, ['runbook'], {cwd: temporaryDirectory(t)});
  assert.match(stdout, /^ stale-lock +a command ends with exit 4/m);
  assert.match(stdout, /^ github-actions +the smoke test of CI smoke \(liel runbook ci-smoke\) is to run/m);
  assert.doesNotMatch(stdout, /\]\(|\*\*/);
  assert.equal(stdout.trimEnd().split('\n').length, files.length + 1);
  assert.doesNotMatch(stdout, /\]\(/, 'a link is the command that prints its page');
});

test('a page is printed for a terminal: no marks of Markdown, code set in, links as commands', async (t) => {
  const cwd = temporaryDirectory(t);
  for (const file of files) {
    const {stdout} = await expectExit(0, ['runbook', file.replace('.md', '')], {cwd});
    assert.doesNotMatch(stdout, /^#|^```|<!--|\]\(|^\|/m, file);
  }
  const {stdout} = await expectExit(0, ['runbook', 'corrupt-store'], {cwd});
  assert.match(stdout, /^ {4}liel verify project\.liel +# exit 3$/m);
  assert.match(
    stdout,
    /^ adjacency, and no other +suspected adjacency drift \(liel runbook suspected-adjacency-drift\)/m,
  );
});

test('a page that is not there is refused with 2 (L0064)', async (t) => {
  const run = await expectExit(2, ['runbook', 'toString'], {cwd: temporaryDirectory(t)});
  assert.match(run.stderr, new RegExp(`^liel: ${conditions.unknownPage.code} `));
});

test('explain prints the page of a code: message, cause, data at risk, steps, how to verify, how to prevent', async (t) => {
  const {stdout} = await expectExit(0, ['explain', 'L1010'], {cwd: temporaryDirectory(t)});
  const parts = [
    'L1010 ',
    'Message: ',
    'Cause: ',
    'Data at risk: committed',
    'Steps',
    'How to verify',
    'How to prevent',
  ];
  const places = parts.map((part) => stdout.indexOf(part));
  assert.ok(
    places.every((place, i) => place >= 0 && (i === 0 || place > places[i - 1])),
    stdout,
  );
  assert.match(stdout, /^The whole job: corrupt store \(liel runbook corrupt-store\)$/m);
});
