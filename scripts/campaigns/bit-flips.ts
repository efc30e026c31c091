/**
 * Turns single bits of a store and asks what notices. Beside a seal every flip must be found, and the page named. Without
 * one, it is counted how many the structure alone shows.
 */
import {createHash} from 'node:crypto';
import {logicalDigest} from '../../src/engine/evidence/logical-digest.js';
import {compareSeal} from '../../src/engine/evidence/seal/compare-seal.js';
import {makeSeal} from '../../src/engine/evidence/seal/seal-file.js';
import {surveyStore} from '../../src/engine/evidence/survey.js';
import {Fault} from '../../src/engine/faults/fault.js';
import {dataStart, headerSize, pageSize} from '../../src/engine/format/records/constants.js';
import {edgeSlot, nodeSlot} from '../../src/engine/format/records/layouts.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {readStore} from '../../src/engine/storage/reading/open-store.js';
import type {SeededRandom} from '../../test/support/random.js';
import {properties} from '../../test/support/sample-store.js';
import {campaign, type Round} from './campaign.js';

/** A store of 300 nodes and about 600 edges, after commits, updates and deletions. */
export function campaignStore(random: SeededRandom): Uint8Array {
  const device = new MemoryDevice('campaign.liel');
  const graph = Graph.over(device);
  for (let i = 1; i <= 310; i++) {
    const content = {name: `node ${i}`, rank: BigInt(random.below(1000)), weight: random.next()};
    graph.addNode([random.pick(['File', 'Task', 'Decision', 'Person'])], properties(content));
  }
  graph.commit();
  for (let i = 1; i <= 620; i++) {
    graph.addEdge(
      1 + random.below(300),
      random.pick(['USES', 'PART_OF']),
      1 + random.below(300),
      properties({n: BigInt(i)}),
    );
  }
  graph.commit();
  for (let id = 301; id <= 310; id++) graph.deleteNode(id);
  for (let i = 0; i < 30; i++) graph.updateNode(1 + random.below(300), properties({rank: BigInt(i)}));
  graph.commit();
  return new Uint8Array(device.content());
}

/** What came of flips in a sealed store. */
export interface SealedFlips {
  readonly flips: number;
  found: number;
  /** Found, and exactly the page with the bit was named. */
  placed: number;
  /** Offsets of flips that nothing noticed. */
  readonly silent: number[];
}

/** Flips bits beside a seal: half of them anywhere in the file, half in bytes that say something. */
export async function flipSealed(healthy: Uint8Array, flips: number, random: SeededRandom): Promise<SealedFlips> {
  const device = new MemoryDevice('flipped.liel', healthy);
  const seal = await makeSeal(device, {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: 0});
  const telling = tellingBytes(healthy);
  const result: SealedFlips = {flips, found: 0, placed: 0, silent: []};
  for (let i = 0; i < flips; i++) {
    const at = i % 2 === 0 ? random.below(healthy.length) : random.pick(telling);
    const restore = flip(device, at, random.below(8));
    const {verdict, pages} = await compareSeal(device, seal);
    restore();
    if (verdict !== 'damaged') result.silent.push(at);
    else result.found++;
    if (verdict === 'damaged' && pages.length === 1 && pages[0] === Math.floor(at / pageSize)) result.placed++;
  }
  return result;
}

/** What came of flips in a store without a seal. */
export interface UnsealedFlips {
  readonly flips: number;
  /** Reported as findings; the rest of the store can be judged. */
  found: number;
  /** Reported, and the store cannot be read beyond it. */
  refused: number;
  /** Not reported, and all records and lists are as they were. */
  harmless: number;
  /** Not reported, but named as a doubt: a record is another. */
  doubted: number;
  /** Neither, and a record or a list is another. */
  silent: number;
}

/** Flips bits that say something, without a seal. */
export async function flipUnsealed(healthy: Uint8Array, flips: number, random: SeededRandom): Promise<UnsealedFlips> {
  const device = new MemoryDevice('flipped.liel', healthy);
  const telling = tellingBytes(healthy);
  const truth = await contentOf(device);
  const result = {flips, found: 0, refused: 0, harmless: 0, doubted: 0, silent: 0};
  for (let i = 0; i < flips; i++) {
    const restore = flip(device, random.pick(telling), random.below(8));
    const {findings, notes, fatal} = await surveyStore(
      () => readStore(device, device.name),
      'real',
      undefined,
      () => {},
    );
    if (fatal) result.refused++;
    else if (findings.count > 0) result.found++;
    else if ((await contentOf(device)) === truth) result.harmless++;
    else if (notes.length > 0) result.doubted++;
    else result.silent++;
    restore();
  }
  return result;
}

function flip(device: MemoryDevice, at: number, bit: number): () => void {
  const old = Uint8Array.of(device.content()[at]);
  device.write(Uint8Array.of(old[0] ^ (1 << bit)), at);
  return () => device.write(old, at);
}

/** Offsets of the bytes that say something: the header, index entries, slots that were given out, property bytes. */
function tellingBytes(store: Uint8Array): number[] {
  const {header, chains} = readStore(new MemoryDevice('s', store), 's');
  const offsets = Array.from({length: headerSize}, (_, i) => i);
  const add = (from: number, to: number): void => {
    for (let at = from; at < to; at++) offsets.push(at);
  };
  for (const {indexPages, extents} of Object.values(chains))
    for (const page of indexPages) add(page, page + 16 + 8 * extents.length);
  for (const [extent, ids, perPage, size] of [
    [chains.node.extents[0], header.nextNodeId - 1, 63, nodeSlot.size],
    [chains.edge.extents[0], header.nextEdgeId - 1, 51, edgeSlot.size],
  ]) {
    for (let i = 0; i < ids; i++) {
      const at = extent + Math.floor(i / perPage) * pageSize + 8 + (i % perPage) * size;
      add(at, at + size);
    }
  }
  add(chains.prop.extents[0], header.nextPropOffset);
  return offsets.filter((at) => at < headerSize || at >= dataStart);
}

/** All records and lists of a store that has no findings, as a digest. */
async function contentOf(device: MemoryDevice): Promise<string> {
  const snapshot = readStore(device, device.name);
  const digest = createHash('sha256').update((await logicalDigest(snapshot, () => {})).manifestSha256);
  try {
    const graph = Graph.over(new MemoryDevice('copy', device.content()));
    for (let id = 1; id < snapshot.header.nextNodeId; id++) {
      const isThere = graph.hasNode(id);
      digest.update(isThere ? `${id}: ${graph.neighbours(id)}; ` : '-');
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    digest.update(error.message);
  }
  return digest.digest('hex');
}

const flipsOfRound = 50;

/** Flips bits of one store, beside its seal and without. */
async function flipRound({random, count, wrong}: Round): Promise<void> {
  const healthy = campaignStore(random);
  const unsealed = await flipUnsealed(healthy, flipsOfRound, random);
  for (const key of ['refused', 'found', 'harmless', 'doubted', 'silent'] as const)
    count(`${key} without a seal`, unsealed[key]);
  const sealed = await flipSealed(healthy, flipsOfRound, random);
  count('found with a seal', sealed.found);
  count('placed with a seal', sealed.placed);
  count('silent with a seal', sealed.silent.length);
  if (sealed.silent.length > 0) wrong(`silent beside a seal: bits at ${sealed.silent.join(', ')}`);
  if (sealed.placed < sealed.found) wrong(`${sealed.found - sealed.placed} flips were found on another page`);
}

await campaign(import.meta.url, () => ({round: flipRound}));
