import path from 'node:path';
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';

import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {type LayerName, layerNames} from '../engine/faults/layer.js';

/** Every flag and argument that more than one command has, declared once. */

export const directoryArgument = Args.string({
  required: true,
  description: 'A directory with backups, or s3://bucket/prefix/.',
});

export const storeArgument = Args.string({required: true, description: 'A .liel store.'});

const stores = {multiple: true, description: 'One or more .liel stores, or patterns with *, **, ? or [ab].'};
export const storesArgument = Args.string({...stores, required: true});
export const optionalStoresArgument = Args.string(stores);

export const globalFlags = {
  format: Flags.string({
    options: ['text', 'json'],
    default: 'text',
    description: 'How to print the report.',
    helpGroup: 'GLOBAL',
  }),
  json: Flags.boolean({description: 'Short for --format json.', helpGroup: 'GLOBAL'}),
  wait: Flags.string({
    default: '0s',
    helpValue: '30s',
    description: 'How long to wait for a writer to finish (ms, s, m).',
    helpGroup: 'GLOBAL',
  }),
  jobs: Flags.integer({
    min: 1,
    env: 'LIEL_JOBS',
    helpValue: 'N',
    description: 'How many threads may work; as many as there are cores.',
    helpGroup: 'GLOBAL',
  }),
  progress: Flags.string({
    options: ['auto', 'json'],
    default: 'auto',
    description: 'How to tell progress on stderr: for people, or as lines of JSON, notes too.',
    helpGroup: 'GLOBAL',
  }),
  quiet: Flags.boolean({description: 'No progress and no notes on stderr.', helpGroup: 'GLOBAL'}),
};

/** Those of commands that wait for nobody; --wait is taken all the same, so that scripts give it to all. */
export const flagsWithoutWait = {...globalFlags, wait: Flags.string({default: '0s', hidden: true})};

/** As that of all commands, for those that give nothing but a verdict. */
export const verdictQuietFlag = Flags.boolean({
  helpGroup: 'GLOBAL',
  description: 'No progress and no notes on stderr, and no report where nothing is wrong.',
});

export const noPagerFlag = Flags.boolean({
  description: 'Print a long page as it is; on a terminal PAGER shows it, or less.',
});

/** As the format of all commands, and a line of JSON for each store as soon as it is known. */
export const linesFormatFlag = Flags.string({
  options: ['text', 'json', 'jsonl'],
  default: 'text',
  helpGroup: 'GLOBAL',
  description: 'How to print the report; jsonl is a line for each store as soon as it is known.',
});

export const backupsFlag = Flags.string({
  multiple: true,
  multipleNonGreedy: true,
  helpValue: 'DIR',
  description:
    'Where backups are besides the places beside the store; also LIEL_BACKUPS. May be given more than once; for restore s3://bucket/prefix/ too.',
});

export const maxAgeFlag = Flags.string({
  helpValue: '26h',
  description: 'How old the newest backup may be (ms, s, m, h, d); an older one, or none, is exit 1.',
});

/** A colon between two places, not one in the address of a bucket. */
const colonOfList = /(?<!(?:^|:)s3):|:(?!\/\/)/;

/** Directories of backups: those of the flag, then those of LIEL_BACKUPS, which is a list as PATH is. */
export function backupDirectories(given: readonly string[] = []): string[] {
  const separator = path.delimiter === ':' ? colonOfList : path.delimiter;
  const listed = (process.env['LIEL_BACKUPS'] ?? '').split(separator).filter((directory) => directory !== '');
  return [...given, ...listed];
}

export const forceFlag = Flags.boolean({description: 'Replace an existing output, at once and as a whole.'});

export const outputFlag = Flags.string({
  char: 'o',
  helpValue: 'FILE',
  description: 'Where to write; stdout without it, or with -.',
});

export const shadowedFlag = Flags.string({
  options: ['real', 'peer'],
  default: 'real',
  description:
    'Show properties named like ids, labels or end points as what they are, or in their place as the Python package does.',
});

const keyFile = {helpValue: 'FILE', description: 'The shared key: all bytes of this file, a final line end included.'};
export const keyFileFlag = Flags.string(keyFile);

/** How a writer treats a WAL tail that belongs to no commit; each writer has its own default. */
export const recoveryFlag = Flags.custom<'strict' | 'auto-truncate'>({
  options: ['strict', 'auto-truncate'],
  description: 'Refuse if bytes of no complete commit would be cut, or cut them and say how many.',
});

/** The layers that a comma list names, with hyphens for the blanks of their names. Raises L0001 for others. */
async function toLayers(list: string): Promise<LayerName[]> {
  return list.split(',').map((word) => {
    const layer = layerNames.find((name) => name.replaceAll(' ', '-') === word.trim());
    if (layer !== undefined) return layer;
    const known = layerNames.map((name) => name.replaceAll(' ', '-')).join(', ');
    throw fault(conditions.usage, {problem: `--require knows no layer ${word || "''"}: ${known}`, command: 'verify'});
  });
}

export const requiredLayersFlag = Flags.custom<LayerName[]>({
  multiple: true,
  multipleNonGreedy: true,
  helpValue: 'LAYER,LAYER',
  parse: toLayers,
  description: 'Layers that must be checked, like page-digests or signature: exits with 3 when one was not.',
})();

export const reportFlag = Flags.string({
  multiple: true,
  multipleNonGreedy: true,
  helpValue: 'KIND=FILE',
  description:
    'Write the verdicts for other programs too: github, or sarif, junit, prometheus, markdown, jsonl with a file. May be given more than once.',
});

export const nagiosFlag = Flags.string({
  options: ['nagios'],
  description: 'One line, and the exit codes of Nagios and Icinga: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.',
});

export const nodeKeyFlag = Flags.string({
  multiple: true,
  multipleNonGreedy: true,
  helpValue: 'PROPERTY',
  description: 'A property that identifies nodes; may be given more than once.',
});

export const identityRulesFlag = Flags.string({
  helpValue: 'FILE',
  description: 'JSON that names the identifying properties for each label: {"identity_rules": {"File": ["path"]}}.',
});
