import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {repair} from '../../../src/engine/operations/repair/repair.js';
import {jsonLine} from '../../../src/ui/json.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {leavesUnchanged} from '../../support/unchanged.js';

const damaged = () => corrupt(smallStore()).node(3, 'inDegree', 7).edge(1, 'edgeId', 4n).header('edgeCount', 9n);

function workplace(t: TestContext, bytes = damaged().bytes()) {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'x.liel');
  writeFileSync(store, bytes);
  const options = {store, output: path.join(directory, 'r.liel'), force: false};
  const planFile = path.join(directory, 'plan.json');
  return {
    ...options,
    planFile,
    plan: () => finish(repair({...options, dryRun: true, acceptLoss: true, planFile})),
    carryOut: (dryRun = false) => finish(repair({...options, dryRun, acceptLoss: true, fromPlan: planFile})),
  };
}

describe('a repair plan', () => {
  it('of a dry run is carried out as it is', async (t) => {
    const {output, plan, carryOut, planFile} = workplace(t);
    const {report} = await plan();
    assert.equal(existsSync(output), false);
    const {changes, source_blake3} = JSON.parse(readFileSync(planFile, 'utf8'));
    assert.equal(source_blake3, report.source_blake3);
    assert.deepEqual([changes.node_degrees_changed, changes.slot_ids_rewritten.length], [1, 1]);
    const done = (await carryOut()).report;
    assert.deepEqual({...done, dry_run: true, manifest_sha256: null}, report);
    assert.ok(readFileSync(output).equals(smallStore()));
  });

  it('says the same in whatever order its members are', async (t) => {
    const {output, plan, carryOut, planFile} = workplace(t);
    await plan();
    writeFileSync(planFile, jsonLine(JSON.parse(readFileSync(planFile, 'utf8'))));
    await carryOut();
    assert.ok(readFileSync(output).equals(smallStore()));
  });

  it('is refused for a store in which one byte changed, even where no record lies', async (t) => {
    const {store, output, plan, carryOut} = workplace(t);
    await plan();
    const bytes = readFileSync(store);
    bytes[4095] ^= 1;
    writeFileSync(store, bytes);
    await leavesUnchanged(store, async () => {
      await assert.rejects(carryOut(), raises(conditions.planStale));
      await assert.rejects(carryOut(true), raises(conditions.planStale));
    });
    assert.equal(existsSync(output), false);
  });

  it('is refused when a repair would change other things than it says', async (t) => {
    const {output, plan, carryOut, planFile} = workplace(t);
    await plan();
    const document = JSON.parse(readFileSync(planFile, 'utf8'));
    document.changes.slot_ids_rewritten = [];
    writeFileSync(planFile, JSON.stringify(document));
    await assert.rejects(carryOut(), raises(conditions.planStale));
    assert.equal(existsSync(output), false);
  });

  it('is JSON of its own kind', async (t) => {
    const {carryOut, planFile} = workplace(t);
    await assert.rejects(carryOut(), raises(conditions.inputMissing));
    for (const text of [
      '',
      'no JSON',
      '[]',
      'null',
      '{}',
      '{"plan_version": 2}',
      '{"plan_version": 1, "source_blake3": 1}',
    ]) {
      writeFileSync(planFile, text);
      await assert.rejects(carryOut(), raises(conditions.planUnreadable), text);
    }
  });

  it('is only left by a dry run, and replaces nothing unless told to', async (t) => {
    const {store, output, plan, planFile} = workplace(t);
    await assert.rejects(
      finish(repair({store, output, force: false, dryRun: false, planFile})),
      raises(conditions.usage),
    );
    writeFileSync(planFile, 'something else');
    await assert.rejects(plan(), raises(conditions.outputExists));
    await assert.rejects(
      finish(repair({store, output, force: true, dryRun: true, planFile: store})),
      raises(conditions.outputIsInput),
    );
  });
});
