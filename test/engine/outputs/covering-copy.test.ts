import assert from 'node:assert/strict';
import fs, {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Fault} from '../../../src/engine/faults/fault.js';
import {backup} from '../../../src/engine/operations/backups/backup.js';
import {listBackups} from '../../../src/engine/operations/backups/backups.js';
import {compact} from '../../../src/engine/operations/compact/compact.js';
import {judgeBackups} from '../../../src/engine/operations/doctor/store-checks.js';
import {appendEvent} from '../../../src/engine/operations/events/append-event.js';
import {seal} from '../../../src/engine/operations/seal.js';
import {StoreBackups} from '../../../src/engine/outputs/store-backups.js';
import type {SystemCalls} from '../../../src/engine/storage/files/system-calls.js';
import {backUp} from '../../support/backup-of.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {knownKey} from '../../support/key-pairs.js';
import {noteEvent} from '../../support/note-event.js';
import {raises} from '../../support/raises.js';
import {interrupted, properties, smallStore} from '../../support/sample-store.js';
import {withCalls} from '../../support/system-calls.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));

function workplace(t: TestContext, bytes: Uint8Array = smallStore()) {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, `it's "x"\n.liel`);
  writeFileSync(store, bytes);
  const shelf = path.join(directory, 'backups', '/');
  const again = (n: number, options = {}) => backUp(store, shelf, {skipUnchanged: true, now: day(n), ...options});
  const copies = (): string[] => readdirSync(shelf).filter((name) => name.endsWith('.liel'));
  return {directory, store, shelf, again, copies};
}

describe('a backup of a store that is unchanged', () => {
  it('is not made: the newest drilled copy is read again, and a note of it lies beside it', async (t) => {
    const {store, shelf, again, copies} = workplace(t);
    const first = await again(2);
    assert.equal(first.unchanged, undefined);
    const before = readdirSync(shelf);
    const second = await again(3);
    assert.deepEqual([second.backup, second.blake3, second.created_at], [first.backup, first.blake3, first.created_at]);
    const confirmation = `${first.backup}.confirmed.json`;
    assert.deepEqual(second.unchanged, {confirmed_at: day(3).toISOString(), same: 'bytes', confirmation});
    assert.deepEqual(readdirSync(shelf), [...before, path.basename(confirmation)].sort());
    assert.equal((await again(4)).unchanged?.confirmed_at, day(4).toISOString());
    assert.equal(copies().length, 1);
    // What changed is copied, and the note goes on speaking of the copy before.
    await finish(appendEvent({store, event: noteEvent, now: day(5)}));
    assert.equal((await again(5)).unchanged, undefined);
    assert.equal(copies().length, 2);
  });

  it('counts for the age of the newest copy, wherever an age is asked for', async (t) => {
    const {store, shelf, again} = workplace(t);
    await again(2);
    await again(20);
    const now = day(21);
    const {stale, backups} = (await finish(listBackups({directory: shelf, verify: false, maxAgeMs: 90_000_000, now})))
      .report;
    assert.deepEqual([stale, backups[0].age_seconds, backups[0].confirmed_at], [[], 86_400, day(20).toISOString()]);
    assert.match(backups[0].reason, /found unchanged at 2026-01-20T00:00:00Z \(bytes\)/);
    assert.equal((await new StoreBackups(store).look(now)).newest?.aged_from, day(20).toISOString());
    const asked = {directories: [], maxAgeMs: 90_000_000, warnAgeMs: undefined};
    const [check] = await judgeBackups(store, asked, now.getTime());
    assert.equal(check.verdict, 'ok');
  });

  it('is one of the same records, too, when other bytes hold them', async (t) => {
    const {store, again} = workplace(t);
    await again(2);
    await finish(compact({store, inPlace: true}));
    assert.equal((await again(3)).unchanged?.same, 'graph');
    // A WAL with a commit is part of what the store holds.
    writeFileSync(
      store,
      interrupted(readFileSync(store), (graph) => graph.addNode(['late'])),
    );
    assert.equal((await again(4)).unchanged, undefined);
  });

  it('is made where a digest of the records is deceived: a NaN is not the text NaN', async (t) => {
    const withValue = (value: number | string) => smallStore((graph) => graph.addNode(['N'], properties({value})));
    const {store, again, copies} = workplace(t, withValue(Number.NaN));
    const first = await again(2);
    writeFileSync(store, withValue('NaN'));
    const second = await again(3);
    assert.equal(second.manifest_sha256, first.manifest_sha256);
    assert.deepEqual([second.unchanged, copies().length], [undefined, 2]);
  });

  it('is made where the newest copy is not worth its name', async (t) => {
    const {again, copies, shelf} = workplace(t);
    const {backup: copy} = await again(2);
    const [bytes, sealed, receipt] = [copy, `${copy}.seal`, `${copy}.receipt.json`].map((file) => readFileSync(file));
    const rotten = Uint8Array.from(bytes);
    rotten[rotten.length - 1] ^= 1;
    const spoilt: Readonly<Record<string, () => void>> = {
      'rotted by a bit': () => writeFileSync(copy, rotten),
      cut: () => writeFileSync(copy, bytes.subarray(0, -4096)),
      'without a seal': () => rmSync(`${copy}.seal`),
      'with another seal': () => writeFileSync(`${copy}.seal`, sealed.subarray(0, -1)),
      'without a receipt': () => rmSync(`${copy}.receipt.json`),
      'with a receipt that lies about its nodes': () =>
        writeFileSync(`${copy}.receipt.json`, receipt.toString().replace(/"node_count": \d+/, '"node_count": 77')),
      'never drilled': () =>
        writeFileSync(`${copy}.receipt.json`, receipt.toString().replace('"verdict": "pass"', '"verdict": "not done"')),
    };
    for (const [what, spoil] of Object.entries(spoilt)) {
      spoil();
      assert.equal((await again(3)).unchanged, undefined, what);
      assert.equal(copies().length, 2, what);
      rmSync(shelf, {recursive: true});
      mkdirSync(shelf);
      writeFileSync(copy, bytes);
      writeFileSync(`${copy}.seal`, sealed);
      writeFileSync(`${copy}.receipt.json`, receipt);
    }
    assert.equal((await again(3)).unchanged?.same, 'bytes');
  });

  it('is made where a younger copy, drilled or not, holds something else', async (t) => {
    const {store, again, copies, shelf} = workplace(t);
    const bytes = readFileSync(store);
    await again(2);
    await finish(appendEvent({store, event: noteEvent, now: day(3)}));
    await backUp(store, shelf, {drill: false, now: day(3)});
    writeFileSync(store, bytes);
    assert.equal((await again(4)).unchanged, undefined);
    assert.equal(copies().length, 3);
  });

  it('is refused as ever where the store is damaged, or its seal denies it', async (t) => {
    const {store, again} = workplace(t);
    const bytes = readFileSync(store);
    await again(2);
    writeFileSync(store, corrupt(bytes).node(3, 'inDegree', 7).bytes());
    await assert.rejects(again(3), raises(conditions.sourceDamaged));
    // The bytes of the copy, and a seal that says they should be others.
    writeFileSync(
      store,
      smallStore((graph) => graph.addNode(['sealed'])),
    );
    await finish(seal({store, now: day(3)}));
    writeFileSync(store, bytes);
    await assert.rejects(again(4));
  });

  it('must be as signed as a new one would be', async (t) => {
    const {again, copies} = workplace(t);
    await again(2);
    const sign = {secretKey: knownKey};
    assert.equal((await again(3, {sign})).signatures.length, 2);
    assert.equal((await again(4, {sign})).unchanged?.same, 'bytes');
    assert.equal(copies().length, 2);
  });

  it('is noted of that copy alone, and never for a time to come', async (t) => {
    const {shelf, again} = workplace(t);
    const {backup: copy} = await again(2);
    await again(5);
    const ageAt = async (n: number) =>
      (await finish(listBackups({directory: shelf, verify: false, now: day(n)}))).report.backups[0];
    assert.equal((await ageAt(4)).confirmed_at, null);
    assert.match((await ageAt(4)).reason, /still to come/);
    const text = readFileSync(`${copy}.confirmed.json`, 'utf8');
    writeFileSync(`${copy}.confirmed.json`, text.replace(/"blake3": "../, '"blake3": "ff'));
    assert.match((await ageAt(6)).reason, /confirmation is one of another copy/);
    writeFileSync(`${copy}.confirmed.json`, text.slice(0, 40));
    assert.match((await ageAt(6)).reason, /confirmation does not count/);
    assert.equal((await ageAt(6)).age_seconds, 4 * 86_400);
  });

  it('is told only where the note lies there: whichever call fails, there is a note, a new copy, or an error', async (t) => {
    const {shelf, again, copies} = workplace(t);
    const {backup: copy} = await again(2);
    const note = `${copy}.confirmed.json`;
    const outcomes = new Set<string>();
    for (const name of ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'fchmodSync'] as const) {
      for (let failing = 1, isThrough = false; !isThrough; failing++) {
        rmSync(note, {force: true});
        for (const file of readdirSync(shelf)) {
          if (!path.join(shelf, file).startsWith(copy)) rmSync(path.join(shelf, file));
        }
        let count = 0;
        const call = (...given: unknown[]): unknown => {
          if (++count === failing) throw Object.assign(new Error('full'), {code: 'ENOSPC', syscall: name});
          return (fs[name] as (...all: unknown[]) => unknown)(...given);
        };
        const system = {...fs, [name]: call} as SystemCalls;
        const report = await withCalls(system, () => again(3)).catch(
          (error: unknown) => void assert.ok(error instanceof Fault),
        );
        isThrough = count < failing;
        const at = `${name} ${failing}`;
        if (report?.unchanged) assert.match(readFileSync(note, 'utf8'), /"confirmed_at": "2026-01-03T/, at);
        else if (report) assert.deepEqual([copies().length, existsSync(report.receipt)], [2, true], at);
        outcomes.add(report?.unchanged ? 'noted' : report ? 'copied' : 'refused');
      }
    }
    assert.deepEqual([...outcomes].sort(), ['copied', 'noted', 'refused']);
  });

  it('wants a directory, where there may be a newest copy', async (t) => {
    const {directory, store} = workplace(t);
    const work = backup({store, output: path.join(directory, 'one.liel'), skipUnchanged: true, version: '0'});
    await assert.rejects(finish(work), raises(conditions.usage));
  });
});
