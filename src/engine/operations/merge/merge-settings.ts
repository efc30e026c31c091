import {readIdentityRules} from '../../evidence/identity-rules.js';
import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import type {NodeMatching} from '../../peer/node-identity.js';
import type {ConflictPolicy, EdgeStrategy, MergeSettings} from './merge-plan.js';

/** What an operator asked for, word by word. */
export interface MergeRequest {
  readonly dryRun: boolean;
  readonly failOnConflict: boolean;
  readonly output: string | undefined;
  readonly nodeKeys: readonly string[];
  /** File with identity rules. */
  readonly identityRules: string | undefined;
  readonly edgeStrategy: EdgeStrategy;
  readonly onNodeConflict: ConflictPolicy;
  readonly allowDuplicates: boolean;
  /** File with a plan to carry out. */
  readonly fromPlan: string | undefined;
}

/**
 * How a merge is to be done. Raises L0001 for words that do not go together, in the peer's order, and what reading
 * identity rules raises.
 */
export async function howToMerge(request: MergeRequest): Promise<MergeSettings | {readonly planFile: string}> {
  const {dryRun, failOnConflict, output, nodeKeys, identityRules, fromPlan} = request;
  if (failOnConflict && !dryRun) throw usage('--fail-on-conflict requires --dry-run');
  if (nodeKeys.length > 0 && identityRules !== undefined) {
    throw usage('--node-key and --identity-rules cannot be used together');
  }
  if (output === undefined && !dryRun) throw usage('merge output is required unless --dry-run is set');
  if (fromPlan !== undefined) return {planFile: fromPlan};
  const {edgeStrategy, onNodeConflict, allowDuplicates} = request;
  return {matching: await matchingOf(nodeKeys, identityRules), edgeStrategy, onNodeConflict, allowDuplicates};
}

async function matchingOf(keys: readonly string[], rulesFile: string | undefined): Promise<NodeMatching | undefined> {
  if (keys.length > 0) return {mode: 'node_key', keys};
  return rulesFile === undefined ? undefined : {mode: 'identity_rules', rules: await readIdentityRules(rulesFile)};
}

function usage(problem: string): Fault {
  return fault(conditions.usage, {problem, command: 'merge'});
}
