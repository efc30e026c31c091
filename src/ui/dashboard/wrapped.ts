import wrapAnsi from 'wrap-ansi';
import {fittingPart} from '../columns.js';

const indent = '    ';

/** Anywhere between two characters, not at blanks: what is cut is mostly JSON. */
const anywhere = {hard: true, wordWrap: false, trim: false} as const;

/** Node 20 takes time by the square of what is wrapped at once. A last row goes on in the next piece. */
const pieces = /.{1,256}/gsu;

/** Text cut into rows of a width, eight columns at least; those behind the first are set in. */
export function wrapped(text: string, width: number): string[] {
  const room = Math.max(8, width);
  const first = fittingPart(text, room);
  if (first.length === text.length) return [text];
  const rows = [''];
  for (const [piece] of text.slice(first.length).matchAll(pieces)) {
    rows.push(...wrapAnsi(`${rows.pop()}${piece}`, room - indent.length, anywhere).split('\n'));
  }
  return [first, ...rows.map((row) => `${indent}${row}`)];
}
