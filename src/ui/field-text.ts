import type {NamedValue} from '../engine/evidence/comparison/record-fields.js';
import type {PropertyValue} from '../engine/format/values/property-value.js';
import {columnsOf, fits, shortened, terminalColumns} from './columns.js';
import {glyphs} from './glyphs.js';
import {jsonLine, storedValue} from './json.js';
import {bad, faint, good} from './palette.js';
import {printable} from './printable.js';
import {table} from './table.js';

/** Columns of what may be long; of a value where no terminal says how wide it is. */
export const widths = {name: 30, value: 44, line: 160} as const;

/** A field with its values on two sides; a missing member is a side that lacks it. */
interface TwoSided extends Omit<NamedValue, 'value'> {
  readonly left?: PropertyValue;
  readonly right?: PropertyValue;
}

/** A table of fields that differ, under these titles. */
export function changedFields(fields: readonly TwoSided[], sides: readonly [left: string, right: string]): string[] {
  const names = fields.map(fieldName);
  const width = valueWidth(names);
  const rows = fields.map((field, i) => {
    const [left, right] = sideBySide(sideText(field.left), sideText(field.right), width);
    return [
      names[i] ?? '',
      field.left === undefined ? faint(left) : bad(left),
      field.right === undefined ? faint(right) : good(right),
    ];
  });
  return table(['field', ...sides], rows, {indent}).split('\n');
}

/** What a field is called: a property by its name. */
export function fieldName({field, property}: Omit<NamedValue, 'value'>): string {
  return property === undefined ? faint(field) : shortened(printable(property), widths.name);
}

/** A value as JSON writes it. */
export function valueText(value: PropertyValue): string {
  return printable(jsonLine(storedValue(value)));
}

function sideText(value: PropertyValue | undefined): string {
  return value === undefined ? '(none)' : valueText(value);
}

/** Blanks before a table of fields, and between two columns of it. */
const indent = 3;
const gap = 3;
const narrowest = 16;

/** Columns of each of two values beside their names: half of what a terminal has left. */
function valueWidth(names: readonly string[]): number {
  const columns = terminalColumns();
  if (columns === undefined) return widths.value;
  const room = columns - indent - 1 - Math.max(...names.map(columnsOf), 'field'.length) - 2 * gap;
  return Math.max(narrowest, Math.floor(room / 2));
}

/** Two texts cut to a column each; a long beginning that both share is left out. */
function sideBySide(left: string, right: string, width: number): [string, string] {
  if (fits(left, width) && fits(right, width)) return [left, right];
  let common = 0;
  while (common < left.length && left[common] === right[common]) common++;
  const skipped = characterStart(left, Math.max(0, common - 10));
  const cut = (text: string): string => shortened(skipped > 0 ? glyphs('…') + text.slice(skipped) : text, width);
  return [cut(left), cut(right)];
}

/** Where the character begins that a code unit belongs to. */
function characterStart(text: string, at: number): number {
  return new Intl.Segmenter().segment(text).containing(at)?.index ?? at;
}
