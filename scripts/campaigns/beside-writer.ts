/**
 * The Python package commits to a store, opens and closes it, while everything that can be done with a store is done with
 * it here. Whatever is answered is of one state that the writer did have, between the last commit before and the first one
 * after; else it is busy. What is made of the store is sound; nothing that either of the two was told is in the store is lost.
 */
import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {VerifyReport} from '../../src/engine/evidence/verdict.js';
import {exit, Fault, findingText} from '../../src/engine/faults/fault.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {verify} from '../../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {everyOperation, importOfExport, placeIn, type StoreOperation} from '../../test/support/every-operation.js';
import {finish} from '../../test/support/finish.js';
import {peer, peerCommand} from '../../test/support/peer.js';
import {smallStore} from '../../test/support/sample-store.js';
import {until} from '../../test/support/waiting.js';
import {type Campaign, campaign, NotHere, type Round} from './campaign.js';

/** Each commit counts one more, adds a person, and an edge to it. It says what it will commit, and then what it has. */
const writerScript = `
import liel, random, sys, threading, time
store, seed = sys.argv[1], int(sys.argv[2])
chance = random.Random(seed)
stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
k = 0
def say(*words): print(*words, flush=True)
while not stop.is_set():
    try: db = liel.open(store)
    except liel.GraphDBError as error:
        if "lock" not in str(error).lower() and "already open" not in str(error).lower(): say("trouble", error)
        time.sleep(0.005)
        continue
    try:
        counter = db.add_node(["A"], n=0).id if k == 0 else 1
        for _ in range(chance.randint(1, 12)):
            if stop.is_set(): break
            say("begins", k + 1)
            person = db.add_node(["Person"], n=k + 1, text="x" * chance.choice([0, 10, 3000])).id
            db.add_edge(counter, "NEXT", person)
            db.update_node(counter, n=k + 1)
            db.commit()
            k += 1
            say("committed", k)
            time.sleep(chance.random() * 0.03)
    finally: db.close()
    time.sleep(chance.random() ** 2 * 0.4)
`;

/** A process of the peer that commits until it is told to stop. */
class Writer {
  private readonly child: ChildProcess;
  begun = 0;
  committed = 0;
  readonly troubles: string[] = [];
  private rest = '';

  constructor(store: string, seed: number) {
    const {file, args, env} = peerCommand(writerScript, [store, String(seed)]);
    this.child = spawn(file, args, {env, stdio: ['pipe', 'pipe', 'inherit']});
    this.child.stdout!.on('data', (chunk) => this.hear(String(chunk)));
  }

  private hear(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      const [word, count] = line.split(' ');
      if (word === 'begins') this.begun = Number(count);
      else if (word === 'committed') this.committed = Number(count);
      else this.troubles.push(line);
    }
  }

  hasStarted(): Promise<void> {
    return until('a commit', () => this.committed > 0 || this.child.exitCode !== null);
  }

  async stop(): Promise<void> {
    this.child.stdin!.end();
    await until('the end of the writer', () => this.child.exitCode !== null || this.child.signalCode !== null);
    if (this.child.exitCode !== 0) this.troubles.push(`the writer ended with ${this.child.exitCode}`);
  }
}

/** What a store, or a document of one, says of the writer's work. */
interface Counted {
  readonly counter: number;
  readonly persons: number;
  readonly edges: number;
}

interface PlainRecord {
  readonly labels?: readonly string[];
  readonly label?: string;
  readonly n: unknown;
}

function counted(nodes: readonly PlainRecord[], edges: readonly PlainRecord[]): Counted {
  return {
    counter: Number(nodes.find(({labels}) => labels?.includes('A'))?.n),
    persons: nodes.filter(({labels}) => labels?.includes('Person')).length,
    edges: edges.filter(({label}) => label === 'NEXT').length,
  };
}

function countedInStore(store: string): Counted {
  const graph = Graph.over(new MemoryDevice(store, readFileSync(store)));
  const nodes = [...graph.nodes()].map(({labels, properties}) => ({labels, n: properties.get('n')}));
  return counted(
    nodes,
    [...graph.edges()].map(({label}) => ({label, n: null})),
  );
}

function countedInDocument(file: string): Counted {
  const {nodes, edges} = JSON.parse(readFileSync(file, 'utf8'));
  // A manifest has properties beside labels, an export below them.
  return counted(
    nodes.map((node: {properties?: object}) => ({...node, ...node.properties})),
    edges,
  );
}

const operationsOfRound = 40;

/** One store with its writer, and operations on it. */
class Company {
  private readonly at: (name: string) => string;
  private readonly writer: Writer;
  private events = 0;

  constructor(
    private readonly directory: string,
    private readonly round: Round,
  ) {
    const place = placeIn(directory);
    // What works in its place works on the store itself, and its seal is that of the store.
    this.at = (name) => place(name.replace(/^y\.liel/, 'x.liel'));
    writeFileSync(this.at('healthy.liel'), smallStore());
    writeFileSync(this.at('key'), 'a key for campaigns only\n');
    this.writer = new Writer(this.at('x.liel'), round.random.below(2 ** 31));
  }

  async play(): Promise<void> {
    await this.writer.hasStarted();
    const operations = everyOperation.filter(({name}) => name !== 'heal');
    for (let i = 0; i < operationsOfRound; i++) {
      const operation = this.round.random.pick(operations);
      await this.tryOne(operation);
      if (operation.name === 'export' && existsSync(this.at('e.json'))) {
        await this.tryOne(importOfExport);
        rmSync(this.at('e.json'));
      }
    }
    await this.writer.stop();
    for (const trouble of this.writer.troubles) this.round.wrong(`the writer: ${trouble}`);
    await this.judgeEnd();
  }

  private wrong(who: string, what: string): void {
    this.round.wrong(`${who}: ${what}`);
  }

  private async tryOne(operation: StoreOperation): Promise<void> {
    const {name, makes = []} = operation;
    const least = this.writer.committed;
    try {
      const {report} = await finish(operation.run(this.at) as Promise<unknown>);
      this.round.count('answers');
      await this.judge(operation, report, least);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (error.condition.exit === exit.busy) this.round.count('busy');
      else this.wrong(name, `${error.condition.code}, exit ${error.condition.exit}: ${error.message}`);
    } finally {
      for (const file of makes.filter((made) => made !== 'e.json')) rmSync(this.at(file), {force: true});
    }
  }

  private async judge({name, store, makes = []}: StoreOperation, report: unknown, least: number): Promise<void> {
    if (name === 'events append') this.events++;
    if (name === 'verify') {
      const {ok, findings} = report as VerifyReport;
      if (!ok) this.wrong(name, findings.map(findingText).join('; '));
    }
    if (name === 'stats') {
      const {node_labels: nodes, edge_labels: edges} = report as Record<string, ReadonlyMap<string, number>>;
      const persons = nodes.get('Person') ?? 0;
      await this.judgeState(name, {counter: persons, persons, edges: edges.get('NEXT') ?? 0}, least);
    }
    if (store === 'out.liel') {
      const {ok, findings} = (await finish(verify({store: this.at(store)}))).report;
      if (!ok) this.wrong(name, `made what is not sound: ${findings.map(findingText).join('; ')}`);
      await this.judgeState(name, countedInStore(this.at(store)), name === 'import' ? 0 : least);
    }
    const [document = ''] = makes;
    if (name === 'manifest' || name === 'export')
      await this.judgeState(name, countedInDocument(this.at(document)), least);
  }

  private async judgeState(who: string, {counter, persons, edges}: Counted, least: number): Promise<void> {
    this.round.count('states compared');
    // It was said before it was committed, but may not have been heard yet.
    for (let looks = 0; looks < 400 && this.writer.begun < persons; looks++) await sleep(5);
    const most = this.writer.begun;
    const isOne = counter === persons && persons === edges && persons >= least && persons <= most;
    if (!isOne) this.wrong(who, `counter ${counter}, ${persons} persons, ${edges} edges, between ${least} and ${most}`);
  }

  private async judgeEnd(): Promise<void> {
    const {ok, findings} = (await finish(verify({store: this.at('x.liel')}))).report;
    if (!ok) this.wrong('in the end', findings.map(findingText).join('; '));
    const {committed} = this.writer;
    this.round.count('commits of the writer', committed);
    this.round.count('events of ours', this.events);
    const found = countedInStore(this.at('x.liel'));
    if (Object.values(found).some((count) => count !== committed))
      this.wrong('in the end', `${JSON.stringify(found)} of ${committed} commits that were acknowledged`);
    const graph = Graph.over(new MemoryDevice('x.liel', readFileSync(this.at('x.liel'))));
    const events = [...graph.nodes()].filter(({properties}) => properties.has('event_id')).length;
    if (events !== this.events) this.wrong('in the end', `${events} events of ${this.events} that were acknowledged`);
    const left = readdirSync(this.directory).filter((name) => /\.(partial|lock)/.test(name));
    if (left.length > 0) this.wrong('in the end', `left are ${left.join(', ')}`);
  }
}

function begin(directory: string): Campaign {
  if (!peer) throw new NotHere('the Python package liel 0.8.0 is not here');
  let number = 0;
  const round = async (one: Round): Promise<void> => {
    const own = path.join(directory, String(number++));
    mkdirSync(own);
    await new Company(own, one).play();
    rmSync(own, {recursive: true});
  };
  return {round};
}

await campaign(import.meta.url, begin);
