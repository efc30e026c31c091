/**
 * `npm test [-- FILE…]`: all tests, or those named, on this Node, with one plain line at the end.
 * Each test file is a process of its own; two run at a time, since many of them start the program as well.
 */
import {readdirSync} from 'node:fs';
import path from 'node:path';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';
import {compileTests} from './compile-tests.js';

const named = process.argv.slice(2);
const files = named.length > 0 ? named : allTests();
if (files.length === 0) throw new Error('there are no tests to run');
process.stdout.write(`${files.length} test files on Node ${process.versions.node}\n`);

function allTests(): string[] {
  const names = readdirSync('test', {recursive: true, encoding: 'utf8'});
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join('test', name))
    .sort();
}

// The processes of the files take over the options of this one: no tsx, which they need no more.
const compiled = await compileTests(files);
process.execArgv = ['--enable-source-maps'];
// React as it is shipped: made for development, it takes twice as long.
process.env['NODE_ENV'] = 'production';
// The longest file takes a few minutes on a busy machine; one that takes as long as this hangs, and is named.
const events = run({files: compiled, concurrency: 2, timeout: 20 * 60_000});
const counts = {passed: 0, failed: 0, skipped: 0};
events.on('test:pass', ({skip, details}) => {
  if (details.type !== 'suite') counts[skip === undefined ? 'passed' : 'skipped']++;
});
events.on('test:fail', ({todo, details}) => {
  if (todo !== undefined) return;
  if (details.type !== 'suite') counts.failed++;
  process.exitCode = 1;
});
// The reporter's own summary comes first.
process.once('beforeExit', () => {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
});
events.compose(new spec()).pipe(process.stdout);
