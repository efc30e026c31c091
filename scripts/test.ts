/**
 * `npm test [-- FILE…]`: all tests, or those named, with one plain line at the end.
 * Each test file is a process of its own; two run at a time, since many of them start the program as well.
 */
import {globSync} from 'node:fs';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';

const named = process.argv.slice(2);
const files = named.length > 0 ? named : globSync('test/**/*.test.ts').sort();
if (files.length === 0) throw new Error('there are no tests to run');

const events = run({files, concurrency: 2, execArgv: ['--import', 'tsx']});
events.on('test:summary', ({file, counts, success}) => {
  if (file !== undefined) return;
  const failed = counts.tests - counts.passed - counts.skipped - counts.todo;
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  if (!success) process.exitCode = 1;
  // The reporter's own summary is still on its way.
  process.once('beforeExit', () => process.stdout.write(`${counts.passed} passed, ${failed} failed${skipped}\n`));
});
events.compose(spec).pipe(process.stdout);
