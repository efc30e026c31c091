import assert from 'node:assert/strict';
import type {ChildProcess} from 'node:child_process';
import {setTimeout as sleep} from 'node:timers/promises';

/** A test waits for what it needs, however slow the machine is; what takes as long as this hangs. In milliseconds. */
const hangMs = 120_000;

/** Returns when something is so; raises with what was seen when it never is. */
export async function until(what: string, isIt: () => boolean, seen: () => string = () => ''): Promise<void> {
  for (const end = performance.now() + hangMs; performance.now() < end; await sleep(5)) if (isIt()) return;
  assert.fail(`it never came: ${what}; seen: ${seen()}`);
}

const printed = new WeakMap<ChildProcess, {text: string}>();

/** Returns when a process has printed something, all its output taken together; raises when it ends before. */
export async function untilSaid(child: ChildProcess, pattern: RegExp): Promise<void> {
  const output = printed.get(child) ?? {text: ''};
  if (!printed.has(child)) {
    printed.set(child, output);
    child.stdout?.on('data', (chunk) => {
      output.text += chunk;
    });
  }
  const isOver = (): boolean => (child.exitCode ?? child.signalCode) !== null && child.stdout?.readableEnded !== false;
  await until(
    String(pattern),
    () => pattern.test(output.text) || isOver(),
    () => output.text,
  );
  assert.match(output.text, pattern);
}
