import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {allConditions} from '../src/engine/faults/conditions.js';
import {type Condition, exit} from '../src/engine/faults/fault.js';
import {toExplanation} from '../src/engine/operations/explain.js';
import {shellWords} from './support/command-lines.js';
import {type Corruption, corrupt} from './support/corrupt.js';
import {type Ended, runProgram} from './support/program.js';
import {states} from './support/states.js';
import {temporaryDirectory} from './support/temp-directory.js';

/** Another file under the name of the store. */
const become = (store: Corruption, text: string): Corruption =>
  store.truncate(0).write(0, Buffer.from(text)).truncate(text.length);

/** Damage to the sample store that makes `verify` name the condition. */
const damages: Readonly<Record<string, (store: Corruption) => Corruption>> = {
  L1001: (store) => store.write(0, [0x6c]),
  L1002: (store) => store.write(16, [2]),
  L1003: (store) => store.header('pageSize', 8192),
  L1004: (store) => store.write(24, [200]),
  L1005: (store) => store.truncate(5_000_000),
  L1006: (store) => store.header('nextPropOffset', 1),
  L1007: (store) => store.index('node', 'count', 511),
  L1008: (store) => store.extent('edge', 0, 4096n),
  L1009: (store) => store.header('nextNodeId', 16_130),
  L1010: (store) => store.header('nodeCount', 20_000),
  L1011: (store) => store.header('nextNodeId', 30),
  L1012: (store) => store.node(17, 'nodeId', 16n),
  L1013: (store) => store.node(17, 'propOffset', 4096),
  L1014: (store) => store.node(17, 'propOffset', store.blobOf('node', 19).offset),
  L1015: (store) => store.write(store.blobOf('node', 17).offset, [0x5f]),
  L1016: (store) => store.node(17, 'propLength', store.blobOf('node', 17).length + 1),
  L1017: (store) => store.header('nextPropOffset', store.blobOf('node', 19).offset),
  L1040: (store) => become(store, 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 7356416\n'),
  L1041: (store) => store.truncate(0),
  L1042: (store) => become(store, '{"edges":[],"export_version":1,"nodes":[]}\n'),
  L1018: (store) => store.truncate(store.bytes().length + 5000),
  L3001: (store) => store.header('walLength', 1n << 40n),
  L4001: (store) => store.edge(12, 'toNode', 999n),
  L4002: (store) => store.node(19, 'firstOutEdge', 32),
  L4003: (store) => store.node(5, 'outDegree', 7),
  L4007: (store) => store.edge(12, 'toNode', 1n),
  L4008: (store) => store.edge(12, 'toNode', 999n),
  L4009: (store) => store.edge(12, 'flags', 1),
};

/** States of the surroundings, where the condition is none of the bytes. */
const surroundings: Readonly<Record<string, string>> = {
  L1030: 'changed-page',
  L2002: 'nameless-lock',
  L3004: 'torn-wal',
  L5020: 'stale-lock',
};

/** Reported by verify, and provoked where seals and writers are: verify reads on behind a page digest, and L3002, L3003 are refused where a store is opened. */
const provokedElsewhere = ['L1031', 'L1032', 'L1033', 'L1034', 'L1035', 'L3002', 'L3003', 'L4017', 'L5001'];

/** Commands that report what is so, and change nothing. */
const reporting: readonly string[] = ['doctor', 'explain', 'inspect', 'lock', 'stats', 'verify'];

/** What a line may end with: an answer, or a refusal because of the state. Environment and bugs are mistakes here. */
const answers: readonly (number | null)[] = [exit.done, exit.no, exit.undecidable, exit.busy, exit.acceptedLoss];
/** Where no state is made for a condition, a line may also miss the file that it is about; it is understood all the same. */
const isMissing = ({code, stderr}: Ended): boolean => code === exit.usage && !stderr.startsWith('liel: L0001');

/** Whether there is a store here in which verify reports a condition. */
const isProvoked = ({code, layer}: Condition): boolean =>
  layer !== undefined && (code in damages || code in surroundings);

it('every condition that verify reports is provoked here or named', () => {
  const reported = allConditions().filter(({layer}) => layer !== undefined);
  const others = reported.filter((condition) => !isProvoked(condition)).map(({code}) => code);
  assert.deepEqual(others, provokedElsewhere);
});

describe('each command line on the page of a condition gives an answer in the state that it is about:', {
  concurrency: 2,
}, () => {
  for (const condition of allConditions()) {
    const {code, next, verify} = toExplanation(condition);
    // No server is asked for buckets of examples.
    const lines = [...next, ...verify].filter((line) => line.startsWith('liel ') && !line.includes(' s3://'));
    if (lines.length === 0) continue;
    it(`${code} ${condition.title}`, async (t) => {
      const cwd = temporaryDirectory(t);
      await states[surroundings[code] ?? 'kept'](cwd, t);
      const store = path.join(cwd, 'project.liel');
      const damage = damages[code];
      if (damage) writeFileSync(store, damage(corrupt(readFileSync(store))).bytes());
      if (isProvoked(condition)) {
        const found = await runProgram(['verify', 'project.liel', '--json'], {cwd});
        assert.match(found.stdout, new RegExp(`"${code}"`), found.stdout);
        // What its page says that verify ends with.
        assert.equal(found.code, condition.endsVerify === 'always' ? exit.undecidable : exit.no);
      }
      for (const line of lines) {
        const run = await runProgram(shellWords(line).slice(1), {cwd});
        const hasState = damage !== undefined || code in surroundings;
        assert.doesNotMatch(run.stderr, /^liel: L0001 /, line);
        // What is to help must not end in the same trouble; what only reports it may say so again.
        const [, answered] = /^liel: (L\d{4}) /m.exec(run.stderr) ?? [];
        const leadsOn = answered !== code || reporting.includes(shellWords(line)[1]);
        assert.ok(!hasState || leadsOn, `${line} ends in ${code} again`);
        assert.ok(
          answers.includes(run.code) || (!hasState && isMissing(run)),
          `${line}: exit ${run.code}\n${run.stderr}`,
        );
      }
    });
  }
});
