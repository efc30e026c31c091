import {isPropertyMap, type PropertyMap, type PropertyValue} from '../../../engine/format/values/property-value.js';
import {beginningOf, columnsOf, padded} from '../../columns.js';
import {jsonLine, storedValue} from '../../json.js';
import {printable} from '../../printable.js';
import {wrapped} from '../wrapped.js';

/** Characters of one value that are shown. */
const longestValue = 200_000;

/** Properties as rows of a width, by name: short values behind their names, long ones below, texts line by line. */
export function propertyRows(properties: PropertyMap, width: number): string[] {
  const entries = [...properties].sort(([a], [b]) => (a < b ? -1 : 1));
  const nameWidth = Math.min(24, Math.max(0, ...entries.map(([name]) => columnsOf(printable(beginningOf(name, 100))))));
  return entries.flatMap(([name, value]) => {
    const shown = printable(name);
    const lines = valueLines(value);
    const [first = ''] = lines;
    const start = `${padded(shown, nameWidth)}  ${first}`;
    if (lines.length === 1 && start.length <= width && columnsOf(start) <= width) return [start];
    if (lines.length === 1 && !first.startsWith('"')) return wrapped(start, width);
    return [...wrapped(`${shown}:`, width), ...lines.flatMap((line) => wrapped(`  ${line}`, width))];
  });
}

/** A value as lines: lists and maps an item a line, set in; a text of several lines as it was written. */
function valueLines(value: PropertyValue): string[] {
  if (typeof value === 'string' && value.includes('\n')) {
    return [
      ...cut(value)
        .split('\n')
        .map((line) => `│ ${printable(line)}`),
    ];
  }
  const line = cut(printable(jsonLine(storedValue(value))));
  if (line.length <= 60 || typeof value !== 'object' || value === null) return [line];
  if (isPropertyMap(value)) {
    const members = [...value].map(([key, inner]) => [`${printable(jsonLine(key))}: `, inner] as const);
    return ['{', ...members.flatMap(([key, inner]) => setIn(key, inner)), '}'];
  }
  return ['[', ...value.flatMap((inner: PropertyValue) => setIn('', inner)), ']'];
}

function setIn(start: string, value: PropertyValue): string[] {
  const [first = '', ...rest] = valueLines(value);
  return [`  ${start}${first}`, ...rest.map((line) => `  ${line}`)];
}

function cut(text: string): string {
  if (text.length <= longestValue) return text;
  return `${beginningOf(text, longestValue)}… (${text.length} characters)`;
}
