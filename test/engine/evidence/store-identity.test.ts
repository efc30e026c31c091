import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {identityAt} from '../../../src/engine/evidence/store-identity.js';
import {restore} from '../../../src/engine/operations/backups/restore.js';
import {backUp} from '../../support/backup-of.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** Blobs where none can be: longer than an extent, and behind the store. */
const misplaced = [
  corrupt(smallStore()).node(2, 'labelLength', 7_348_224).bytes(),
  corrupt(smallStore()).edge(1, 'propLength', 0xffff_ffff).bytes(),
  corrupt(smallStore())
    .node(1, 'propOffset', 2n ** 52n)
    .bytes(),
];

describe('the identity of a store that nobody has checked', () => {
  it('is what its other records say, where the blobs of one lie where none can', (t) => {
    const store = path.join(temporaryDirectory(t), 'a.liel');
    writeFileSync(store, smallStore());
    const {lineage} = identityAt(store);
    for (const bytes of misplaced) {
      writeFileSync(store, bytes);
      const found = identityAt(store).lineage;
      assert.equal(found.length, lineage.length - 1);
      assert.ok(found.every((entry) => lineage.includes(entry)));
    }
  });

  it('lets its backup be restored over it', async (t) => {
    const at = (name: string): string => path.join(temporaryDirectory(t), name);
    const [store, backup] = [at('a.liel'), at('b.liel')];
    writeFileSync(store, smallStore());
    await backUp(store, backup);
    for (const [i, bytes] of misplaced.entries()) {
      writeFileSync(store, bytes);
      const {report} = await finish(restore({backup, store, now: new Date(Date.UTC(2026, 0, 2 + i))}));
      assert.ok(report.previous !== null);
    }
  });
});
