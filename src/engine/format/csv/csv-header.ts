import type {CellKind} from '../foreign/cell-values.js';
import type {HeaderRole} from '../foreign/table.js';

/** What the first line of a CSV says of its columns, in the manner of Neo4j and Neptune: `name:type`, `id:ID(group)`, `~from`. */

/** A column as the header has it. */
export interface HeaderColumn {
  readonly name: string;
  /** What stands there: the name, and behind it what is said of the column. */
  readonly text: string;
  readonly role: HeaderRole;
  readonly group: string | undefined;
  /** Undefined where the header does not say. */
  readonly kind: CellKind | undefined;
  readonly isList: boolean;
}

// Maps, not objects: any text may stand in a header, and an object knows `constructor` too.
const roles: ReadonlyMap<string, HeaderRole> = new Map([
  ['ID', 'id'],
  ['LABEL', 'labels'],
  ['START_ID', 'source'],
  ['END_ID', 'target'],
  ['TYPE', 'type'],
  ['IGNORE', 'ignored'],
]);

const neptuneRoles: ReadonlyMap<string, HeaderRole> = new Map([
  ['~id', 'id'],
  ['~from', 'source'],
  ['~to', 'target'],
]);

/** Kinds by the names that Neo4j and Neptune have for them; what a store has no kind for stays text. */
const kinds: ReadonlyMap<string, CellKind> = new Map([
  ...(['int', 'long', 'short', 'byte', 'integer'] as const).map((name) => [name, 'int'] as const),
  ...(['float', 'double'] as const).map((name) => [name, 'float'] as const),
  ...(['boolean', 'bool'] as const).map((name) => [name, 'boolean'] as const),
  ...(['string', 'char', 'date', 'datetime', 'localdatetime', 'time', 'localtime', 'duration', 'point'] as const).map(
    (name) => [name, 'string'] as const,
  ),
]);

/** What the text of a header cell says. */
export function headerColumn(text: string): HeaderColumn {
  const none = {text, role: 'plain', group: undefined, kind: undefined, isList: false} as const;
  const neptune = neptuneRoles.get(text.toLowerCase());
  if (neptune !== undefined) return {...none, name: text, role: neptune, kind: 'string'};
  const [, name = '', word = '', group] =
    /^(.*):(ID|LABEL|START_ID|END_ID|TYPE|IGNORE)(?:\((.*)\))?$/s.exec(text) ?? [];
  const role = roles.get(word);
  if (role !== undefined) return {...none, name, role, group, kind: 'string'};
  const [, key = '', type = '', list = ''] = /^(.+):(\w+)(\[\])?$/s.exec(text) ?? [];
  const kind = kinds.get(type.toLowerCase());
  return kind === undefined ? {...none, name: text} : {...none, name: key, kind, isList: list !== ''};
}

/** What may stand between cells. */
const delimiters = [',', '\t', ';', '|'];

/** The delimiter of a document, judged by its first line: the one that stands there most often outside of quotes. */
export function delimiterOf(firstLine: string): string {
  const open = firstLine.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
  const times = (sign: string): number => open.split(sign).length;
  return delimiters.reduce((best, sign) => (times(sign) > times(best) ? sign : best));
}
