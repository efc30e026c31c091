import {isSea} from 'node:sea';

/** The executable that this program is; undefined where Node runs it from files. */
export function runningExecutable(): string | undefined {
  return isSea() ? process.execPath : undefined;
}
