import * as Flags from '@oclif/core/flags';
import type {ForeignFormat} from '../engine/operations/import/foreign-source.js';
import type {ForeignImportOptions} from '../engine/operations/import/import-foreign.js';

/** Formats of other programs, as `--from` names them. */
const formats: readonly ForeignFormat[] = ['csv', 'jsonl', 'parquet', 'graphml'];

const column = (description: string) => Flags.string({helpValue: 'COLUMN', description, helpGroup: 'COLUMNS'});

/** Flags of `import` for documents of other programs. */
export const foreignFlags = {
  from: Flags.custom<ForeignFormat>({
    options: [...formats],
    description: 'The format, where it is that of another program.',
  })(),
  id: column('The id of nodes; found by its usual names without it, as the others are.'),
  labels: column('The labels of nodes.'),
  source: column('The id of the node where an edge begins.'),
  target: column('The id of the node where an edge ends.'),
  type: column('The label of edges.'),
  'keep-id-as': Flags.string({helpValue: 'KEY', description: 'Keep ids of the documents as this property.'}),
  'skip-dangling': Flags.boolean({
    default: false,
    description: 'Leave edges out that lead to no node, with --accept-loss; exits with 6.',
  }),
  'accept-loss': Flags.boolean({default: false, description: 'Accept what --skip-dangling leaves out.'}),
  'dry-run': Flags.boolean({
    default: false,
    description: 'Only say what was understood, with the first three records.',
  }),
};

interface ForeignWords {
  readonly from?: ForeignFormat | undefined;
  readonly id?: string | undefined;
  readonly labels?: string | undefined;
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  readonly type?: string | undefined;
  readonly 'keep-id-as'?: string | undefined;
  readonly 'skip-dangling': boolean;
  readonly 'accept-loss': boolean;
  readonly 'dry-run': boolean;
}

type Understood = Omit<ForeignImportOptions, 'nodes' | 'edges' | 'output' | 'force' | 'waitMs'>;

/** What the flags ask for; undefined for an export of our own. */
export function foreignOptions(flags: ForeignWords): Understood | undefined {
  const {from: format, id, labels, source, target, type, 'keep-id-as': idKey} = flags;
  if (format === undefined) return undefined;
  const named = {id, labels, source, target, type};
  const skipDangling = flags['skip-dangling'] && flags['accept-loss'];
  return {format, named, idKey, skipDangling, dryRun: flags['dry-run']};
}

/** Flags for which formats of one document have no use. */
const withoutUse: Readonly<Partial<Record<ForeignFormat, readonly string[]>>> = {
  jsonl: ['id', 'labels', 'source', 'target', 'type', 'keep-id-as'],
  graphml: ['id', 'source', 'target'],
};

/** What is wrong with a flag or a second document, where the format has no use for it; undefined for nothing. */
export function unfitWord(flags: ForeignWords, edges: string | undefined): string | undefined {
  const {from} = flags;
  const given = (names: readonly string[]): string | undefined =>
    names.find((name) => Boolean(flags[name as keyof ForeignWords]));
  if (from === undefined) {
    const word = edges === undefined ? given(Object.keys(foreignFlags)) : 'a second document';
    return (
      word && `${edges === undefined ? '--' : ''}${word} is for documents of other programs: say which with --from`
    );
  }
  const unfit = withoutUse[from];
  if (unfit === undefined) return undefined;
  if (edges !== undefined) return `${from} is one document with nodes and edges`;
  const word = given(unfit);
  return word && `--${word} is for columns, and ${from} has none of that kind`;
}
