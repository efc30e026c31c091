import assert from 'node:assert/strict';
import fs, {utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {layerOf} from '../../../src/engine/evidence/layers.js';
import type {VerifyReport} from '../../../src/engine/evidence/verdict.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {exit, finding} from '../../../src/engine/faults/fault.js';
import {type LayerName, layerNames} from '../../../src/engine/faults/layer.js';
import {dataStart, extentSize, pageSize, walStart} from '../../../src/engine/format/records/constants.js';
import {toFileOffset} from '../../../src/engine/format/records/integers.js';
import {seal} from '../../../src/engine/operations/seal.js';
import {sign} from '../../../src/engine/operations/sign.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {encodeWal} from '../../../src/engine/storage/reading/wal.js';
import {verifyRenderer} from '../../../src/ui/verify-text.js';
import {type Corruption, corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {smallStore} from '../../support/sample-store.js';
import {withCalls} from '../../support/system-calls.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const stray = encodeWal([[toFileOffset(5), new Uint8Array(pageSize)]], 1);

type Damage = (store: Corruption) => Corruption;

/** Damage that ends the reading, for every condition that can; what would undo another comes behind it. */
const fatal: readonly (readonly [name: keyof typeof conditions, damage: Damage])[] = [
  ['notAStore', (store) => store.write(0, [0x6c])],
  ['unsupportedVersion', (store) => store.header('major', 2)],
  ['unsupportedPageSize', (store) => store.header('pageSize', 8192)],
  ['headerField', (store) => store.header('nodeCount', 2n ** 53n)],
  ['headerField', (store) => store.header('nextNodeId', 0)],
  ['walBounds', (store) => store.header('walLength', 2n ** 40n)],
  ['walBounds', (store) => store.header('walOffset', 0)],
  ['walEntry', (store) => store.write(walStart, stray).header('walLength', stray.length)],
  ['indexPage', (store) => store.index('node', 'count', 9999)],
  ['extentPlace', (store) => store.extent('node', 0, 5n)],
  ['extentPlace', (store) => store.extent('node', 0, BigInt(dataStart + 100 * extentSize))],
  ['idBeyondExtents', (store) => store.header('nextNodeId', 20_000)],
  ['headerField', (store) => store.header('nextPropOffset', 1)],
  ['headerChecksum', (store) => store.header('checksum', 5n)],
  ['tooShort', (store) => store.truncate(100)],
];

const layerOfCondition = (name: keyof typeof conditions): LayerName => {
  const condition = conditions[name];
  return layerOf(finding(condition as never, condition.example as never));
};

async function verified(t: TestContext, bytes: Uint8Array, name = 'x.liel'): Promise<VerifyReport> {
  const store = path.join(temporaryDirectory(t), name);
  writeFileSync(store, bytes);
  // What has just been written is read a moment later.
  utimesSync(store, 1_700_000_000, 1_700_000_000);
  return (await finish(verify({store, shadowed: 'real'}))).report;
}

it('a slice proves page digests and nothing else', async (t) => {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  writeFileSync(store, smallStore());
  const now = new Date(0);
  await finish(seal({store, output: undefined, force: false, acceptDamage: false, waitMs: 0, now}));
  const slice = {budgetMs: 60_000, resume: false};
  const {layers} = (await finish(verify({store, shadowed: 'real', slice}))).report;
  for (const {name, verdict} of layers) assert.equal(verdict, name === 'page digests' ? 'pass' : 'not checked', name);
});

it('a signature is compared only where the manifest can be made: else the damage is raised', async (t) => {
  const directory = temporaryDirectory(t);
  const at = (name: string): string => path.join(directory, name);
  writeFileSync(at('key'), 'secret');
  writeFileSync(at('good.liel'), smallStore());
  const signed = {keyFile: at('key'), shadowed: 'real', output: at('sig'), force: false} as const;
  await finish(sign({store: at('good.liel'), ...signed}));
  const signature = {file: at('sig'), keyFile: at('key')};
  const judged = async (store: string): Promise<VerifyReport> =>
    (await finish(verify({store, shadowed: 'real', signature}))).report;
  const {layers, ok} = await judged(at('good.liel'));
  assert.deepEqual([ok, layers.at(-1)?.verdict], [true, 'pass']);
  writeFileSync(at('bad.liel'), corrupt(smallStore()).header('nodeCount', 3).bytes());
  await assert.rejects(judged(at('bad.liel')), raises(conditions.counterMismatch));
  // What leaves the records as they are leaves the signature as it is.
  writeFileSync(at('lists.liel'), corrupt(smallStore()).node(3, 'inDegree', 7).bytes());
  const lists = await judged(at('lists.liel'));
  assert.deepEqual([lists.ok, lists.layers.at(-1)?.verdict], [false, 'pass']);
});

describe('a store that cannot be read to its end', () => {
  it('passes in no layer behind the one that failed: nobody looked', async (t) => {
    for (const [name, damage] of fatal) {
      const {layers, findings, exit: code} = await verified(t, damage(corrupt(smallStore())).bytes());
      assert.equal(findings[0]?.condition.code, conditions[name].code);
      assert.equal(code, exit.undecidable, name);
      const failed = layerNames.indexOf(layerOfCondition(name));
      for (const [i, layer] of layers.entries()) {
        const expected = i < failed ? ['pass', 'not checked'] : i === failed ? ['fail'] : ['not checked'];
        assert.ok(expected.includes(layer.verdict), `${name}: ${layer.name} ${layer.verdict} (${layer.reason})`);
      }
    }
  });

  it('passes in no layer that something is wrong with, whatever was met first', async (t) => {
    const wrong: string[] = [];
    for (const [i, [one, damage]] of fatal.entries()) {
      for (const [other, further] of fatal.slice(i + 1)) {
        const {layers} = await verified(t, further(damage(corrupt(smallStore()))).bytes());
        const passed = layers.filter(({verdict}) => verdict === 'pass').map((layer) => layer.name);
        for (const name of [one, other]) {
          if (passed.includes(layerOfCondition(name)))
            wrong.push(`${one} and ${other}: ${layerOfCondition(name)} passes`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('is no store with a good header when it is a text', async (t) => {
    for (const text of ['', 'short notes\n', 'notes that are longer than a header\n'.repeat(200)]) {
      const report = await verified(t, Buffer.from(text), 'notes.txt');
      assert.doesNotMatch(verifyRenderer.text(report) ?? '', /pass|every field possible/);
    }
  });
});

it('a slice counts where nothing can be written: that its end is not remembered is a note', async (t) => {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  writeFileSync(store, smallStore());
  await finish(seal({store, now: new Date()}));
  const openSync = ((file: string, flags: string, mode?: number) => {
    if (String(file).endsWith('.partial')) throw Object.assign(new Error('EROFS'), {code: 'EROFS', syscall: 'open'});
    return fs.openSync(file, flags, mode);
  }) as typeof fs.openSync;
  const sliced = () => finish(verify({store, slice: {budgetMs: 0, resume: false}}));
  const {notes} = await withCalls({openSync}, sliced);
  assert.match(notes.join('\n'), /where this comparison ended is not remembered: /);
});
