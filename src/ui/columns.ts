import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import {glyphs} from './glyphs.js';

/**
 * Code units looked at for each column: more than any writing needs. Measuring takes time for every character, and under
 * Node 20 by the square of them.
 */
const unitsPerColumn = 16;

/** Columns of a terminal that a text takes: wide characters and emoji take two, combining marks none. */
export function columnsOf(text: string): number {
  return stringWidth(text);
}

/** Whether a text takes so many columns at most; a very long one does not fit, even if it took none. */
export function fits(text: string, columns: number): boolean {
  return text.length <= columns * unitsPerColumn && stringWidth(text) <= columns;
}

/** What of a text fits into so many columns, cut between two characters. */
export function fittingPart(text: string, columns: number): string {
  return cliTruncate(beginningOf(text, columns * unitsPerColumn), columns, {truncationCharacter: ''});
}

const ellipsis = glyphs('…');

/** A text in so many columns; an ellipsis stands for what does not fit. */
export function shortened(text: string, columns: number): string {
  return fits(text, columns) ? text : fittingPart(text, Math.max(0, columns - ellipsis.length)) + ellipsis;
}

/** The first so many code units of a text, one less where that would tear a character apart. */
export function beginningOf(text: string, units: number): string {
  return text.slice(0, units).replace(/[\ud800-\udbff]$/, '');
}

/** A text and blanks behind it, up to so many columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

/** Columns of the terminal that stdout is; none in a pipe, where a row is a line. */
export function terminalColumns(): number | undefined {
  return process.stdout.isTTY ? process.stdout.columns : undefined;
}
