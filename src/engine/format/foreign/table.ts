import type {ByteBuffer} from '../values/byte-buffer.js';
import type {ValueBytes} from '../values/value-bytes.js';
import type {Breathe} from './foreign-graph.js';

/** What a header says a column is for; `plain` where it says nothing. */
export type HeaderRole = 'plain' | 'id' | 'labels' | 'source' | 'target' | 'type' | 'ignored';

/** A column of a table. */
export interface TableColumn {
  readonly name: string;
  /** Its name as it stands in the table: with the role or the kind that a header says behind it, like `:LABEL`. */
  readonly text: string;
  readonly role: HeaderRole;
  /** The group of ids that the header names; undefined for none. */
  readonly group: string | undefined;
  /** Kind of its values. */
  readonly kind: string;
}

/** A row of a table. The same object each time; columns are counted from 0. */
export interface TableRow {
  /** Where it stands, like `line 7`. */
  readonly place: string;
  /** Whether there is a value. */
  has(column: number): boolean;
  /** Appends the encoded value. Raises ForeignProblem for what is none of its kind. */
  put(column: number, out: ValueBytes): void;
  /** Appends the value as text in UTF-8. */
  text(column: number, out: ByteBuffer): void;
}

/** Rows and columns that another program wrote. Raises ForeignProblem and JsonError. */
export interface Table {
  /** What messages call it. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** What a reader should know of it. */
  readonly notes: readonly string[];
  read(take: (row: TableRow) => void, breathe: Breathe): Promise<void>;
}
