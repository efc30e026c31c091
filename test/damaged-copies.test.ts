import assert from 'node:assert/strict';
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {makeSeal, sealPathOf, writeSeal} from '../src/engine/evidence/seal/seal-file.js';
import {exit, Fault} from '../src/engine/faults/fault.js';
import {catalog} from '../src/engine/operations/catalog/catalog.js';
import {compact} from '../src/engine/operations/compact/compact.js';
import {heal} from '../src/engine/operations/heal/heal.js';
import {verify} from '../src/engine/operations/verify/verify.js';
import type {Note, Operation, Progress} from '../src/engine/passes/operation.js';
import {MemoryDevice} from '../src/engine/storage/files/device.js';
import {damagedBytes, damagedStores, needsCorpus, type Truth} from './support/corpus.js';
import {finish} from './support/finish.js';
import {temporaryDirectory} from './support/temp-directory.js';

const isHealthy = (truth: Truth): boolean => truth.what === 'healthy' || !truth.detectableWithoutSeal;

/** The report of an operation, or the fault that says that the store cannot be decided about; every other error fails. */
async function attempt<Report>(operation: Operation<Note | Progress, Report>): Promise<Report | Fault> {
  try {
    return (await finish(operation)).report;
  } catch (error) {
    if (error instanceof Fault && error.condition.exit === exit.undecidable) return error;
    throw error;
  }
}

test(
  'what a damaged store is compacted into is sound, or nothing; a catalog is made or refused',
  needsCorpus,
  async (t) => {
    const directory = temporaryDirectory(t);
    const store = path.join(directory, 'x.liel');
    const output = path.join(directory, 'out.liel');
    for (const truth of damagedStores()) {
      writeFileSync(store, damagedBytes(truth.name));
      rmSync(output, {force: true});
      const report = await attempt(compact({store, output, inPlace: false, force: false, dryRun: false}));
      const listed = await attempt(catalog({store}));
      if (isHealthy(truth)) assert.ok(!(report instanceof Fault) && !(listed instanceof Fault), truth.name);
      if (report instanceof Fault) {
        assert.equal(existsSync(output), false, truth.name);
        continue;
      }
      const {finding_count} = (await finish(verify({store: output, shadowed: 'real'}))).report;
      assert.equal(finding_count, 0, truth.name);
    }
  },
);

test('with a seal made before the damage, and a backup, every damage is healed to the byte', needsCorpus, async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'x.liel');
  const output = path.join(directory, 'out.liel');
  const backup = path.join(directory, 'backup.liel');
  let healed = 0;
  for (const {name, kind, what} of damagedStores()) {
    if (what === 'healthy' || kind === 'foreign') continue;
    const healthy = damagedBytes(name, 'healthy');
    writeFileSync(store, damagedBytes(name));
    writeFileSync(backup, healthy);
    rmSync(output, {force: true});
    const identity = {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: 0};
    writeSeal(await makeSeal(new MemoryDevice(name, healthy), identity), sealPathOf(store), store);
    const options = {store, backups: [backup], output, force: false, dryRun: false, acceptLoss: false};
    const report = await attempt(heal(options));
    // A live WAL, whatever is wrong with it, is no damage to what was sealed before it.
    if (report instanceof Fault) assert.equal(kind, 'wal', `${name}: ${report.message}`);
    else {
      assert.ok(readFileSync(output).equals(healthy), name);
      healed++;
    }
  }
  assert.ok(healed > 120, `${healed} healed`);
});
