import assert from 'node:assert/strict';
import {existsSync, linkSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterEach, describe, it, type TestContext} from 'node:test';
import {readTrust} from '../../../src/engine/evidence/signature/open-signatures.js';
import {keygen} from '../../../src/engine/operations/keygen.js';
import {signBytes} from '../../../src/engine/operations/sign-bytes.js';
import {verdictAlone} from '../../../src/engine/operations/verify/verify-elsewhere.js';
import {verifyStores} from '../../../src/engine/operations/verify/verify-stores.js';
import {overStores, storesOf} from '../../../src/engine/passes/fleet.js';
import {allowThreads, limitThreads} from '../../../src/engine/passes/jobs.js';
import {note, type Operation} from '../../../src/engine/passes/operation.js';
import {run} from '../../../src/engine/passes/run.js';
import {jsonLine} from '../../../src/ui/json.js';
import {verifyStoresRenderer} from '../../../src/ui/verify-text.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {workerProgram} from '../../support/worker-program.js';

/** Stores in a directory: sound and signed, damaged, of another signature, and no store; each under `copies` names. */
async function fleetIn(t: TestContext, copies: number): Promise<string> {
  const cwd = temporaryDirectory(t);
  const at = (name: string): string => path.join(cwd, name);
  writeFileSync(at('sound'), smallStore());
  const {secret_key: secretKey} = await keygen({output: at('pair')});
  await finish(signBytes({store: at('sound'), secretKey}));
  const others = {damaged: corrupt(smallStore()).node(1, 'nodeId', 9n).bytes(), text: Buffer.from('no store')};
  for (const [name, bytes] of Object.entries(others)) writeFileSync(at(name), bytes);
  for (const name of ['sound', 'damaged', 'text']) {
    for (let i = 0; i < copies; i++) {
      linkSync(at(name), at(`${name}-${i}.liel`));
      linkSync(at('sound.minisig'), at(`${name}-${i}.liel.minisig`));
    }
  }
  return cwd;
}

afterEach(() => {
  allowThreads(undefined as never);
  limitThreads(1);
});

describe('many stores', () => {
  it('are judged by other threads as by this one, whether these can or not, in the order of their names', async (t) => {
    const cwd = await fleetIn(t, 40);
    const started = path.join(cwd, 'started');
    const seen = new Map<string, string>();
    const marking = `require('node:fs').appendFileSync(${JSON.stringify(started)}, 'x');${workerProgram}`;
    for (const [name, threads, code] of [
      ['alone', 1, workerProgram],
      ['together', 3, marking],
      ['with threads that cannot begin', 2, '('],
    ] as const) {
      allowThreads(() => code);
      limitThreads(threads);
      const lines: string[] = [];
      const events: string[] = [];
      const operation = verifyStores([path.join(cwd, '*.liel'), path.join(cwd, 'gone*')], {
        onStore: ({store}) => void lines.push(store),
      });
      const report = await run(operation, {onEvent: (event) => events.push(event.type)});
      seen.set(jsonLine([report.exit, verifyStoresRenderer.json(report)]), name);
      assert.equal(lines.length, 121, 'each store is told once');
      const names = report.stores.map(({store}) => store);
      assert.deepEqual(names, names.toSorted());
      assert.deepEqual(names, lines.toSorted());
    }
    assert.deepEqual([...seen.values()], ['with threads that cannot begin'], 'all say the same');
    assert.equal(readFileSync(started, 'utf8'), 'xxx');
    assert.deepEqual([...new Set([...seen.keys()][0].match(/"L\d{4}"/g))], ['"L1012"', '"L0002"', '"L1005"']);
  });

  it('are judged by the keys that were given wherever that is', async (t) => {
    const cwd = await fleetIn(t, 1);
    const trust = await readTrust({publicKeys: [path.join(cwd, 'pair.pub')]});
    const verdicts = [];
    for (const name of ['sound', 'damaged']) {
      const options = structuredClone({store: path.join(cwd, `${name}-0.liel`), trust});
      const {report} = await verdictAlone.alone(options);
      verdicts.push(report?.layers.find((layer) => layer.name === 'signature')?.verdict);
    }
    assert.deepEqual(verdicts, ['pass', 'fail']);
  });

  it('that are few are judged by this thread alone', async (t) => {
    const cwd = await fleetIn(t, 2);
    const started = path.join(cwd, 'started');
    allowThreads(() => `require('node:fs').writeFileSync(${JSON.stringify(started)}, '');${workerProgram}`);
    limitThreads(3);
    await finish(verifyStores([path.join(cwd, '*.liel')], {}));
    assert.equal(existsSync(started), false);
  });

  it('say which of them their progress is of, and one that is left leaves none behind it begun', async () => {
    const begun: string[] = [];
    const left: string[] = [];
    async function* each(store: string): Operation<never, {store: string}> {
      begun.push(store);
      try {
        yield {type: 'progress', phase: 'copy', done: 1, total: 2, unit: 'bytes'} as never;
        yield note(`seen ${store}`) as never;
        return {store};
      } finally {
        left.push(store);
      }
    }
    const fleet = await storesOf({words: ['b', 'a', './a', 'c'], files: []});
    const operation = overStores(fleet, {each, exitOf: () => 0});
    const events = [];
    for (let i = 0; i < 3; i++) events.push((await operation.next()).value);
    assert.deepEqual(
      events.map((event) => [
        (event as {store_number?: number}).store_number,
        (event as {stores?: number}).stores,
        (event as {text?: string}).text,
      ]),
      [
        [1, 3, undefined],
        [undefined, undefined, 'seen a'],
        [2, 3, undefined],
      ],
    );
    await operation.return(undefined as never);
    assert.deepEqual(
      [begun, left],
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
    );
  });
});
