/**
 * Small stores of random histories, damaged where the format means something, through every operation. None crashes,
 * hangs, or takes much; sources stay as they were, what was refused leaves nothing behind; all readers count the same;
 * what verify refuses, nothing makes evidence of without a word; what is made is sound; what we call sound, the peer reads
 * the same, record for record and list for list.
 */
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {logicalDigest} from '../../src/engine/evidence/logical-digest.js';
import {makeSeal, writeSeal} from '../../src/engine/evidence/seal/seal-file.js';
import {conditions} from '../../src/engine/faults/conditions.js';
import {exit, Fault, type Finding, findingText} from '../../src/engine/faults/fault.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {verify} from '../../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {readStore} from '../../src/engine/storage/reading/open-store.js';
import {everyOperation, importOfExport, placeIn, type StoreOperation} from '../../test/support/every-operation.js';
import {type Finished, finish} from '../../test/support/finish.js';
import {contentOf} from '../../test/support/graph-content.js';
import {peer} from '../../test/support/peer.js';
import {PeerReader} from '../../test/support/peer-reader.js';
import {randomStore} from '../../test/support/sample-store.js';
import {mutantOf} from '../../test/support/store-mutant.js';
import {type Campaign, campaign, type Round} from './campaign.js';

/** What one operation may take: CPU, and memory beside four times the file. */
const cpuLimitSeconds = 5;
const memoryLimit = 100 * 2 ** 20;

const mutantsOfRound = 4;

/** Findings under the committed WAL, which hides them from every reader; a copy also does without bytes that no record has. */
const saysNothing: ReadonlySet<string> = new Set([conditions.coveredPage.code]);

type Result = Finished<unknown> | Fault;

/** One store, and what came of the operations on it. */
class Subject {
  readonly at: (name: string) => string;
  /** What verify found: how much, and the first of it. */
  private found = 0;
  private findings: readonly Finding[] = [];
  private digest: string | undefined;
  private readonly counts = new Map<string, string>();

  constructor(
    private readonly directory: string,
    private readonly bytes: Uint8Array,
    private readonly round: Round,
    private readonly what: string,
  ) {
    this.at = placeIn(directory);
  }

  /** Takes it through every operation. */
  async judge(reader: PeerReader | undefined): Promise<void> {
    const {report} = await this.verified('x.liel');
    this.findings = report.findings;
    this.found = report.finding_count;
    if (report.ok !== (report.finding_count === 0)) this.wrong('verify', 'its verdict is not that of its findings');
    this.round.count(this.isSound ? 'sound' : 'damaged');
    if (this.isSound) this.digest = await digestOf(this.bytes);
    for (const operation of everyOperation) {
      await this.tryOne(operation);
      if (operation.name === 'export') await this.tryImport();
      this.clear(operation);
    }
    if (new Set(this.counts.values()).size > 1)
      this.wrong('readers', `count otherwise: ${JSON.stringify([...this.counts])}`);
    if (this.isSound && reader) await this.compareWithPeer(reader);
  }

  private get isSound(): boolean {
    return this.found === 0;
  }

  private wrong(who: string, what: string): void {
    this.round.wrong(`${this.what}: ${who}: ${what}`);
  }

  private async tryOne(operation: StoreOperation): Promise<void> {
    const {name, makes = [], store} = operation;
    const before = readdirSync(this.directory);
    const result = await this.measured(operation);
    if (result === undefined) return;
    this.round.count(result instanceof Fault ? 'refusals' : 'answers');
    if (!readFileSync(this.at('x.liel')).equals(this.bytes)) this.wrong(name, 'the source changed');
    const left = readdirSync(this.directory).filter((file) => !before.includes(file));
    const expected = result instanceof Fault ? makes.filter((file) => file === 'x.liel.seal') : makes;
    const others = left.filter((file) => !makes.includes(file));
    if (others.length > 0) this.wrong(name, `left ${others.join(', ')}`);
    if (result instanceof Fault) {
      const made = left.filter((file) => !expected.includes(file));
      if (made.length > 0) this.wrong(name, `was refused, and made ${made.join(', ')}`);
      if (this.isSound && !this.mayRefuse(name, result)) this.wrong(name, `refuses a sound store: ${result.message}`);
      return;
    }
    this.judgeReport(operation, result);
    if (store !== undefined) await this.judgeStore(operation, result);
  }

  /** Runs an operation, and looks at what it takes; undefined when it ended as nothing may. */
  private async measured({name, run}: StoreOperation): Promise<Result | undefined> {
    const cpu = process.cpuUsage();
    const [memory, peak] = [process.memoryUsage.rss(), process.resourceUsage().maxRSS];
    let result: Result | undefined;
    try {
      result = await finish(run(this.at) as Promise<unknown>);
    } catch (error) {
      if (error instanceof Fault) result = error;
      else this.wrong(name, error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    const {user, system} = process.cpuUsage(cpu);
    if (user + system > cpuLimitSeconds * 1e6) this.wrong(name, `took ${(user + system) / 1e6} s of CPU`);
    const grown = process.resourceUsage().maxRSS > peak ? process.resourceUsage().maxRSS * 1024 - memory : 0;
    if (grown > 4 * this.bytes.length + memoryLimit) this.wrong(name, `took ${Math.round(grown / 2 ** 20)} MiB`);
    const isVerdict =
      !(result instanceof Fault) || [exit.no, exit.usage, exit.undecidable].includes(result.condition.exit as never);
    if (!isVerdict) this.wrong(name, `ends with ${(result as Fault).condition.exit}: ${(result as Fault).message}`);
    return result;
  }

  private mayRefuse(name: string, {condition}: Fault): boolean {
    // A float that JSON cannot say; a way between nodes of which one is not there; a WAL beside which bytes are not signed;
    // nothing to heal, or sealed before a commit.
    return (
      condition.exit === exit.usage || ['L0015', 'L0046', 'L0060', 'L3008'].includes(condition.code) || name === 'heal'
    );
  }

  private judgeReport({name, isMaker, store}: StoreOperation, {report, notes}: Finished<unknown>): void {
    const {nodes, edges, node_count = nodes, edge_count = edges} = report as Record<string, unknown>;
    if (['stats', 'catalog', 'manifest', 'export', 'compact'].includes(name))
      this.counts.set(name, `${node_count} nodes, ${edge_count} edges`);
    if (name === 'diff with itself' && (report as {changed: boolean}).changed) this.wrong(name, 'differs from itself');
    const {
      remaining_findings = 0,
      wal_bytes_cut = 0,
      warnings = [],
      sealed = true,
    } = report as {
      remaining_findings?: number;
      wal_bytes_cut?: number;
      warnings?: unknown[];
      sealed?: boolean;
    };
    const isSilent = notes.length + remaining_findings + wal_bytes_cut + warnings.length === 0 && sealed;
    const isNothing = this.findings.every(
      ({condition: {code}}) => saysNothing.has(code) || (store !== undefined && code === conditions.trailingPages.code),
    );
    if (isMaker && isSilent && !isNothing)
      this.wrong(name, `says nothing of: ${this.findings.map(findingText).join('; ')}`);
  }

  /** What was made, or changed in its place, is sound, or its maker said that it is not. */
  private async judgeStore(
    {name, store = '', keepsRecords}: StoreOperation,
    {report, notes}: Finished<unknown>,
  ): Promise<void> {
    const {finding_count, findings} = (await this.verified(store)).report;
    const {remaining_findings = 0} = report as {remaining_findings?: number};
    this.round.count('stores made');
    // What is changed in its place has what it had.
    const had = store === 'y.liel' || notes.length > 0 ? this.found : 0;
    if (finding_count > Math.max(had, remaining_findings))
      this.wrong(name, `made what is not sound: ${findings.map(findingText).join('; ')}`);
    if (this.digest === undefined || !keepsRecords) return;
    if ((await digestOf(readFileSync(this.at(store)))) !== this.digest)
      this.wrong(name, 'made a store of other records');
  }

  /** The store that comes of the export that was just made. */
  private async tryImport(): Promise<void> {
    if (readdirSync(this.directory).includes('e.json')) await this.tryOne(importOfExport);
    this.clear(importOfExport);
  }

  private async compareWithPeer(reader: PeerReader): Promise<void> {
    const graph = Graph.over(new MemoryDevice('x.liel', this.bytes));
    const content = createHash('sha256').update(contentOf(graph)).digest('hex');
    writeFileSync(this.at('peer.liel'), this.bytes);
    const found = await reader.read(this.at('peer.liel'));
    rmSync(this.at('peer.liel'), {force: true});
    this.round.count('compared with the peer');
    if ('refused' in found) this.wrong('the peer', `refuses what we call sound: ${found.refused}`);
    else if (found.content !== content) this.wrong('the peer', 'reads other records or lists in what we call sound');
    else if (found.manifest !== this.digest) this.wrong('the peer', 'makes another manifest of what we call sound');
  }

  private verified(store: string) {
    // What is older than the grain of the clock needs no wait.
    utimesSync(this.at(store), 1_000_000_000, 1_000_000_000);
    return finish(verify({store: this.at(store)}));
  }

  private clear({makes = [], store}: StoreOperation): void {
    for (const file of makes) rmSync(this.at(file), {force: true});
    if (store === 'y.liel') put(this.at('y.liel'), this.bytes);
  }
}

function digestOf(bytes: Uint8Array): Promise<string> {
  return logicalDigest(readStore(new MemoryDevice('x.liel', bytes)), () => {}).then(
    ({manifestSha256}) => manifestSha256,
  );
}

/** Puts a store where the operations look for it, old enough that nobody waits for its time stamp. */
function put(file: string, bytes: Uint8Array): void {
  writeFileSync(file, bytes);
  utimesSync(file, 1_000_000_000, 1_000_000_000);
}

/** A random store and four mutants of it a round, each through every operation. */
export async function begin(directory: string): Promise<Campaign> {
  const at = placeIn(directory);
  const reader = peer && new PeerReader();
  writeFileSync(at('key'), 'a key for campaigns only\n');
  const round = async (one: Round): Promise<void> => {
    const {random, count} = one;
    const {closed, walLive} = randomStore(random, 10 + random.below(150));
    const healthy = random.chance(0.25) ? walLive : closed;
    put(at('healthy.liel'), healthy);
    rmSync(at('healthy.liel.seal'), {force: true});
    const identity = {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: 0};
    writeSeal(
      await makeSeal(new MemoryDevice('healthy', healthy), identity),
      at('healthy.liel.seal'),
      at('healthy.liel'),
    );
    for (let i = 0; i <= mutantsOfRound; i++) {
      const {bytes, changes} = i === 0 ? {bytes: healthy, changes: ['nothing']} : mutantOf(healthy, random);
      for (const name of ['x.liel', 'y.liel']) put(at(name), bytes);
      const subject = new Subject(directory, bytes, one, changes.join(', '));
      await subject.judge(reader);
      count('stores');
    }
  };
  return {round, end: () => reader?.close()};
}

await campaign(import.meta.url, begin);
