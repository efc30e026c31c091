import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {catalog} from '../../../src/engine/operations/catalog/catalog.js';
import {catalogDrift} from '../../../src/engine/operations/catalog/drift.js';
import {catalogDriftRenderer} from '../../../src/ui/catalog-drift-text.js';
import {backUp} from '../../support/backup-of.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** A store with a copy after each of these changes. */
async function workplace(t: TestContext, changes: readonly ((graph: Graph) => unknown)[]) {
  const store = path.join(temporaryDirectory(t), `it's.liel`);
  writeFileSync(store, smallStore());
  const copies: string[] = [];
  for (const [i, change] of changes.entries()) {
    const graph = await Graph.open(store);
    change(graph);
    graph.commit();
    await graph.close();
    const now = new Date(Date.UTC(2026, 0, i + 1));
    copies.push((await backUp(store, path.join(store, '../backups/'), {now})).backup);
  }
  const ask = async (nameLimit?: number) =>
    (await finish(catalogDrift({target: store, ...(nameLimit !== undefined && {nameLimit})}))).report;
  return {copies, ask};
}

describe('the drift of a schema', () => {
  const changes = [
    () => {},
    (graph: Graph) => graph.updateNode(1, properties({rank: 8n})),
    (graph: Graph) => graph.updateNode(1, properties({rank: 'eight'})),
    () => {},
    (graph: Graph) => graph.addNode(['\u001b[31mNew'], properties({})),
  ];

  it('is what came and went between which copies, with the fingerprints that catalog gives', async (t) => {
    const {copies, ask} = await workplace(t, changes);
    const report = await ask();
    const [{schemas} = {schemas: []}] = report.stores;
    assert.deepEqual(
      schemas.map(({since, until, copies, after}) => [since.backup, until.backup, copies, after?.backup ?? null]),
      [
        [copies[0], copies[1], 2, null],
        [copies[2], copies[3], 2, copies[1]],
        [copies[4], copies[4], 1, copies[3]],
      ],
    );
    assert.deepEqual(schemas[1]?.drift, [{change: 'added', what: 'node property', names: ['N', 'rank', 'string']}]);
    for (const {since, fingerprint} of schemas)
      assert.equal(fingerprint, (await finish(catalog({store: since.backup}))).report.fingerprint);
    assert.equal(catalogDriftRenderer.exit?.(report), 0);
    assert.ok(!catalogDriftRenderer.text(report)?.includes('\u001b[31mNew'), 'a label colours the terminal');
  });

  it('passes over a copy that is not what it was, with exit 1, and refuses a copy without a schema', async (t) => {
    const {copies, ask} = await workplace(t, changes);
    const bytes = readFileSync(copies[2]!);
    writeFileSync(copies[2]!, bytes.fill(1, 4096, 5000));
    const report = await ask();
    assert.deepEqual(
      report.stores[0]?.schemas.map(({copies}) => copies),
      [2, 1, 1],
    );
    assert.deepEqual(
      report.stores[0]?.passed_over.map(({backup}) => backup),
      [copies[2]],
    );
    assert.equal(catalogDriftRenderer.exit?.(report), 1);
    await assert.rejects(ask(1), raises(conditions.catalogTooLarge));
  });
});
