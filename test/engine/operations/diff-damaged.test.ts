import assert from 'node:assert/strict';
import {rmSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {makeDocument} from '../../../src/engine/evidence/document/proven-document.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {exit, Fault} from '../../../src/engine/faults/fault.js';
import {diff} from '../../../src/engine/operations/diff/diff.js';
import {damagedBytes, damagedStores, needsCorpus} from '../../support/corpus.js';
import {finish} from '../../support/finish.js';
import {smallStore} from '../../support/sample-store.js';
import {scratchDirectory} from '../../support/temp-directory.js';

let directory = '';
before(() => {
  directory = scratchDirectory();
});
after(() => rmSync(directory, {recursive: true}));

/** The code of the fault that work raises; undefined when it comes to an end. */
async function codeOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (error.condition.code === conditions.nonFinite.code) return undefined;
    assert.equal(error.condition.exit, exit.undecidable, error.message);
    return error.condition.code;
  }
}

function compared(left: string, right: string, nodeKeys: readonly string[] = []): () => Promise<unknown> {
  return () => finish(diff({left, right, nodeKeys, identityRules: undefined, strict: true, limit: 1000, waitMs: 0}));
}

/** The store before the damage; another one where there was none. */
function healthyTwin(name: string): Uint8Array {
  try {
    return damagedBytes(name, 'healthy');
  } catch {
    return smallStore();
  }
}

describe('a damaged store', needsCorpus, () => {
  for (const {name} of damagedStores()) {
    it(`${name} is refused by diff, on either side, just when it is refused by manifest`, async () => {
      const [damaged, healthy] = (['file', 'healthy'] as const).map((which) => {
        const file = path.join(directory, `${which}.liel`);
        writeFileSync(file, which === 'file' ? damagedBytes(name) : healthyTwin(name));
        utimesSync(file, 1, 1);
        return file;
      });
      const code = await codeOf(() =>
        makeDocument(
          {store: damaged, kind: 'manifest', shadowed: 'real'},
          () => () => {},
          () => {},
        ),
      );
      for (const pair of [
        [damaged, healthy],
        [healthy, damaged],
        [damaged, damaged],
      ] as const) {
        assert.equal(await codeOf(compared(...pair)), code, pair.map((file) => path.basename(file)).join());
      }
    });
  }
});
