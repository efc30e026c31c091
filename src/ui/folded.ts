import {stripVTControlCharacters} from 'node:util';
import wrapAnsi from 'wrap-ansi';
import {columnsOf} from './columns.js';

/** A last column, or a text behind its name, is folded under itself where it has so many columns there. */
const leastRoom = 24;

/** How far rows that go on below are set in. */
const setIn = 4;

/** Node 20 takes time by the square of what is wrapped at once: a text that is longer is left to the terminal. */
const longestText = 4000;

const escapeCode = 0x1b;

/** What stands before a command that is to be copied. */
const beforeCommand = /^\s*(?:(?:next|more): |\$ )|^ +(?=liel )/;

/**
 * Lines for people on a terminal of so many columns: what does not fit goes on below, under the column or the word that it
 * belongs to. A word is only cut where no line could hold it, and a command goes on behind a backslash, as a shell reads it.
 */
export function folded(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => foldedLine(line, columns))
    .join('\n');
}

function foldedLine(line: string, columns: number): string {
  if (line.length * 2 <= columns || line.length > longestText) return line;
  const plain = stripVTControlCharacters(line);
  if (columnsOf(plain) <= columns) return line;
  const [lead] = beforeCommand.exec(plain) ?? [];
  if (lead !== undefined) return foldedCommand(line, lead.length, columns);
  const start = foldingPoint(plain, columns);
  const [head, tail] = cut(line, start);
  const indent = columnsOf(plain.slice(0, start));
  if (indent > 0 || !hasGap(plain)) return head + inRows(tail, columns - indent).join(`\n${' '.repeat(indent)}`);
  // Of what is wider than the terminal, rows go on below, set in.
  const step = holds(plain, columns - setIn, columns) ? setIn : 0;
  return inRows(line, columns - step).join(`\n${' '.repeat(step)}`);
}

/** A text in rows of so many columns. */
export const inRows = (text: string, columns: number): string[] =>
  text.length > longestText
    ? [text]
    : wrapAnsi(text, columns, {hard: true, trim: false})
        .split('\n')
        .map((row, i) => (i === 0 ? row.trimEnd() : row.trim()));

/** Whether so much room holds every word of a text that a whole line would hold. */
export function holds(text: string, room: number, line: number): boolean {
  return text.split(/\s+/).every((word) => {
    if (word.length * 2 <= room) return true;
    const columns = columnsOf(word);
    return columns <= room || columns > line;
  });
}

const gaps = /\S {2,}(?=\S)/g;

const hasGap = (plain: string): boolean => plain.search(gaps) >= 0;

/** Where the last column of a line begins, or the text behind a name, or its first word; 0 where that has no room. */
function foldingPoint(plain: string, columns: number): number {
  const hasRoom = (point: number): boolean => {
    const room = columns - columnsOf(plain.slice(0, point));
    return room >= leastRoom && holds(plain.slice(point), room, columns);
  };
  const gap = [...plain.matchAll(gaps)].at(-1);
  if (gap) return [gap.index + gap[0].length].find(hasRoom) ?? 0;
  const indent = /^ */.exec(plain)?.[0].length ?? 0;
  const named = /^ *(?:[a-z][\w ]{0,20}: |[-*] |\d+\. )/i.exec(plain)?.[0].length ?? 0;
  return [named, indent].find((point) => point > 0 && hasRoom(point)) ?? 0;
}

/** A word of a shell, or the comment behind its words. */
const shellWord = /#.*$|(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/g;

/** A line with a command behind so many characters, in rows that a shell reads as one; as it is where it ends within quotes. */
export function foldedCommand(line: string, lead: number, columns: number): string {
  const [head, tail] = cut(line, lead);
  const command = stripVTControlCharacters(tail);
  const words = command.match(shellWord) ?? [];
  const isWhole = command.replace(shellWord, '').trim() === '';
  // A backslash at the end of a line says nothing to the shells of Windows.
  if (process.platform === 'win32' || !isWhole || lead + columnsOf(command) <= columns) return line;
  const rows: string[] = [];
  for (const word of words) {
    const row = rows.at(-1);
    const indent = rows.length > 1 ? lead + setIn : lead;
    if (row !== undefined && indent + columnsOf(row) + columnsOf(word) + 3 <= columns)
      rows[rows.length - 1] = `${row} ${word}`;
    else rows.push(word);
  }
  return head + rows.join(` \\\n${' '.repeat(lead + setIn)}`);
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
