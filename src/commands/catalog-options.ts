import * as Flags from '@oclif/core/flags';
import {backupsFlag} from './flags.js';

export const catalogFlags = {
  fingerprint: Flags.boolean({description: 'Print only the SHA-256 of the schema: names and types, no counts.'}),
  mermaid: Flags.boolean({
    exclusive: ['fingerprint'],
    description: 'Print the schema as a flowchart for Mermaid, which GitHub draws in Markdown.',
  }),
  expect: Flags.string({
    helpValue: 'FILE',
    description: 'Compare with a saved catalog (JSON) or fingerprint; exits with 1 when the schema drifted.',
  }),
  drift: Flags.boolean({
    exclusive: ['fingerprint', 'mermaid', 'expect'],
    description: 'How the schema changed over the backups of the store, or over those in a directory.',
  }),
  backups: backupsFlag,
};
