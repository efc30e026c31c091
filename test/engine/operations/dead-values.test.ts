import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {compact} from '../../../src/engine/operations/compact/compact.js';
import {repair} from '../../../src/engine/operations/repair/repair.js';
import {sign} from '../../../src/engine/operations/sign.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {mergePlace, runMerge, storeOf} from '../../support/merging.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const secret = 'the secret that was deleted';
const withSecret = (): Uint8Array =>
  smallStore((graph) => {
    const id = graph.addNode(['S'], properties({text: secret}));
    graph.commit();
    graph.updateNode(id, properties({text: 'nothing'}));
    graph.commit();
  });
const live = (): Uint8Array => storeOf([[['S'], {text: 'nothing'}]]);
const carries = /carries \d+ bytes of deleted or overwritten values.*liel compact \S+ --in-place/;

/** The store with bytes behind its last extent, as an unfinished write leaves them. */
const withTail = (store: Uint8Array): Uint8Array => Buffer.concat([store, Buffer.alloc(8192, 'x')]);

async function findingsOf(store: string): Promise<string[]> {
  const {report} = await finish(verify({store}));
  return report.findings.map(({condition}) => condition.code);
}

async function compacted(t: TestContext, bytes: Uint8Array): Promise<Uint8Array> {
  const directory = temporaryDirectory(t);
  const [store, output] = [path.join(directory, 'a.liel'), path.join(directory, 'b.liel')];
  writeFileSync(store, bytes);
  await finish(compact({store, output}));
  return readFileSync(output);
}

describe('values that nobody can see any more', () => {
  it('are counted by merge where the merged store carries them, and not where it does not', async (t) => {
    const place = mergePlace(t, withSecret(), smallStore());
    assert.match((await runMerge(place, {})).notes.join('\n'), carries);
    assert.ok(readFileSync(place.output).includes(secret));
    const clean = mergePlace(t, await compacted(t, withSecret()), withSecret());
    assert.doesNotMatch((await runMerge(clean, {})).notes.join('\n'), /carries/);
    assert.ok(!readFileSync(clean.output).includes(secret));
  });

  it('never come through the WAL region of a merge', async (t) => {
    const place = mergePlace(t, await compacted(t, withSecret()), smallStore());
    const residue = readFileSync(place.left);
    residue.set(Buffer.from(secret), 8192);
    writeFileSync(place.left, residue);
    await runMerge(place, {});
    assert.ok(!readFileSync(place.output).includes(secret));
    assert.deepEqual(await findingsOf(place.output), []);
  });

  it('are counted by sign, which says nothing of them with its signature', async (t) => {
    const directory = temporaryDirectory(t);
    const [store, keyFile] = [path.join(directory, 'a.liel'), path.join(directory, 'key')];
    writeFileSync(keyFile, 'a key of some length');
    for (const [bytes, isSaid] of [
      [withSecret(), true],
      [live(), false],
      [await compacted(t, withSecret()), false],
    ] as const) {
      writeFileSync(store, bytes);
      const {notes} = await finish(sign({store, keyFile}));
      assert.equal(carries.test(notes.join('\n')), isSaid, notes.join('\n'));
    }
  });
});

describe('bytes behind the last extent', () => {
  it('are told by merge, and neither merge nor repair takes them along', async (t) => {
    const place = mergePlace(t, withTail(smallStore()), smallStore());
    assert.deepEqual(await findingsOf(place.left), [conditions.trailingPages.code]);
    assert.match((await runMerge(place, {})).notes.join('\n'), /8,192 bytes follow the last extent/);
    const {report} = await finish(repair({store: place.left, output: `${place.output}2`}));
    assert.equal(report.remaining_findings, 0);
    for (const file of [place.output, `${place.output}2`]) assert.deepEqual(await findingsOf(file), []);
  });
});

it('bytes behind a value are told by merge and repair, or refused', async (t) => {
  const bytes = corrupt(smallStore()).node(4, 'propLength', 60).bytes();
  const place = mergePlace(t, bytes, smallStore());
  const tell = async (work: Promise<{notes: readonly string[]; report: object}>): Promise<string> => {
    try {
      const {notes, report} = await work;
      return `${notes.join('\n')} ${JSON.stringify('first_remaining' in report ? report.first_remaining : '')}`;
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.match(await tell(runMerge(place, {})), /node 4|bytes/);
  assert.match(await tell(finish(repair({store: place.left, output: `${place.output}2`}))), /node 4|bytes/);
});
