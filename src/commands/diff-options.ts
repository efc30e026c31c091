import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {backupsFlag, identityRulesFlag, nodeKeyFlag, reportFlag} from './flags.js';

const side =
  'A .liel store; @ is the newest backup of the other one, @7d that of a time ago, @2026-11-28 that of a day.';

export const diffSides = {
  left: Args.string({required: true, description: side}),
  right: Args.string({required: true, description: side}),
};

export const diffFlags = {
  report: reportFlag,
  'node-key': nodeKeyFlag,
  'identity-rules': identityRulesFlag,
  backups: backupsFlag,
  of: Flags.string({
    helpValue: 'STORE',
    description: 'Whose backups @ and @7d are; without it the other side, or the one store that is here.',
  }),
  strict: Flags.boolean({
    default: false,
    description: 'Tell 1, 1.0 and true apart, 0.0 and -0.0, and orders of labels; say what differs only as a file.',
  }),
  stat: Flags.boolean({default: false, description: 'Only the totals.'}),
  limit: Flags.integer({default: 50, min: 0, helpValue: 'N', description: 'Records to show of each kind.'}),
};
