import type {PropertyMap} from '../../format/values/property-value.js';
import type {NodeMatching} from '../../peer/node-identity.js';

export const edgeStrategies = ['append', 'idempotent'] as const;
export const conflictPolicies = ['keep_dst', 'overwrite_from_src', 'merge_props'] as const;
const decisions = ['keep', 'take', 'skip'] as const;

/** Whether equal edges are added again, or found. */
export type EdgeStrategy = (typeof edgeStrategies)[number];
/** What happens to the properties of a node that both stores have. */
export type ConflictPolicy = (typeof conflictPolicies)[number];
/**
 * keep: the destination stays as it is. take: what comes in counts. skip: what comes in is left out, a node with its
 * edges; of a property or label the same as keep.
 */
export type Decision = (typeof decisions)[number];

/** How two stores are merged, all questions apart. */
export interface MergeSettings {
  /** How incoming nodes are found in the destination; undefined makes each of them a new node. */
  readonly matching: NodeMatching | undefined;
  readonly edgeStrategy: EdgeStrategy;
  readonly onNodeConflict: ConflictPolicy;
  /** Whether nodes with one identity become one, where they would block the merge otherwise. */
  readonly allowDuplicates: boolean;
}

/** One answer. */
export interface MergeDecision {
  /** The id of a `MergeQuestion`. */
  readonly question: string;
  readonly decision: Decision;
}

/** An input as it was when the plan was made. */
export interface PlannedInput {
  readonly path: string;
  /** BLAKE3 of the file. */
  readonly blake3: string;
  readonly nodes: number;
  readonly edges: number;
}

/** What a merge does with the records that come in. */
export interface MergeCounts {
  readonly nodes_created: number;
  readonly nodes_reused: number;
  /** Left out by a decision. */
  readonly nodes_skipped: number;
  readonly edges_created: number;
  readonly edges_reused: number;
  /** Left out with one of their nodes. */
  readonly edges_skipped: number;
}

/** A merge as it was decided: settings and answers, bound to the bytes of both inputs. */
export interface MergePlan {
  readonly left: PlannedInput;
  readonly right: PlannedInput;
  readonly settings: MergeSettings;
  readonly decisions: readonly MergeDecision[];
  /** Conflicts and warnings that the two inputs have with these settings. */
  readonly questions: number;
  /** Conflicts without a decision; while there are any, the merge is blocked. */
  readonly openConflicts: number;
  /** What the merge will do; undefined while it is blocked, or nobody has tried it with these decisions. */
  readonly counts: MergeCounts | undefined;
}

/** A node as a person compares it. */
export interface MergeRecord {
  readonly id: number;
  /** In stored order. */
  readonly labels: readonly string[];
  readonly properties: PropertyMap;
}

/** Something a person can decide. */
export interface MergeQuestion {
  /** Names the question between these two inputs and settings. */
  readonly id: string;
  /** A conflict blocks the merge until it is decided; a warning has a policy. */
  readonly kind: 'conflict' | 'warning';
  /** Types of the conflicts or the warning, as the report has them; several about one identity are one question. */
  readonly types: readonly string[];
  readonly messages: readonly string[];
  readonly identity: string | undefined;
  /** The property that differs; undefined in questions about whole nodes and labels. */
  readonly property: string | undefined;
  /** Nodes of the destination that it is about; of many the first. */
  readonly destination: readonly MergeRecord[];
  /** Incoming nodes that it is about; of many the first. */
  readonly incoming: readonly MergeRecord[];
  /** What happens without a decision; undefined blocks the merge. */
  readonly byDefault: Decision | undefined;
}
