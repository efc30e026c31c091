import {isSeen, replaceUnseen} from './unseen.js';

/**
 * A word of a command line as it can be pasted into PowerShell, and into cmd as far as one spelling serves both: a comma or an @ is
 * no plain word to PowerShell, and only double quotes are quotes to cmd. What PowerShell would put a value in for stands between single
 * quotes, and a character that cannot be seen is told by its number, as PowerShell 7 reads it.
 */
export function windowsWord(word: string): string {
  if (/^[\w+=:.\\/-]+$/.test(word)) return word;
  if (!isSeen(word)) return `"${replaceUnseen(word.replace(special, '`$&'), (code) => `\`u{${code.toString(16)}}`)}"`;
  // It takes typographic quotes for quotes, too.
  if (/[$`"\u201c-\u201e]/.test(word)) return `'${word.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
  // A program of Windows takes a backslash before a quote for a mark of that quote.
  return `"${word.replace(/\\+$/, '$&$&')}"`;
}

/** What means something between double quotes. */
const special = /[$`"\u201c-\u201e]/g;
