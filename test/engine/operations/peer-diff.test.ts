import assert from 'node:assert/strict';
import {utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {Fault} from '../../../src/engine/faults/fault.js';
import {type DiffOptions, diff} from '../../../src/engine/operations/diff/diff.js';
import {diffRenderer} from '../../../src/ui/diff-text.js';
import {jsonLine} from '../../../src/ui/json.js';
import {finish} from '../../support/finish.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {type SeededRandom, seededRandom} from '../../support/random.js';
import {pairKeys, pairRules, randomPair} from '../../support/random-pair.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** Pairs of stores; LIEL_PAIRS asks for more. */
const pairs = Number(process.env['LIEL_PAIRS'] ?? 60);

/** Reads [left, right, keys, rules] from stdin and prints what the peer answers: exit code and report or message. */
const peerScript = `
import sys, json
from liel.cli.diff import diff_files
from liel.cli.common import CliError
answers = []
for left, right, keys, rules in json.load(sys.stdin):
    try:
        report = diff_files(left, right, node_key=keys, identity_rules=rules)
        answers.append([1 if report["changed"] else 0, report])
    except CliError as error:
        answers.append([error.exit_code, error.message])
json.dump(answers, sys.stdout)
`;

type Question = readonly [left: string, right: string, keys: readonly string[], rules: string | null];

async function answerOf([left, right, nodeKeys, rules]: Question): Promise<[number, unknown]> {
  const options: DiffOptions = {
    left,
    right,
    nodeKeys,
    identityRules: rules ?? undefined,
    strict: false,
    limit: 3,
    waitMs: 0,
  };
  try {
    const {report} = await finish(diff(options));
    const renderer = diffRenderer(3);
    assert.ok(renderer.text(report) !== '');
    return [renderer.exit?.(report) as number, withoutOurs(JSON.parse(jsonLine(renderer.json(report))))];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [error.condition.exit, error.message];
  }
}

/** The report without the members that the peer does not have. */
function withoutOurs({strict: _, nodes, edges, left, right, ...report}: Record<string, object>): unknown {
  const without = ({changes: _changes, ...kind}: Record<string, unknown>): object => kind;
  const byPath = ({store: _store, ...side}: Record<string, unknown>): object => side;
  const sides = {left: byPath(left as never), right: byPath(right as never)};
  return {...report, ...sides, nodes: without(nodes as never), edges: without(edges as never)};
}

/** Writes a batch of pairs and asks about each of them in every mode. */
function writePairs(random: SeededRandom, directory: string, count: number): Question[] {
  const rules = path.join(directory, 'rules.json');
  writeFileSync(rules, JSON.stringify({identity_rules: pairRules}));
  return Array.from({length: count}, (_, i): Question[] => {
    const pair = randomPair(random, random.chance(0.2));
    const [left, right] = (['left', 'right'] as const).map((side) => {
      const file = path.join(directory, `${i}-${side}.liel`);
      writeFileSync(file, pair[side]);
      utimesSync(file, 1, 1);
      return file;
    });
    const byKeys = pairKeys.map((keys): Question => [left, right, keys, null]);
    return [
      [left, right, [], null],
      [right, left, [], null],
      [left, left, [], null],
      [left, right, [], rules],
      ...byKeys,
    ];
  }).flat();
}

describe('diff and the peer', () => {
  it(`give the same report and exit code for ${pairs} random pairs of stores, in every mode`, needsPeer, async (t) => {
    const random = seededRandom(t);
    const directory = temporaryDirectory(t);
    const outcomes = new Set<string>();
    // In batches: a store takes 6 MB of disk.
    for (let done = 0; done < pairs; done += 20) {
      const questions = writePairs(random, directory, Math.min(20, pairs - done));
      const ours: [number, unknown][] = [];
      for (const question of questions) ours.push(await answerOf(question));
      const run = runPeer(peerScript, [], {input: JSON.stringify(questions)});
      const theirs: [number, unknown][] = JSON.parse(run.stdout || run.stderr);
      for (const [i, question] of questions.entries()) {
        assert.deepEqual(ours[i], theirs[i], jsonLine(question));
        outcomes.add(`${question[3] ? 'rules' : question[2].join() || 'id'}: ${ours[i][0]}`);
      }
    }
    if (pairs >= 200) assert.equal(outcomes.size, 11, `every outcome was met: ${[...outcomes].sort().join('; ')}`);
  });
});
