import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {rmSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {makeSeal, sealPathOf} from '../src/engine/evidence/seal/seal-file.js';
import type {VerifyReport} from '../src/engine/evidence/verdict.js';
import type {Finding} from '../src/engine/faults/fault.js';
import {encodeSeal} from '../src/engine/format/seal.js';
import {verify} from '../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../src/engine/storage/files/device.js';
import {damagedBytes, damagedStores, hasHealthyTwin, needsCorpus, type Truth} from './support/corpus.js';
import {finish} from './support/finish.js';
import {scratchDirectory} from './support/temp-directory.js';

let directory = '';
const store = (): string => path.join(directory, 'x.liel');

before(() => {
  directory = scratchDirectory();
});
after(() => rmSync(directory, {recursive: true}));

const isHealthy = ({what}: Truth): boolean => what === 'healthy';

async function verdictOn(bytes: Uint8Array): Promise<VerifyReport> {
  writeFileSync(store(), bytes);
  // A file that was written just now would have to settle first.
  utimesSync(store(), 1e9, 1e9);
  return (await finish(verify({store: store(), shadowed: 'real'}))).report;
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Seals of healthy stores: many of the damaged ones come from the same. */
const seals = new Map<string, Uint8Array>();

async function sealOf(healthy: Uint8Array): Promise<Uint8Array> {
  const key = digestOf(healthy);
  const known = seals.get(key);
  if (known) return known;
  const identity = {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: 0};
  const seal = encodeSeal(await makeSeal(new MemoryDevice('healthy.liel', healthy), identity));
  seals.set(key, seal);
  return seal;
}

/** The verdict on a damaged store beside the seal that it had before the damage. */
async function sealedVerdictOn(name: string): Promise<VerifyReport> {
  writeFileSync(sealPathOf(store()), await sealOf(damagedBytes(name, 'healthy')));
  try {
    return await verdictOn(damagedBytes(name));
  } finally {
    rmSync(sealPathOf(store()));
  }
}

/** Whether a page is one of those that differ; long lists are cut in the middle. */
function isDamagedPage({page: pages}: Truth, page: number | undefined): boolean {
  if (page === undefined) return false;
  const gap = pages.indexOf('…');
  if (gap > 0 && page > Number(pages[gap - 1]) && page < Number(pages[gap + 1])) return true;
  return pages.includes(page);
}

/** Whether a finding names a page that was changed, or a record that was hit. */
function names(truth: Truth, {place}: Finding): boolean {
  const {nodes, edges} = truth.records;
  return (
    truth.page.length === 0 ||
    [place.page, ...(place.pages ?? [])].some((page) => isDamagedPage(truth, page)) ||
    [place.node, ...(place.nodes ?? [])].some((id) => id !== undefined && nodes.includes(id)) ||
    [place.edge, ...(place.edges ?? [])].some((id) => id !== undefined && edges.includes(id))
  );
}

describe('over the stores of the corpus', needsCorpus, () => {
  const damaged = damagedStores().filter((truth) => !isHealthy(truth));

  it('all damage that shows without a seal is found, and nearly all of it placed', async (t) => {
    const visible = damaged.filter(({detectableWithoutSeal}) => detectableWithoutSeal);
    const misplaced: string[] = [];
    for (const truth of visible) {
      const {ok, findings} = await verdictOn(damagedBytes(truth.name));
      assert.equal(ok, false, `${truth.name} is not found`);
      if (!findings.some((found) => names(truth, found))) misplaced.push(truth.name);
    }
    t.diagnostic(`${visible.length} found, ${visible.length - misplaced.length} of them with the page or a record`);
    t.diagnostic(`not placed: ${misplaced.join(', ')}`);
    assert.ok(misplaced.length <= visible.length * 0.05);
  });

  it('no healthy store is blamed', async (t) => {
    const healthy = damagedStores().filter(isHealthy);
    for (const {name} of healthy) assert.deepEqual((await verdictOn(damagedBytes(name))).findings, [], name);
    const twins = new Map<string, Uint8Array>();
    for (const {name} of damaged.filter((truth) => hasHealthyTwin(truth.name))) {
      const bytes = damagedBytes(name, 'healthy');
      twins.set(digestOf(bytes), bytes);
    }
    for (const bytes of twins.values()) assert.deepEqual((await verdictOn(bytes)).findings, []);
    t.diagnostic(`${healthy.length} healthy stores, ${twins.size} states before damage`);
  });

  it('all damage is found and placed where the store was sealed before', async (t) => {
    const sealed = damaged.filter(({name}) => hasHealthyTwin(name));
    for (const truth of sealed) {
      const {ok, findings} = await sealedVerdictOn(truth.name);
      assert.equal(ok, false, `${truth.name} is not found`);
      assert.ok(
        findings.some((found) => names(truth, found)),
        `${truth.name} is not placed`,
      );
    }
    t.diagnostic(`${sealed.length} found and placed`);
  });
});
