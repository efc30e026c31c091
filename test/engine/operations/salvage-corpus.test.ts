import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync, rmSync} from 'node:fs';
import {after, before, describe, it, test} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Fault} from '../../../src/engine/faults/fault.js';
import {dataStart, walStart} from '../../../src/engine/format/records/constants.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {damagedBytes, damagedStores, needsCorpus, type Truth} from '../../support/corpus.js';
import {finish} from '../../support/finish.js';
import {contentOf} from '../../support/graph-content.js';
import {readByPeer} from '../../support/history.js';
import {needsPeer} from '../../support/peer.js';
import {compareRecords, type Salvaged, salvageBytes} from '../../support/salvaged.js';
import {quickDirectory} from '../../support/temp-directory.js';

let directory = '';
before(() => {
  directory = quickDirectory();
});
after(() => rmSync(directory, {recursive: true}));

const foreign = (truth: Truth): boolean => truth.kind === 'foreign';
/** Of a committed or torn journal nothing can be left out: it is the damage itself, or part of the healthy state. */
const needsWal = (truth: Truth): boolean => truth.kind === 'wal' || truth.name.includes('wal');

/** Salvages a damaged store; undefined where there was nothing to salvage. */
async function attempt(bytes: Uint8Array): Promise<Salvaged | undefined> {
  try {
    return await salvageBytes(bytes, directory);
  } catch (error) {
    if (!(error instanceof Fault) || error.condition.code !== conditions.nothingToSalvage.code) throw error;
    return undefined;
  }
}

const known = new Map<string, Salvaged['records']>();

/** The records of the healthy twin; checked once against the graph that the healthy store is. */
async function healthyRecords(truth: Truth): Promise<Salvaged['records']> {
  const bytes = damagedBytes(truth.name, truth.what === 'healthy' ? 'file' : 'healthy');
  const digest = createHash('sha256').update(bytes).digest('hex');
  const records = known.get(digest) ?? (await provenRecords(bytes));
  known.set(digest, records);
  return records;
}

async function provenRecords(bytes: Uint8Array): Promise<Salvaged['records']> {
  const {report, output, records} = await salvageBytes(bytes, directory);
  assert.equal(report.complete, true, 'a healthy store is recovered whole');
  const content = (store: Uint8Array): string => contentOf(Graph.over(new MemoryDevice('store', store)));
  assert.equal(content(readFileSync(output)), content(bytes), 'and its graph is the same');
  return records;
}

const totals = {stores: 0, readable: 0, exact: 0, more: 0};
const changed: string[] = [];

for (const residue of ['left in place', 'wiped']) {
  describe(`over the damaged stores of the corpus, old page images in the WAL region ${residue}`, needsCorpus, () => {
    for (const truth of damagedStores().filter((store) => !foreign(store))) {
      if (residue === 'wiped' && (needsWal(truth) || /counters|adjacency/.test(truth.kind))) continue;
      it(`${truth.name}: every readable record comes back, and no other`, async () => {
        const bytes = Buffer.from(damagedBytes(truth.name));
        if (residue === 'wiped') bytes.fill(0, walStart, Math.min(dataStart, bytes.length));
        const healthy = await healthyRecords(truth);
        const salvaged = await attempt(bytes);
        const {exact, wrong} = salvaged ? compareRecords(salvaged, healthy) : {exact: {nodes: 0, edges: 0}, wrong: []};
        assert.ok(exact.nodes >= truth.readable.nodes, `nodes: ${exact.nodes} of ${truth.readable.nodes}`);
        assert.ok(exact.edges >= truth.readable.edges, `edges: ${exact.edges} of ${truth.readable.edges}`);
        if (truth.detectableWithoutSeal) assert.deepEqual(wrong, []);
        changed.push(...wrong.map((record) => `${truth.name} ${record}`));
        totals.stores++;
        totals.readable += truth.readable.nodes + truth.readable.edges;
        totals.exact += exact.nodes + exact.edges;
        if (!salvaged) return;
        const verdict = await finish(verify({store: salvaged.output, shadowed: 'real'}));
        assert.equal(verdict.report.ok, true, JSON.stringify(verdict.report.findings));
        await judgeLedger(salvaged);
      });
    }
  });
}

/** Every record of the new store, and every record written as a line, has its line in the ledger. */
async function judgeLedger({output, ledger, records, report}: Salvaged): Promise<void> {
  const graph = Graph.over(new MemoryDevice('new', readFileSync(output)));
  const stored = [...ledger.values()].filter((line) => line.stored);
  assert.equal(stored.filter(({kind}) => kind === 'node').length, graph.nodeCount);
  assert.equal(stored.filter(({kind}) => kind === 'edge').length, graph.edgeCount);
  assert.deepEqual([report.nodes.stored, report.edges.stored], [graph.nodeCount, graph.edgeCount]);
  for (const [name, {verdict}] of records) assert.equal(ledger.get(name)?.verdict, verdict, name);
  for (const [name, {verdict, why, stored: isStored, record}] of ledger) {
    if (verdict !== 'recovered') assert.ok(why !== undefined && why.length > 0, `${name} has a reason`);
    if (records.has(name)) assert.equal(record === undefined, isStored, `what is not stored is in the ledger: ${name}`);
  }
}

describe('what is no store', needsCorpus, () => {
  for (const truth of damagedStores().filter(foreign)) {
    it(`${truth.name} is refused`, async () => {
      assert.equal(await attempt(damagedBytes(truth.name)), undefined);
    });
  }
});

describe('over all of the corpus', needsCorpus, () => {
  it('only damage that no look at the file can notice changes a record', (t) => {
    t.diagnostic(`${totals.stores} runs: ${totals.exact} records exact, ${totals.readable} counted as readable`);
    t.diagnostic(`changed, and beyond notice: ${changed.join(', ') || 'none'}`);
    assert.ok(totals.exact >= totals.readable);
    assert.ok(changed.length <= 5);
  });
});

test('the peer reads a salvaged store as the graph it was', {...needsCorpus, ...needsPeer}, async () => {
  const truths = damagedStores().filter(({name}) => /^(008|039|047|057|110|126|158)-/.test(name));
  for (const truth of truths) {
    const {output} = await salvageBytes(damagedBytes(truth.name), directory);
    const twin = damagedBytes(truth.name, truth.what === 'healthy' ? 'file' : 'healthy');
    const expected = contentOf(Graph.over(new MemoryDevice('twin', twin)));
    assert.deepEqual(readByPeer([output]), [expected], truth.name);
  }
});
