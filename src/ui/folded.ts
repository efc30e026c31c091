import {stripVTControlCharacters} from 'node:util';
import wrapAnsi from 'wrap-ansi';
import {columnsOf} from './columns.js';

/** A last column, or a text behind its name, is folded under itself where it has so many columns there. */
const leastRoom = 24;

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
  const [head, tail] = cut(line, start);
  const indent = columnsOf(plain.slice(0, start));
  // Columns that have no room beside each other stand below each other.
  const rows = tail
    .split(/ {2,}/)
    .flatMap((cell) => wrapAnsi(cell, columns - indent, {hard: true, trim: false}).split('\n'));
  return rows.map((row, i) => (i === 0 ? head : ' '.repeat(indent)) + row.trim()).join('\n');
}

/** Where the last column of a line begins, or the text behind a name, or its first word. */
function foldingPoint(plain: string, columns: number): number {
  const indent = /^ */.exec(plain)?.[0].length ?? 0;
  const named = /^ *(?:[a-z][a-z ]{0,20}: |[-*] |\d+\. )/i.exec(plain)?.[0].length ?? 0;
  const points = [...plain.matchAll(/\S {2,}(?=\S)/g)].map(({index, 0: gap}) => index + gap.length);
  const hasRoom = (point: number): boolean => columnsOf(plain.slice(0, point)) <= columns - leastRoom;
  return points.findLast(hasRoom) ?? [named, indent].find((point) => point > 0 && hasRoom(point)) ?? 0;
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
