import assert from 'node:assert/strict';
import {existsSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {type MergeOptions, merge} from '../../../src/engine/operations/merge/merge.js';
import {conflictPolicies, edgeStrategies} from '../../../src/engine/operations/merge/merge-plan.js';
import {howToMerge} from '../../../src/engine/operations/merge/merge-settings.js';
import {jsonLine} from '../../../src/ui/json.js';
import {mergeRenderer} from '../../../src/ui/merge-text.js';
import {finish} from '../../support/finish.js';
import {digestOutsideWal} from '../../support/history.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {type SeededRandom, seededRandom} from '../../support/random.js';
import {pairKeys, pairRules, randomPair} from '../../support/random-pair.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** Pairs of stores; LIEL_PAIRS asks for more. */
const pairs = Number(process.env['LIEL_PAIRS'] ?? 60);

/** Few nodes have a region of their own, so these keys make duplicates. */
const keySets = [...pairKeys, ['region']];

/** One merge that both are asked for: a dry run, then the merge itself. */
interface Question {
  readonly left: string;
  readonly right: string;
  readonly output: string;
  readonly keys: readonly string[];
  readonly rules: string | null;
  readonly strategy: (typeof edgeStrategies)[number];
  readonly policy: (typeof conflictPolicies)[number];
  /** Whether the merge itself is made: its files take most of the time, so in small runs only some are. */
  readonly isMade: boolean;
}

/** Prints for each question the report of the dry run and of the merge, or null where the peer refuses. */
const peerScript = `
import sys, json, math
from liel.cli.merge import merge_files
from liel.cli.common import CliError
def plain(v):
    if isinstance(v, float) and not math.isfinite(v): return "NaN" if v != v else "Infinity" if v > 0 else "-Infinity"
    if isinstance(v, dict): return {k: plain(x) for k, x in v.items()}
    return [plain(x) for x in v] if isinstance(v, list) else v
def ask(q, **how):
    try:
        return plain(merge_files(q["left"], q["right"], q["output"] + ".peer", node_key=q["keys"] or None,
            identity_rules=q["rules"], edge_strategy=q["strategy"], on_node_conflict=q["policy"], **how))
    except CliError: return None
json.dump([[ask(q, dry_run=True), ask(q) if q["isMade"] else None] for q in json.load(sys.stdin)], sys.stdout)
`;

type Report = Record<string, unknown>;

async function ourReport(question: Question, dryRun: boolean, allowDuplicates: boolean): Promise<Report> {
  const {left, right, output, keys, rules, strategy, policy} = question;
  const how = await howToMerge({
    dryRun,
    failOnConflict: false,
    output,
    nodeKeys: keys,
    identityRules: rules ?? undefined,
    edgeStrategy: strategy,
    onNodeConflict: policy,
    allowDuplicates,
    fromPlan: undefined,
  });
  const options: MergeOptions = {left, right, output, force: false, dryRun, how, plan: undefined, waitMs: 0};
  const renderer = mergeRenderer(false);
  const {report} = await finish(merge(options));
  assert.notEqual(renderer.text(report), '');
  return JSON.parse(jsonLine(renderer.json(report)));
}

/** The report without the members that the peer does not have, and without the name of the output. */
function withoutOurs(report: Report | null): unknown {
  const {nodes_skipped: _n, edges_skipped: _e, plan: _p, output: _o, left: _l, right: _r, ...kept} = report as Report;
  const without = ({source_id: _s, destination_id: _d, ...finding}: Report): Report => finding;
  return {
    ...kept,
    warnings: (kept['warnings'] as Report[]).map(without),
    conflicts: (kept['conflicts'] as Report[]).map(without),
  };
}

/** Of a merge by keys the peer tells no warnings; our preview tells the same as the merge. */
const withoutWarnings = (report: Report | null): unknown => ({...(withoutOurs(report) as Report), warnings: []});

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
    const how = (name: string, keys: readonly string[], by: string | null): Question => {
      const [strategy, policy] = [random.pick(edgeStrategies), random.pick(conflictPolicies)];
      const isMade = pairs >= 200 || random.chance(0.3);
      const output = path.join(directory, `${i}-${name}.liel`);
      return {left, right, output, keys, rules: by, strategy, policy, isMade};
    };
    return [how('all', [], null), ...keySets.map((keys) => how(keys.join(), keys, null)), how('rules', [], rules)];
  }).flat();
}

/** Asks both; returns what happened, in a word. */
async function compare(question: Question, preview: Report | null, merged: Report | null): Promise<string> {
  const {output, keys} = question;
  const dryRun = await ourReport(question, true, false);
  assert.deepEqual(withoutOurs(dryRun), withoutOurs(preview));
  const isBlocked = dryRun['can_merge'] === false;
  if (!question.isMade) return isBlocked ? 'blocked in a preview' : 'previewed';
  const real = await ourReport(question, false, false);
  // The preview tells the truth.
  assert.deepEqual({...real, dry_run: true}, dryRun);
  assert.equal(existsSync(output), !isBlocked);
  const again = isBlocked && keys.length > 0 ? await ourReport(question, false, true) : real;
  if (again['can_merge'] === false) {
    assert.equal(merged, null, 'the peer refuses it too');
    return 'blocked';
  }
  assert.deepEqual(withoutWarnings(again), withoutWarnings(merged));
  assert.equal(digestOutsideWal(output), digestOutsideWal(`${output}.peer`), 'the bytes of the merged stores');
  return isBlocked ? 'folded' : 'merged';
}

describe('merge and the peer', () => {
  it(
    `give the same reports and the same bytes for ${pairs} random pairs of stores, in every mode`,
    needsPeer,
    async (t) => {
      const random = seededRandom(t);
      const directory = temporaryDirectory(t);
      const outcomes = new Map<string, number>();
      // In batches: a store takes 6 MB of disk.
      for (let done = 0; done < pairs; done += 10) {
        const questions = writePairs(random, directory, Math.min(10, pairs - done));
        const run = runPeer(peerScript, [], {input: JSON.stringify(questions)});
        const answers: [Report | null, Report | null][] = JSON.parse(run.stdout || run.stderr);
        for (const [i, question] of questions.entries()) {
          const outcome = await compare(question, ...answers[i]).catch((error) => {
            throw new Error(jsonLine(question), {cause: error});
          });
          const name = `${question.rules ? 'rules' : question.keys.join() || 'append'}: ${outcome}`;
          outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
          rmSync(question.output, {force: true});
          rmSync(`${question.output}.peer`, {force: true});
        }
      }
      t.diagnostic(
        [...outcomes]
          .map(([name, count]) => `${name} ${count}`)
          .sort()
          .join(', '),
      );
      if (pairs >= 200)
        for (const mode of ['append', 'slug', 'region', 'rules'])
          assert.ok(outcomes.has(`${mode}: ${mode === 'region' ? 'folded' : 'merged'}`));
    },
  );
});
