import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import packageJson from '../package.json' with {type: 'json'};
import {manPages} from '../scripts/man-pages.js';
import {commandTable} from '../src/commands/command-table.js';
import {sourceFiles} from './support/source-files.js';
import {needsTools, runTool} from './support/stock-tools.js';
import {temporaryDirectory} from './support/temp-directory.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const pages = manPages();

describe('the pages of man', () => {
  it('are one for the program and one for each command, and npm installs them: npm run man', () => {
    const names = Object.keys(commandTable).map((id) => `liel-${id.replaceAll(':', '-')}.1`);
    assert.deepEqual([...pages.keys()].sort(), ['liel.1', ...names].sort());
    assert.deepEqual(
      packageJson.man,
      [...pages.keys()].sort().map((name) => `./dist/man/${name}`),
    );
    const {man} = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages[''];
    assert.equal(man, undefined);
  });

  it(
    'are rendered by groff and man without a warning, and are found by their names',
    needsTools('groff', 'man', 'lexgrog'),
    (t) => {
      const cwd = temporaryDirectory(t);
      for (const [name, text] of pages) writeFileSync(path.join(cwd, name), text);
      const names = [...pages.keys()];
      const rendered = runTool('groff', ['-man', '-Tutf8', '-ww', ...names], cwd);
      assert.deepEqual([rendered.status, rendered.stderr], [0, '']);
      assert.doesNotMatch(rendered.stdout, /<%=|undefined/);
      const page = runTool('man', ['--warnings=w', '-l', 'liel-verify.1'], cwd);
      assert.deepEqual([page.status, page.stderr], [0, '']);
      const known = runTool('lexgrog', names, cwd);
      assert.equal(known.status, 0);
      assert.equal(known.stdout.trimEnd().split('\n').length, names.length);
    },
  );

  it('show every argument, flag, example and exit code as it is typed', needsTools('groff'), (t) => {
    const cwd = temporaryDirectory(t);
    for (const [id, {flags, summary = ''}] of Object.entries(commandTable)) {
      const name = `liel-${id.replaceAll(':', '-')}.1`;
      writeFileSync(path.join(cwd, 'page.1'), pages.get(name)!);
      const text = runTool('groff', ['-man', '-Tascii', '-rLL=400n', '-P-cbou', 'page.1'], cwd).stdout;
      for (const flag of Object.keys(flags)) assert.match(text, new RegExp(`--${flag}\\b`), name);
      assert.ok(text.includes(summary), `${name}: ${summary}`);
      assert.ok(text.includes(`liel ${id.replaceAll(':', ' ')} `), name);
      assert.match(text, /EXIT STATUS\n +0 +done, proved\.\n/);
      assert.doesNotMatch(text, /[^ -~\n]/, `${name} is typed in ASCII`);
    }
  });

  it('name each variable that the program reads', () => {
    const read = sourceFiles().flatMap(({text}) => [...text.matchAll(/\bLIEL_[A-Z_]+/g)].map(([name]) => name));
    // oclif asks for it, and is always told the same.
    const known = new Set(read.filter((name) => name !== 'LIEL_DISABLE_THEME'));
    assert.ok(known.size >= 4);
    for (const name of known) assert.ok(pages.get('liel.1')!.includes(name), name);
  });
});
