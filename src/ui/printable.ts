import {replaceUnseen} from '../engine/faults/unseen.js';

/** Text from a store, made safe for a terminal and for eyes: characters that cannot be seen become visible escapes. */
export function printable(text: string): string {
  return replaceUnseen(text, (code) => {
    const short = shortEscapes.get(code);
    if (short) return short;
    return code < 0x100 ? hexEscape(code) : `\\u{${code.toString(16)}}`;
  });
}

const shortEscapes = new Map([
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x09, '\\t'],
]);

const hexEscape = (code: number): string => `\\x${code.toString(16).padStart(2, '0')}`;

/**
 * Lines none of which a CI runner obeys. Those of GitHub and Azure take commands from the output of a step: what begins, behind
 * blanks and colours, with `::` or `##`, and `##[` or `##vso[` anywhere. A mark like these is told by its number.
 */
export function unobeyed(lines: string): string {
  return lines.replace(commandMark, (mark) => hexEscape(mark.charCodeAt(0)));
}

/** Blanks and colours at the beginning of a line. */
const lead = String.raw`^(?:\s|\u001b\[[\d;]*m)*`;

const commandMark = new RegExp(String.raw`:(?=:)(?<=${lead}:)|#(?=#\w*\[)|#(?=#)(?<=${lead}#)`, 'gm');
