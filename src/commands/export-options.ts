import * as Flags from '@oclif/core/flags';
import {type ExportGraphOptions, type FormatName, formatNames} from '../engine/operations/export/export-graph.js';
import {documentFlags} from './document-options.js';

const several = {multiple: true, multipleNonGreedy: true} as const;

export const exportFlags = {
  ...documentFlags,
  'allow-nan': Flags.boolean({
    default: false,
    description: 'Write NaN, Infinity and -Infinity as such, which import and Python read and JSON does not have.',
  }),
  to: Flags.string({
    options: ['json', ...formatNames],
    default: 'json',
    description: 'The format: what import reads back, or what another program loads.',
  }),
  'accept-loss': Flags.boolean({
    description: 'Write it although the format cannot carry all of it; exits with 6 then.',
  }),
  labels: Flags.string({...several, helpValue: 'LABEL,LABEL', description: 'Only nodes with one of these labels.'}),
  where: Flags.string({...several, helpValue: 'KEY=VALUE', description: 'Only nodes with this property.'}),
  since: Flags.string({
    helpValue: 'BACKUP',
    description: 'Only what is new or other than in this backup, and the ends of such edges; @ is the newest.',
  }),
  redact: Flags.string({...several, helpValue: 'KEY,KEY', description: 'Keys whose values become "redacted".'}),
};

/** What an export in the own format goes through. */
export const documentPhases = ['check', 'check lists', 'export'];

/** What an export in another format goes through. */
export const exportPhases = ['check', 'check lists', 'select', 'compare', 'survey', 'digest', 'export', 'read back'];

interface ElsewhereFlags {
  readonly to: string;
  readonly 'accept-loss': boolean;
  readonly labels: readonly string[] | undefined;
  readonly where: readonly string[] | undefined;
  readonly since: string | undefined;
  readonly redact: readonly string[] | undefined;
}

/** What such an export was asked for; a sentence where the words do not go together. */
export function elsewhereOptions(
  flags: ElsewhereFlags,
): Pick<ExportGraphOptions, 'format' | 'narrowing' | 'acceptLoss'> | string {
  const {to, where = [], since, 'accept-loss': acceptLoss} = flags;
  const pairs = where.map((word) => ({
    key: word.slice(0, word.indexOf('=')),
    value: word.slice(word.indexOf('=') + 1),
  }));
  const odd = where.find((word) => !word.includes('='));
  if (odd !== undefined) return `--where expects KEY=VALUE, not ${odd}`;
  const narrowing = {labels: listed(flags.labels), where: pairs, since, redact: listed(flags.redact)};
  return {format: to as FormatName, narrowing, acceptLoss};
}

/** The first of these flags that an export in the own format does not have. */
export function strangerFlag(flags: ElsewhereFlags): string | undefined {
  const names = ['accept-loss', 'labels', 'where', 'since', 'redact'] as const;
  return names.find((name) => flags[name] !== undefined && flags[name] !== false);
}

function listed(words: readonly string[] = []): string[] {
  return [
    ...new Set(
      words
        .flatMap((word) => word.split(','))
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ),
  ];
}
