/** What a format cannot carry as it is. */
export type LossKind =
  | 'null'
  | 'mixed kinds'
  | 'list'
  | 'map'
  | 'renamed key'
  | 'label'
  | 'text'
  | 'empty text'
  | 'deleted records';

/** One way in which what is written is another thing than what is stored. */
export interface Loss {
  /** What is other. */
  readonly kind: LossKind;
  /** What has it. */
  readonly records_of: 'nodes' | 'edges';
  /** The property key; null where it is about something else. */
  readonly key: string | null;
  /** How many records have it. */
  readonly records: number;
  /** What is written in its place. */
  readonly why: string;
}
