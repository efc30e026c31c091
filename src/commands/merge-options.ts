import * as Flags from '@oclif/core/flags';
import {conflictPolicies, edgeStrategies} from '../engine/operations/merge/merge-plan.js';
import type {MergeRequest} from '../engine/operations/merge/merge-settings.js';
import {identityRulesFlag, nodeKeyFlag} from './flags.js';

/** What a merge is at while it goes on, in its order. */
export const mergePhases = [
  'check',
  'check lists',
  'copy',
  'match nodes',
  'match edges',
  'merge',
  'read back',
  'read back lists',
];

const settings = ['node-key', 'identity-rules', 'edge-strategy', 'on-node-conflict', 'allow-duplicates'];

export const reviewFlag = Flags.boolean({
  default: false,
  exclusive: ['output', 'dry-run', 'fail-on-conflict'],
  description: 'Decide conflicts and warnings one by one on the screen, into the file of --plan.',
});

/** Flags that say how to merge, and keep what was decided. */
export const howFlags = {
  'node-key': nodeKeyFlag,
  'identity-rules': identityRulesFlag,
  'edge-strategy': Flags.string({
    options: edgeStrategies,
    default: 'append',
    description: 'Add edges that are there already once more, or find them.',
  }),
  'on-node-conflict': Flags.string({
    options: conflictPolicies,
    default: 'keep_dst',
    description: 'What happens to the properties of a node that both stores have.',
  }),
  'allow-duplicates': Flags.boolean({default: false, description: 'Let nodes with one identity become one.'}),
  'from-plan': Flags.string({helpValue: 'FILE', exclusive: settings, description: 'Do what a plan says.'}),
  plan: Flags.string({helpValue: 'FILE', description: 'Write what was decided, bound to both inputs, as JSON.'}),
};

type Given = {readonly [Name in keyof typeof howFlags]?: string | readonly string[] | boolean | undefined};

/** What was asked for with these flags. */
export function mergeRequest(given: Given): Omit<MergeRequest, 'dryRun' | 'failOnConflict' | 'output'> {
  return {
    nodeKeys: (given['node-key'] ?? []) as readonly string[],
    identityRules: given['identity-rules'] as string | undefined,
    edgeStrategy: given['edge-strategy'] as MergeRequest['edgeStrategy'],
    onNodeConflict: given['on-node-conflict'] as MergeRequest['onNodeConflict'],
    allowDuplicates: given['allow-duplicates'] === true,
    fromPlan: given['from-plan'] as string | undefined,
  };
}
