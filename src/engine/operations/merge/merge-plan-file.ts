import type {ChunkSink} from '../../evidence/document/pour.js';
import {documentText, longestText, type NamedKind, type OwnKind, readDocument} from '../../evidence/document-file.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {compareCodePoints} from '../../format/utf8.js';
import {checkDocument, mostPrivate, writeDocumentTo} from '../../outputs/output.js';
import type {NodeMatching} from '../../peer/node-identity.js';
import type {ConflictPolicy, EdgeStrategy, MergeCounts, MergeDecision, MergePlan, PlannedInput} from './merge-plan.js';

const mergePlanKind: OwnKind & NamedKind = {
  validator: 'mergePlan',
  kind: 'liel-merge-plan',
  olderMark: 'merge_plan_version',
  longest: longestText,
  unreadable: (path, problem, cause) => fault(conditions.mergePlanUnreadable, {path, problem}, {}, cause),
  invalid: (path, problem) => fault(conditions.mergePlanInvalid, {path, problem}),
};

/** The members of a plan behind its head, as its schema describes them. */
interface PlanDocument {
  readonly merge_plan_version: 1;
  readonly left: PlannedInput;
  readonly right: PlannedInput;
  readonly mode: 'append' | NodeMatching['mode'];
  readonly node_keys: readonly string[];
  readonly identity_rules: Readonly<Record<string, readonly string[]>>;
  readonly edge_strategy: EdgeStrategy;
  readonly on_node_conflict: ConflictPolicy;
  readonly allow_duplicates: boolean;
  readonly questions: number;
  readonly open_conflicts: number;
  readonly decisions: readonly MergeDecision[];
  readonly counts: MergeCounts | null;
}

/** Writes a plan as JSON, whole or not at all; `-` is the stream. Raises L0003 to L0005, L5001 to L5004. */
export async function writeMergePlan(
  path: string,
  plan: MergePlan,
  force: boolean,
  stream?: ChunkSink | undefined,
): Promise<void> {
  const inputs = [plan.left.path, plan.right.path] as const;
  checkDocument(path, inputs, force);
  const text = documentText(mergePlanKind, sorted(toDocument(plan)) as object);
  await writeDocumentTo(path, text, {like: mostPrivate(inputs), stream});
}

function toDocument({left, right, settings, questions, openConflicts, decisions, counts}: MergePlan): PlanDocument {
  const {matching, edgeStrategy, onNodeConflict, allowDuplicates} = settings;
  return {
    merge_plan_version: 1,
    left,
    right,
    mode: matching?.mode ?? 'append',
    node_keys: matching?.mode === 'node_key' ? matching.keys : [],
    identity_rules: matching?.mode === 'identity_rules' ? Object.fromEntries(matching.rules) : {},
    edge_strategy: edgeStrategy,
    on_node_conflict: onNodeConflict,
    allow_duplicates: allowDuplicates,
    questions,
    open_conflicts: openConflicts,
    decisions,
    counts: counts ?? null,
  };
}

/** The same data with the keys of all objects in the order of their code points, as in the documents of the peer. */
function sorted(data: unknown): unknown {
  if (data === null || typeof data !== 'object') return data;
  if (Array.isArray(data)) return data.map(sorted);
  const entries = Object.entries(data).sort(([a], [b]) => compareCodePoints(a, b));
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)]));
}

/** Reads a plan. Raises L0002, L0050 for what is no JSON, L0051 for what is no plan, L5001 and L5002. */
export async function readMergePlan(path: string): Promise<MergePlan> {
  const document = await readDocument<PlanDocument>(path, mergePlanKind);
  const {left, right, decisions, questions} = document;
  const decided = new Set<string>();
  for (const [i, {question}] of decisions.entries()) {
    if (decided.has(question)) throw mergePlanKind.invalid(path, `/decisions/${i}/question: was decided before`);
    decided.add(question);
  }
  return {
    left,
    right,
    settings: {
      matching: matchingOf(document),
      edgeStrategy: document.edge_strategy,
      onNodeConflict: document.on_node_conflict,
      allowDuplicates: document.allow_duplicates,
    },
    decisions,
    questions,
    openConflicts: document.open_conflicts,
    counts: document.counts ?? undefined,
  };
}

function matchingOf({mode, node_keys, identity_rules}: PlanDocument): NodeMatching | undefined {
  if (mode === 'append') return undefined;
  if (mode === 'node_key') return {mode, keys: node_keys};
  return {mode, rules: new Map(Object.entries(identity_rules))};
}
