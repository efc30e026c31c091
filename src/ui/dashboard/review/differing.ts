import {counted} from '../../../engine/faults/words.js';

/** Where a text differs from another, in code units. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** The part of a text between what it begins with as another does, and what it ends with as that does; whole characters. */
function differingRange(text: string, other: string): Range {
  const shorter = Math.min(text.length, other.length);
  let from = 0;
  while (from < shorter && text[from] === other[from]) from++;
  let to = text.length;
  let end = other.length;
  while (to > from && end > from && text[to - 1] === other[end - 1]) {
    to--;
    end--;
  }
  // No half of a character is left on either side.
  if (from > 0 && (isLow(text.charCodeAt(from)) || isLow(other.charCodeAt(from)))) from--;
  if (to < text.length && isLow(text.charCodeAt(to))) to++;
  return {from, to};
}

/** Whether it is the second half of a character of two. */
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Characters that stay on each side of what differs where a long text is folded. */
const context = 60;
/** Equal parts longer than this are folded. */
const longestEqual = 240;

/** Marks around what differs, as `git diff --word-diff` has them: what is there, and what comes in. */
export const differenceMarks = {destination: ['[-', '-]'], incoming: ['{+', '+}']} as const;

/** A text with marks around what differs from another; long equal parts before and behind are left out. */
export function markedText(text: string, other: string, [open, close]: readonly [string, string]): string {
  const {from, to} = differingRange(text, other);
  // With nothing in common, marks would tell nothing.
  if (from === 0 && to === text.length) return text;
  const start = from > longestEqual ? cutAt(text, from - context) : 0;
  const end = text.length - to > longestEqual ? cutAt(text, to + context) : text.length;
  const head = start > 0 ? `… ${counted(start, 'equal character')} … ` : '';
  const tail = end < text.length ? ` … ${counted(text.length - end, 'equal character')} …` : '';
  return `${head}${text.slice(start, from)}${open}${text.slice(from, to)}${close}${text.slice(to, end)}${tail}`;
}

function cutAt(text: string, at: number): number {
  return isLow(text.charCodeAt(at)) ? at - 1 : at;
}
