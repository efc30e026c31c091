import fs from 'node:fs';
import {replaceSystem, type SystemCalls} from '../../src/engine/storage/files/system-calls.js';

/** Runs work on other calls of the operating system, those that are not given being its own; returns what the work does. */
export function withCalls<Result>(calls: Partial<SystemCalls>, work: () => Result): Result {
  const before = replaceSystem({...fs, ...calls});
  const restore = (): void => void replaceSystem(before);
  let result: Result;
  try {
    result = work();
  } catch (error) {
    restore();
    throw error;
  }
  if (result instanceof Promise) return result.finally(restore) as Result;
  restore();
  return result;
}

/** A call that opens no file of those; all others as always. */
export function withoutReading(...files: readonly string[]): SystemCalls['openSync'] {
  return (file, flags, mode) => {
    if (!files.includes(String(file))) return fs.openSync(file, flags, mode);
    throw Object.assign(new Error(`EACCES: ${file}`), {code: 'EACCES', syscall: 'open'});
  };
}
