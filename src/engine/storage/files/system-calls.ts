import fs from 'node:fs';

/**
 * The only importer of node:fs, and the seam between the engine and names: every call that the engine makes of the
 * operating system for files and directories. Tests put other calls in their place: a file system in memory, one that
 * fails, one that remembers what it was asked, one that loses power.
 */
export type SystemCalls = Pick<
  typeof fs,
  | 'accessSync'
  | 'closeSync'
  | 'fchmodSync'
  | 'fchownSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'readSync'
  | 'readdirSync'
  | 'readlinkSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmSync'
  | 'rmdirSync'
  | 'statSync'
  | 'statfsSync'
  | 'utimesSync'
  | 'writeSync'
>;

export type Stats = fs.Stats;
export type BigIntStats = fs.BigIntStats;

/** The questions that `accessSync` answers. */
export const accessModes = {read: fs.constants.R_OK, write: fs.constants.W_OK} as const;

let current: SystemCalls = fs;

/** The calls that are made now: those of node:fs, unless others were put in their place. */
export function system(): SystemCalls {
  return current;
}

/** Puts other calls in the place of those that are made now, which it returns. */
export function replaceSystem(calls: SystemCalls): SystemCalls {
  const before = current;
  current = calls;
  return before;
}
