import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import {writeValue} from '../../format/json/canonical-json.js';
import {JsonBytes} from '../../format/json/json-bytes.js';
import type {PropertyMap, PropertyValue} from '../../format/values/property-value.js';
import {checkOutput} from '../../outputs/output.js';
import type {NodeMatching} from '../../peer/node-identity.js';
import {writeAtomically} from '../../storage/files/atomic-file.js';
import {readWholeFile} from '../../storage/files/file-system.js';
import {
  conflictPolicies,
  decisions,
  edgeStrategies,
  type MergeCounts,
  type MergeDecision,
  type MergePlan,
  type PlannedInput,
} from './merge-plan.js';

/** Writes a plan as JSON, whole or not at all. Raises L0003 to L0005, L5001 to L5004. */
export function writeMergePlan(path: string, plan: MergePlan, force: boolean): void {
  checkOutput(path, [plan.left.path, plan.right.path], force);
  const out = new JsonBytes(4096);
  writeValue(out, toValue(planDocument(plan)), 0);
  out.byte(0x0a);
  writeAtomically(path, out.content(), plan.left.path);
}

function planDocument({left, right, settings, ...plan}: MergePlan): object {
  const {matching, edgeStrategy, onNodeConflict, allowDuplicates} = settings;
  return {
    merge_plan_version: 1,
    left,
    right,
    mode: matching?.mode ?? 'append',
    node_keys: matching?.mode === 'node_key' ? matching.keys : [],
    identity_rules: matching?.mode === 'identity_rules' ? matching.rules : {},
    edge_strategy: edgeStrategy,
    on_node_conflict: onNodeConflict,
    allow_duplicates: allowDuplicates,
    questions: plan.questions,
    open_conflicts: plan.openConflicts,
    decisions: plan.decisions,
    counts: plan.counts ?? null,
  };
}

/** Plain data as a property value, which the canonical writer takes. */
function toValue(data: unknown): PropertyValue {
  if (typeof data === 'number') return BigInt(data);
  if (data === null || typeof data !== 'object') return data as PropertyValue;
  if (Array.isArray(data)) return data.map(toValue);
  const entries = data instanceof Map ? [...data] : Object.entries(data);
  return new Map(entries.map(([key, value]) => [key, toValue(value)])) as PropertyMap;
}

/** Reads a plan. Raises L0002, L0050 for what is no JSON, L0051 for what is no plan. */
export function readMergePlan(path: string): MergePlan {
  const bytes = readWholeFile(path);
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes));
  } catch (error) {
    throw fault(conditions.mergePlanUnreadable, {path, problem: (error as Error).message}, {}, error);
  }
  return new PlanReader(path).plan(document);
}

type Members = Readonly<Record<string, unknown>>;

/** Takes a document for a plan, member by member, and believes nothing. */
class PlanReader {
  constructor(private readonly path: string) {}

  plan(document: unknown): MergePlan {
    const members = this.object(document, 'the plan');
    if (members['merge_plan_version'] !== 1) throw this.refusal('only merge_plan_version 1 is understood');
    return {
      left: this.input(members['left'], 'left'),
      right: this.input(members['right'], 'right'),
      settings: {
        matching: this.matching(members),
        edgeStrategy: this.word(members['edge_strategy'], 'edge_strategy', edgeStrategies),
        onNodeConflict: this.word(members['on_node_conflict'], 'on_node_conflict', conflictPolicies),
        allowDuplicates: this.flag(members['allow_duplicates'], 'allow_duplicates'),
      },
      decisions: this.decisions(members['decisions']),
      questions: this.count(members['questions'], 'questions'),
      openConflicts: this.count(members['open_conflicts'], 'open_conflicts'),
      counts: members['counts'] === null ? undefined : this.counts(members['counts']),
    };
  }

  private input(value: unknown, name: string): PlannedInput {
    const {path, blake3, nodes, edges} = this.object(value, name);
    if (typeof path !== 'string') throw this.refusal(`${name}.path is no text`);
    if (typeof blake3 !== 'string' || !/^[0-9a-f]{64}$/.test(blake3)) throw this.refusal(`${name}.blake3 is no digest`);
    return {path, blake3, nodes: this.count(nodes, `${name}.nodes`), edges: this.count(edges, `${name}.edges`)};
  }

  private matching(members: Members): NodeMatching | undefined {
    switch (members['mode']) {
      case 'append':
        return undefined;
      case 'node_key':
        return {mode: 'node_key', keys: this.names(members['node_keys'], 'node_keys')};
      case 'identity_rules': {
        const rules = Object.entries(this.object(members['identity_rules'], 'identity_rules'));
        if (rules.length === 0) throw this.refusal('identity_rules is empty');
        const keysOf = new Map(rules.map(([label, keys]) => [label, this.names(keys, `the rule for ${label}`)]));
        return {mode: 'identity_rules', rules: keysOf};
      }
      default:
        throw this.refusal('mode is none of append, node_key, identity_rules');
    }
  }

  private decisions(value: unknown): MergeDecision[] {
    const seen = new Set<string>();
    return this.list(value, 'decisions').map((item) => {
      const {question, decision} = this.object(item, 'a decision');
      if (typeof question !== 'string') throw this.refusal('a decision names no question');
      if (seen.has(question)) throw this.refusal(`two decisions about ${question}`);
      seen.add(question);
      return {question, decision: this.word(decision, `the decision about ${question}`, decisions)};
    });
  }

  private counts(value: unknown): MergeCounts {
    const members = this.object(value, 'counts');
    const count = (name: keyof MergeCounts): number => this.count(members[name], name);
    return {
      nodes_created: count('nodes_created'),
      nodes_reused: count('nodes_reused'),
      nodes_skipped: count('nodes_skipped'),
      edges_created: count('edges_created'),
      edges_reused: count('edges_reused'),
      edges_skipped: count('edges_skipped'),
    };
  }

  private names(value: unknown, name: string): string[] {
    const names = this.list(value, name);
    if (names.length === 0 || !names.every((item) => typeof item === 'string')) {
      throw this.refusal(`${name} is no list of names`);
    }
    return names as string[];
  }

  private word<W extends string>(value: unknown, name: string, words: readonly W[]): W {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw this.refusal(`${name} is none of ${words.join(', ')}`);
    return word;
  }

  private object(value: unknown, name: string): Members {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) throw this.refusal(`${name} is no object`);
    return value as Members;
  }

  private list(value: unknown, name: string): readonly unknown[] {
    if (!Array.isArray(value)) throw this.refusal(`${name} is no list`);
    return value;
  }

  private flag(value: unknown, name: string): boolean {
    if (typeof value !== 'boolean') throw this.refusal(`${name} is neither true nor false`);
    return value;
  }

  private count(value: unknown, name: string): number {
    if (!Number.isSafeInteger(value) || (value as number) < 0) throw this.refusal(`${name} is no count`);
    return value as number;
  }

  private refusal(problem: string): Fault {
    return fault(conditions.mergePlanInvalid, {path: this.path, problem});
  }
}
