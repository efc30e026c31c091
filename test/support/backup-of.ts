import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {receiptPathOf} from '../../src/engine/evidence/receipt.js';
import {parseBackupName} from '../../src/engine/format/backup-name.js';
import {type BackupOptions, backup} from '../../src/engine/operations/backups/backup.js';
import type {BackupReport} from '../../src/engine/outputs/publish.js';
import {finish} from './finish.js';
import {smallStore} from './sample-store.js';

/** Backs a store up with the usual options. */
export async function backUp(
  store: string,
  output: string | undefined,
  options: Partial<BackupOptions> = {},
): Promise<BackupReport> {
  const usual = {store, output, force: false, waitMs: 0, now: new Date('2026-01-02T03:04:05.678Z'), version: '0.0.0'};
  return (await finish(backup({...usual, ...options}))).report;
}

/** What a backup on a shelf is like. */
export type Kind = 'drilled' | 'not drilled' | 'no receipt' | 'damaged' | 'changed';

/** Fills a directory with backups of given names and kinds, cheaply: all are copies of one. */
export async function fillShelf(directory: string, names: Readonly<Record<string, Kind>>): Promise<void> {
  const store = path.join(directory, 'model.liel');
  writeFileSync(store, smallStore());
  const model = await backUp(store, path.join(directory, 'made.liel'));
  const receipt = JSON.parse(readFileSync(model.receipt, 'utf8'));
  const seal = readFileSync(model.seal);
  const bytes = readFileSync(model.backup);
  for (const [name, kind] of Object.entries(names)) {
    const file = path.join(directory, name);
    writeFileSync(file, kind === 'changed' ? bytes.subarray(0, -4096) : bytes);
    if (kind === 'no receipt') continue;
    writeFileSync(`${file}.seal`, seal);
    const drill = kind === 'not drilled' ? {done: false, ms: 0, verdict: 'not done'} : receipt.drill;
    // Each stem is a store of its own.
    const {stem = 'model', takenAt = receipt.created_at} = parseBackupName(name) ?? {};
    const identity = {...receipt.identity, path: path.join(directory, `${stem}.liel`)};
    const text = JSON.stringify({
      ...receipt,
      created_at: takenAt,
      identity,
      drill,
      finding_count: kind === 'damaged' ? 1 : 0,
    });
    writeFileSync(receiptPathOf(file), text);
  }
  for (const file of [store, model.backup, model.receipt, model.seal])
    renameSync(file, `${directory}.${path.basename(file)}`);
}
