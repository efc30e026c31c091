import {folded} from '../ui/folded.js';
import {jsonLine, jsonParts, seenJson} from '../ui/json.js';
import {unobeyed} from '../ui/printable.js';
import {shownInPager} from './pager.js';

/** The only ways out for what the program says: text for people, and documents for programs. */

/** Says lines for people on stderr; no CI runner takes one of them for a command. */
export function say(lines: string): void {
  process.stderr.write(`${seen(lines, process.stderr)}\n`);
}

/** What a stream shows: on a terminal, lines are folded to its width. */
function seen(lines: string, {isTTY, columns}: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>): string {
  return unobeyed(isTTY && columns > 0 ? folded(lines, columns) : lines);
}

/** Writes lines to stderr that a CI runner is to obey. They are ours; what others wrote stands in them escaped. */
export function obeyed(lines: string): void {
  process.stderr.write(lines);
}

/** Says a line of JSON on stderr, spelled so that no CI runner takes a part of it for a command. */
export function sayJson(value: unknown): void {
  process.stderr.write(`${jsonLine(value).replaceAll('##', '#\\u0023')}\n`);
}

/** Prints lines for people on stdout, as `say` does; returns when there is room for more. */
export function print(lines: string): Promise<void> {
  return writeStdout(Buffer.from(`${seen(lines, process.stdout)}\n`));
}

/** As `print`, a page that is as wide as the terminal already; in a pager where that is too low for it, unless none is wanted. */
export async function printPage(page: string, wantsPager: boolean): Promise<void> {
  const text = `${unobeyed(page)}\n`;
  const {isTTY, rows} = process.stdout;
  const isTooLong = isTTY && text.split('\n').length > rows;
  if (!(isTooLong && wantsPager && (await shownInPager(text)))) await writeStdout(Buffer.from(text));
}

/** Writes a line that is a document of its own to stdout, as `pourDocument` does. */
export function writeText(line: string): Promise<void> {
  return pourDocument(Buffer.from(`${line}\n`));
}

/** Writes a value as one line of JSON to stdout, a part at a time. */
export async function writeJson(value: unknown): Promise<void> {
  for (const part of jsonParts(value)) await pourDocument(Buffer.from(part));
  await writeText('');
}

const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

/**
 * Writes a document to stdout; returns when there is room for more. Its bytes are exact but on a terminal, where characters
 * that cannot be seen are escaped as JSON has it, so that none steers it.
 */
export function pourDocument(bytes: Uint8Array): Promise<void> {
  return writeStdout(process.stdout.isTTY ? Buffer.from(seenJson(decoder.decode(bytes, {stream: true}))) : bytes);
}

async function writeStdout(bytes: Uint8Array): Promise<void> {
  if (bytes.length === 0 || process.stdout.write(bytes)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}
