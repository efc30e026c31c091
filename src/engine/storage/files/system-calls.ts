import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import tty from 'node:tty';

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
  | 'fdatasync'
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
  | 'rmdirSync'
  | 'statSync'
  | 'statfsSync'
  | 'unlinkSync'
  | 'utimesSync'
  | 'writeSync'
>;

export type Stats = fs.Stats;
export type Dirent = fs.Dirent;
export type BigIntStats = fs.BigIntStats;

/** The questions that `accessSync` answers. */
export const accessModes = {read: fs.constants.R_OK, write: fs.constants.W_OK} as const;

/** Opens a pipe for reading at once, whether or not anybody writes to it already. */
export const openModes = {waiting: fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0)} as const;

/** Where files that nobody is to find are kept for a while. */
export const temporaryPlace = (): string => os.tmpdir();

/** Where the files of the person lie that this process works for. */
export const homePlace = (): string => os.homedir();

/** What can be read from an open terminal, pipe or socket, as it comes; undefined for files and other devices. */
export function streamOf(fd: number): AsyncIterable<unknown> | undefined {
  if (tty.isatty(fd)) return new tty.ReadStream(fd);
  const stats = current.fstatSync(fd);
  return stats.isFIFO() || stats.isSocket() ? new net.Socket({fd, readable: true, writable: false}) : undefined;
}

/** Connects to a socket that has a name among files. */
export function connectTo(socket: string): net.Socket {
  return net.connect(socket);
}

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
