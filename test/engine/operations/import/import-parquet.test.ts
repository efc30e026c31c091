import assert from 'node:assert/strict';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {Fault} from '../../../../src/engine/faults/fault.js';
import {set} from '../../../../src/engine/operations/set/set.js';
import {finish} from '../../../support/finish.js';
import {contentOf, importOf} from '../../../support/foreign.js';
import {parquetOf} from '../../../support/parquet-of.js';
import {raises} from '../../../support/raises.js';
import {smallStore} from '../../../support/sample-store.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** Three nodes in two groups of rows, and two edges, as pyarrow writes them. */
const directory = fileURLToPath(new URL('../../../fixtures/parquet', import.meta.url));
const fixture = (name: string): Uint8Array => readFileSync(path.join(directory, `${name}.parquet`));

const expected = {
  nodes: [
    [
      1,
      ['A', 'B'],
      {
        name: 'Ada',
        born: 1815n,
        score: 1,
        hot: true,
        list: [1n, 2n],
        map: new Map<string, unknown>([
          ['a', 1n],
          ['b', 2.5],
        ]),
        at: '2026-01-02T03:04:05.000Z',
      },
    ],
    [2, [], {name: 'ünï', score: 0.5, hot: false}],
    [
      3,
      [],
      {
        born: 7n,
        score: Number.NaN,
        list: [],
        map: new Map<string, unknown>([
          ['a', 3n],
          ['b', 1],
        ]),
      },
    ],
  ],
  edges: [
    [1, 1, 'T', 2, {w: 0.5}],
    [2, 2, 'U', 3, {w: 2}],
  ],
};

describe('an import of Parquet', () => {
  for (const codec of ['none', 'snappy', 'gzip', 'brotli', 'zstd']) {
    it(`compressed with ${codec} has every kind of value, and ids of 64 bits`, async (t) => {
      const tables = [fixture(`nodes-${codec}`), fixture('edges')];
      const report = await importOf(temporaryDirectory(t), 'parquet', tables);
      assert.deepEqual([report.nodes, report.edges], [3, 2]);
      assert.deepEqual(await contentOf(report.output), expected);
      assert.match(report.warnings.join(), /times become text: at/);
    });
  }

  it('compressed with LZ4 is refused by that name, with a way on', async (t) => {
    const place = temporaryDirectory(t);
    const work = importOf(place, 'parquet', [fixture('nodes-lz4')]);
    await assert.rejects(work, (error) => {
      assert.match(String((error as Error).message), /LZ4/);
      return raises(conditions.codecUnknown)(error);
    });
    assert.deepEqual(readdirSync(place), ['nodes.parquet']);
  });

  it('that was cut, or is something else, is refused', async (t) => {
    const place = temporaryDirectory(t);
    const whole = fixture('nodes-zstd');
    for (const bytes of [whole.subarray(0, 1000), Buffer.alloc(0), Buffer.from('id,labels\n1,N\n'), whole.subarray(8)])
      await assert.rejects(importOf(place, 'parquet', [bytes]), raises(conditions.foreignUnreadable));
    assert.deepEqual(readdirSync(place), ['nodes.parquet']);
  });

  it('keeps a byte order mark with which a text begins, and refuses what is no text', async (t) => {
    const place = temporaryDirectory(t);
    const bytes = Buffer.from(
      await parquetOf(
        [
          ['id', 'string'],
          ['text', 'string'],
        ],
        [
          ['a', '\ufeffmark'],
          ['b', 'plain'],
        ],
      ),
    );
    const {nodes} = await contentOf((await importOf(place, 'parquet', [bytes])).output);
    assert.deepEqual(nodes, [
      [1, [], {text: '\ufeffmark'}],
      [2, [], {text: 'plain'}],
    ]);
    while (bytes.includes('plain')) bytes[bytes.indexOf('plain')] = 0xff;
    const work = importOf(place, 'parquet', [bytes], {force: true});
    await assert.rejects(
      work,
      (error) => /not UTF-8/.test(String(error)) && raises(conditions.foreignUnreadable)(error),
    );
  });

  it('that is damaged is called that, never by what JavaScript says of it', async (t) => {
    const place = temporaryDirectory(t);
    const whole = await parquetOf(
      [
        ['id', 'string'],
        ['n', 'int'],
      ],
      [
        ['a', 1],
        ['b', 2],
      ],
    );
    // Kinds and sizes of pages, lengths of runs: what the package makes of them is no words for an operator, and takes no time.
    let refused = 0;
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] as number) ^ 0xff;
      try {
        await importOf(place, 'parquet', [bytes], {dryRun: true});
      } catch (error) {
        refused++;
        assert.ok(error instanceof Fault, String(error));
        assert.doesNotMatch(
          error.message,
          /undefined|typed array|bounds|not a function|Invalid|iterable/,
          `byte ${at}`,
        );
      }
    }
    assert.ok(refused > 60, `${refused} of ${whole.length} refused`);
  });

  it('with a column that its schema does not have is refused, not left to fail where nobody waits', async (t) => {
    const broken = Buffer.from(fixture('nodes-brotli'));
    // Behind the schema, where each group of rows says which column a part of it is.
    const behindSchema = broken.indexOf('score') + 'score'.length;
    while (broken.includes('score', behindSchema)) broken.write('scorf', broken.indexOf('score', behindSchema));
    broken.fill(0xff, 4, 1000);
    await assert.rejects(importOf(temporaryDirectory(t), 'parquet', [broken]), raises(conditions.foreignUnreadable));
  });

  it('whose pages are damaged is refused whatever else is wrong with it, and nothing fails where nobody waits', async (t) => {
    const place = temporaryDirectory(t);
    const whole = Buffer.from(fixture('nodes-snappy'));
    const footer = whole.length - 8 - whole.readUInt32LE(whole.length - 8);
    whole.fill(0xff, 4, footer);
    for (let at = footer; at < whole.length - 8; at++) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] as number) ^ 0x55;
      const error = await importOf(place, 'parquet', [broken], {dryRun: true}).catch((reason: unknown) => reason);
      assert.ok(error instanceof Fault, `byte ${at}: ${error}`);
    }
  });

  it('as properties for a store is told by its content', async (t) => {
    const place = temporaryDirectory(t);
    const store = path.join(place, 's.liel');
    const from = path.join(place, 'values');
    writeFileSync(store, smallStore());
    writeFileSync(from, fixture('nodes-zstd'));
    const {report} = await finish(set({store, from, skipMissing: true}));
    assert.deepEqual([report.set, report.changing, report.missing_ids], [true, 2, ['9007199254740993']]);
    const {nodes} = await contentOf(store);
    assert.equal((nodes[1] as [number, string[], {score: number}])[2].score, 0.5);
  });
});
