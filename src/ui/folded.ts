import {stripVTControlCharacters} from 'node:util';
import wrapAnsi from 'wrap-ansi';
import {columnsOf} from './columns.js';

/** A last column, or a text behind its name, is folded under itself where it has so many columns there. */
const leastRoom = 24;

/** How far rows of a table that go on below are set in. */
const setIn = 4;

/** Node 20 takes time by the square of what is wrapped at once: a line that is longer is left to the terminal. */
const longestLine = 4000;

const escapeCode = 0x1b;

/** Commands stay in one line, as they are to be copied. */
const commandLine = /^\s*(next|more): |^\s*\$ |^ +liel /;

/**
 * Lines for people on a terminal of so many columns: what does not fit goes on below, under the column or the word that it
 * belongs to. A word is only cut where no line could hold it.
 */
export function folded(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => foldedLine(line, columns))
    .join('\n');
}

function foldedLine(line: string, columns: number): string {
  if (line.length * 2 <= columns || line.length > longestLine) return line;
  const plain = stripVTControlCharacters(line);
  if (columnsOf(plain) <= columns || commandLine.test(plain)) return line;
  const start = foldingPoint(plain, columns);
  // Of a table that is wider than the terminal, rows go on below, set in.
  if (start === undefined) return wrapped(line, columns - setIn).join(`\n${' '.repeat(setIn)}`);
  const [head, tail] = cut(line, start);
  const indent = columnsOf(plain.slice(0, start));
  return head + wrapped(tail, columns - indent).join(`\n${' '.repeat(indent)}`);
}

const wrapped = (text: string, columns: number): string[] =>
  wrapAnsi(text, columns, {hard: true, trim: false})
    .split('\n')
    .map((row, i) => (i === 0 ? row.trimEnd() : row.trim()));

/** Where the last column of a line begins, or the text behind a name, or its first word; undefined where the last column has no room. */
function foldingPoint(plain: string, columns: number): number | undefined {
  const hasRoom = (point: number): boolean => columnsOf(plain.slice(0, point)) <= columns - leastRoom;
  const gap = [...plain.matchAll(/\S {2,}(?=\S)/g)].at(-1);
  if (gap) return hasRoom(gap.index + gap[0].length) ? gap.index + gap[0].length : undefined;
  const indent = /^ */.exec(plain)?.[0].length ?? 0;
  const named = /^ *(?:[a-z][a-z ]{0,20}: |[-*] |\d+\. )/i.exec(plain)?.[0].length ?? 0;
  return [named, indent].find((point) => point > 0 && hasRoom(point)) ?? 0;
}

/** A coloured line in two, before a place in its text. */
function cut(line: string, place: number): [string, string] {
  let seen = 0;
  let at = 0;
  for (; at < line.length && seen < place; at++) {
    if (line.charCodeAt(at) === escapeCode) at = line.indexOf('m', at);
    else seen++;
  }
  return [line.slice(0, at), line.slice(at)];
}
