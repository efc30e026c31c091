import {lstatSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {SeededRandom} from './random.js';
import type {RecordedCall} from './recorded-system.js';

/** A file, whatever it is called: what its readers see, and what is sure to be on the medium. */
interface MediumFile {
  seen: Buffer;
  safe: Buffer;
}

/** A change of a directory that is not on the medium yet. */
interface NameChange {
  readonly directory: string;
  readonly added?: string;
  readonly removed?: string;
  readonly file: MediumFile | undefined;
}

const sector = 512;

/**
 * What a medium holds when the power goes: a file has what it had when it was synced last, and sectors of what was written
 * since; a directory has the names it had when it was synced last, and any of the changes since, in any order. A rename is
 * one change. Directories themselves are taken to be there.
 */
export class Medium {
  private readonly files = new Map<string, MediumFile>();
  private readonly safeNames = new Map<string, MediumFile>();
  private pending: NameChange[] = [];

  /** Begins with files that are safe. */
  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [name, bytes] of files) {
      const file = {seen: bytes, safe: bytes};
      this.files.set(name, file);
      this.safeNames.set(name, file);
    }
  }

  /** One more call that changes it. */
  take({call, file: name, to = '', at = 0, bytes}: RecordedCall): void {
    const file = this.files.get(name);
    if (call === 'create') {
      const created = {seen: Buffer.alloc(0), safe: Buffer.alloc(0)};
      this.files.set(name, created);
      this.change(name, undefined, created);
    } else if (call === 'write' && file && bytes) {
      const size = Math.max(file.seen.length, at + bytes.length);
      if (file.seen === file.safe || size > file.seen.length) file.seen = resized(file.seen, size);
      file.seen.set(bytes, at);
    } else if (call === 'truncate' && file) {
      file.seen = resized(file.seen, at);
    } else if (call === 'sync') {
      if (file) file.safe = file.seen;
      else this.settle(name);
    } else if (call === 'rename' && file) {
      this.files.delete(name);
      this.files.set(to, file);
      this.change(to, name, file);
    } else if (call === 'link' && file) {
      this.files.set(to, file);
      this.change(to, undefined, file);
    } else if (call === 'remove' && file) {
      this.files.delete(name);
      this.change(undefined, name, file);
    }
  }

  private change(added: string | undefined, removed: string | undefined, file: MediumFile): void {
    const directory = path.dirname(added ?? removed ?? '');
    this.pending.push({directory, ...(added && {added}), ...(removed && {removed}), file});
  }

  private settle(directory: string): void {
    for (const change of this.pending) if (change.directory === directory) apply(this.safeNames, change);
    this.pending = this.pending.filter((change) => change.directory !== directory);
  }

  /** What is found afterwards, by name; `random` decides what was lucky. */
  afterPowerCut(random: SeededRandom): Map<string, Buffer> {
    const names = new Map(this.safeNames);
    for (const change of this.pending) if (random.chance(0.5)) apply(names, change);
    return new Map([...names].map(([name, file]) => [name, remainsOf(file, random)]));
  }
}

function resized(bytes: Buffer, size: number): Buffer {
  const other = Buffer.alloc(size);
  bytes.copy(other);
  return other;
}

function apply(names: Map<string, MediumFile>, {added, removed, file}: NameChange): void {
  if (removed !== undefined && names.get(removed) === file) names.delete(removed);
  if (added !== undefined && file !== undefined) names.set(added, file);
}

function remainsOf({seen, safe}: MediumFile, random: SeededRandom): Buffer {
  if (seen === safe) return safe;
  if (random.chance(0.5)) return safe;
  const found = Buffer.alloc(random.chance(0.5) ? seen.length : Math.max(safe.length, random.below(seen.length + 1)));
  safe.copy(found);
  for (let at = 0; at < Math.min(found.length, seen.length); at += sector) {
    if (random.chance(0.75)) seen.copy(found, at, at, Math.min(at + sector, found.length));
  }
  return found;
}

type Files = ReadonlyMap<string, Buffer>;

/** The files below a directory. */
export function filesIn(directory: string): Map<string, Buffer> {
  const names = readdirSync(directory, {recursive: true, encoding: 'utf8'}).map((name) => path.join(directory, name));
  return new Map(names.filter((name) => lstatSync(name).isFile()).map((name) => [name, readFileSync(name)]));
}

/** What was compared before: files are large, and most of them are looked at after each call. */
const compared = new WeakMap<Buffer, WeakMap<Buffer, boolean>>();

function isSame(a: Buffer | undefined, b: Buffer | undefined): boolean {
  if (a === b || a === undefined || b === undefined) return a === b;
  const known = compared.get(a) ?? new WeakMap<Buffer, boolean>();
  compared.set(a, known);
  const isEqual = known.get(b) ?? a.equals(b);
  known.set(b, isEqual);
  return isEqual;
}

/** What is wrong with what a power cut left: of files with a name, each is as it was, or as it was to be. */
export function problemsAfterCut(found: Files, before: Files, after: Files): string[] {
  const problems: string[] = [];
  for (const [name, bytes] of found) {
    if (name.endsWith('.partial') || path.dirname(name).endsWith('.lock')) continue;
    if (!isSame(bytes, before.get(name)) && !isSame(bytes, after.get(name))) problems.push(`${name} is half-made`);
  }
  for (const name of before.keys()) {
    const isSidecar = /\.(seal|receipt\.json)$/.test(name);
    if (after.has(name) && !found.has(name) && !isSidecar) problems.push(`${name} is gone`);
  }
  for (const [name, bytes] of found) {
    for (const sidecar of ['.seal', '.receipt.json'].map((ending) => name + ending)) {
      const beside = found.get(sidecar);
      if (beside === undefined) continue;
      // A store may have no sidecar for a moment, but never that of another.
      const isOld = isSame(bytes, before.get(name)) && isSame(beside, before.get(sidecar));
      const isNew = isSame(bytes, after.get(name)) && isSame(beside, after.get(sidecar));
      if (!isOld && !isNew) problems.push(`${sidecar} speaks of other bytes than ${name} has`);
    }
  }
  return problems;
}
