/**
 * `npx tsx scripts/many-stores.ts [STORES] [SHARDS] [SAMPLE]`, 10,000 in 16 without them: hard links of 100 different stores, 30 links to
 * damaged ones. Each shard is verified by the program, as a machine would, and `liel report` sums them; the sum must name the right
 * 30. Then as many stores as SAMPLE with a process each, for what that costs. Prints one line of figures; exits with 1 where the sum
 * is not right.
 */
import {spawnSync} from 'node:child_process';
import {linkSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {corrupt} from '../test/support/corrupt.js';
import {properties, smallStore} from '../test/support/sample-store.js';

const kinds = 100;
const damaged = 30;

const program = path.resolve(import.meta.dirname, '../bin/run.js');

/** CPU time of a command and all that it started, in milliseconds, and what it printed. */
function timed(
  command: string,
  cwd: string,
): {readonly status: number | null; readonly stdout: string; readonly ms: number} {
  const script = `TIMEFORMAT='%U %S'; time { ${command}; }`;
  const {status, stdout, stderr} = spawnSync('bash', ['-c', script], {cwd, encoding: 'utf8', maxBuffer: 2 ** 30});
  const [user = Number.NaN, system = Number.NaN] = stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return {status, stdout, ms: Math.round((user + system) * 1000)};
}

/** Puts the stores into a directory. Returns the names of those that are damaged. */
function makeStores(cwd: string, stores: number): string[] {
  const at = (name: string): string => path.join(cwd, name);
  for (let kind = 0; kind < kinds; kind++) {
    const store = smallStore((graph) => {
      for (let i = 0; i < 10 * kind; i++) graph.addNode(['N'], properties({name: `kind ${kind}, ${i}`}));
    });
    writeFileSync(at(`${kind}.sound`), store);
    if (kind < damaged) writeFileSync(at(`${kind}.damaged`), corrupt(store).node(1, 'nodeId', 9n).bytes());
  }
  const wrong: string[] = [];
  const every = Math.floor(stores / damaged);
  for (let i = 0; i < stores; i++) {
    const name = `store-${String(i).padStart(6, '0')}.liel`;
    const isWrong = i % every === 0 && wrong.length < damaged;
    linkSync(at(isWrong ? `${wrong.length}.damaged` : `${i % kinds}.sound`), at(name));
    if (isWrong) wrong.push(name);
  }
  return wrong;
}

interface Summed {
  readonly stores: readonly {readonly store: string; readonly verdict: string}[];
}

function main(stores: number, shards: number, sample: number): void {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'liel-many-'));
  try {
    const wrong = makeStores(cwd, stores);
    const liel = `'${process.execPath}' '${program}'`;
    const files = Array.from({length: shards}, (_, i) => `${i + 1}.jsonl`);
    const runs = files.map((file, i) =>
      timed(`${liel} verify '*.liel' --shard ${i + 1}/${shards} --format jsonl --quiet > ${file}`, cwd),
    );
    const sum = timed(`${liel} report ${files.join(' ')} --json`, cwd);
    const {stores: judged} = JSON.parse(sum.stdout) as Summed;
    const found = judged.filter(({verdict}) => verdict !== 'pass').map(({store}) => store);
    const isRight = sum.status === 1 && judged.length === stores && found.join() === wrong.join();
    const alone = timed(
      `for store in $(ls *.liel | head -${sample}); do ${liel} verify $store --quiet; done > all`,
      cwd,
    );
    const verifyMs = runs.reduce((total, {ms}) => total + ms, 0);
    const each = (ms: number, count: number): string => `${(ms / count).toFixed(1)} ms a store`;
    console.log(
      `${stores} stores, ${shards} shards: ${judged.length} judged, ${found.length} damaged, ${isRight ? 'the right ones' : 'WRONG'}; ` +
        `CPU ${(verifyMs / 1000).toFixed(1)} s (${each(verifyMs, stores)}), report ${(sum.ms / 1000).toFixed(1)} s; ` +
        `a process each: ${each(alone.ms, sample)} (${sample} of them)`,
    );
    if (!isRight) process.exitCode = 1;
  } finally {
    rmSync(cwd, {recursive: true});
  }
}

const [stores = 10_000, shards = 16, sample = 100] = process.argv.slice(2).map(Number);
main(stores, shards, sample);
