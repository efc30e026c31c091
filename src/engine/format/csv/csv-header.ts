import type {CellKind} from '../foreign/cell-values.js';
import type {HeaderRole} from '../foreign/table.js';

/** What the first line of a CSV says of its columns, in the manner of Neo4j and Neptune: `name:type`, `id:ID(group)`, `~from`. */

/** A column as the header has it. */
export interface HeaderColumn {
  readonly name: string;
  readonly role: HeaderRole;
  readonly group: string | undefined;
  /** Undefined where the header does not say. */
  readonly kind: CellKind | undefined;
  readonly isList: boolean;
}

const roles: Readonly<Record<string, HeaderRole>> = {
  ID: 'id',
  LABEL: 'labels',
  START_ID: 'source',
  END_ID: 'target',
  TYPE: 'type',
  IGNORE: 'ignored',
};

const neptuneRoles: Readonly<Record<string, HeaderRole>> = {'~id': 'id', '~from': 'source', '~to': 'target'};

/** Kinds by the names that Neo4j and Neptune have for them; what a store has no kind for stays text. */
const kinds: Readonly<Record<string, CellKind>> = {
  ...Object.fromEntries(['int', 'long', 'short', 'byte', 'integer'].map((name) => [name, 'int'])),
  ...Object.fromEntries(['float', 'double'].map((name) => [name, 'float'])),
  ...Object.fromEntries(['boolean', 'bool'].map((name) => [name, 'boolean'])),
  ...Object.fromEntries(
    ['string', 'char', 'date', 'datetime', 'localdatetime', 'time', 'localtime', 'duration', 'point'].map((name) => [
      name,
      'string',
    ]),
  ),
};

/** What the text of a header cell says. */
export function headerColumn(text: string): HeaderColumn {
  const none = {role: 'plain', group: undefined, kind: undefined, isList: false} as const;
  const neptune = neptuneRoles[text.toLowerCase()];
  if (neptune !== undefined) return {...none, name: text, role: neptune, kind: 'string'};
  const [, name = '', word = '', group] =
    /^(.*):(ID|LABEL|START_ID|END_ID|TYPE|IGNORE)(?:\((.*)\))?$/s.exec(text) ?? [];
  const role = roles[word];
  if (role !== undefined) return {...none, name, role, group, kind: 'string'};
  const [, key = '', type = '', list = ''] = /^(.+):(\w+)(\[\])?$/s.exec(text) ?? [];
  const kind = kinds[type.toLowerCase()];
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
