import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, readdirSync, rmSync, statSync} from 'node:fs';
import path from 'node:path';
import {scratchDirectory} from './temp-directory.js';

/** Disks that are soon full, in memory; for those who may mount. */

/** Whether tests may mount a file system here. */
export function mayMount(): boolean {
  const disk = scratchDirectory();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;
  if (mounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, {recursive: true, force: true});
  return mounted;
}

/** Bytes that a directory takes, every file in whole pages. */
export function bytesIn(directory: string): number {
  const names = readdirSync(directory, {recursive: true, encoding: 'utf8'});
  return names.reduce(
    (sum, name) => sum + Math.ceil(statSync(path.join(directory, name)).size / 4096) * 4096 + 4096,
    8192,
  );
}

/** A file system that begins with the content of a directory, and has so many bytes free. */
export class SmallDisk {
  private readonly size: number;

  constructor(
    /** Where it is mounted; not there yet. */
    readonly directory: string,
    template: string,
    freeBytes: number,
  ) {
    this.size = bytesIn(template) + freeBytes;
    mkdirSync(directory);
    this.mount('size');
    cpSync(template, directory, {recursive: true, preserveTimestamps: true});
  }

  private mount(how: 'size' | 'remount,size', bytes = this.size): void {
    const {status, stderr} = spawnSync('mount', ['-t', 'tmpfs', '-o', `${how}=${bytes}`, 'tmpfs', this.directory]);
    assert.equal(status, 0, String(stderr));
  }

  /** Gives it more room. */
  grow(bytes: number): void {
    this.mount('remount,size', this.size + bytes);
  }

  remove(): void {
    spawnSync('umount', ['-l', this.directory]);
    rmSync(this.directory, {recursive: true, force: true});
  }
}
