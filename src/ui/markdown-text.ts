import {columnsOf, terminalColumns} from './columns.js';
import {foldedCommand, inRows} from './folded.js';
import {glyphs} from './glyphs.js';
import {heading} from './palette.js';
import {table} from './table.js';

/** A line of prose is no longer: who reads finds the next one. */
const widestProse = 100;

/**
 * A runbook page for people: headings stand out, code is set in, tables are drawn, comments are left out, a link to another page
 * becomes the command that prints it, and what is said then is wrapped anew.
 */
export function markdownText(markdown: string, columns = terminalColumns()): string {
  const lines = markdown.replace(/<!--[\s\S]*?-->\n*/g, '').split('\n');
  const shown: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = endOfBlock(lines, at);
    shown.push(...blockLines(lines.slice(at, end), columns));
    at = end;
  }
  return glyphs(shown.join('\n').trim());
}

const codeIndent = 4;

/** What begins a block of its own. */
const beginning = /^(?:```|[|>]|#+ |\s*(?:[-*]|\d+\.) |$)/;

/** Behind which line the block ends that begins at one: code at its fence, a table with its rows, prose where other things begin. */
function endOfBlock(lines: readonly string[], at: number): number {
  const isEnd = (i: number): boolean => {
    if (i >= lines.length) return true;
    if (lines[at].startsWith('```')) return lines[i - 1].startsWith('```') && i > at + 1;
    if (lines[at].startsWith('|')) return !lines[i].startsWith('|');
    return lines[at] === '' || lines[at].startsWith('#') || beginning.test(lines[i]);
  };
  let end = at + 1;
  while (!isEnd(end)) end++;
  return end;
}

function blockLines(block: readonly string[], columns: number | undefined): string[] {
  const [first] = block;
  if (first.startsWith('```')) {
    const code = block.slice(1, -1).map((line) => (line === '' ? '' : `    ${line}`));
    // What follows a line in a here-document is no part of its command.
    const isCommands = columns && first === '```sh' && !code.some((line) => line.includes('<<'));
    return isCommands ? code.map((line) => foldedCommand(line, codeIndent, columns)) : code;
  }
  if (first.startsWith('|')) return [tableText(block, columns)];
  const [, title] = /^#+ (.*)$/.exec(first) ?? [];
  if (title !== undefined) return [heading(sentence(title))];
  const [lead = ''] = /^\s*(?:[-*]|\d+\.)? */.exec(first) ?? [];
  const text = sentence(block.map((line) => line.trim()).join(' ')).slice(lead.trimStart().length);
  const room = Math.min(columns || widestProse, widestProse) - columnsOf(lead);
  return [lead + inRows(text, room).join(`\n${' '.repeat(lead.length)}`)];
}

function tableText(rows: readonly string[], columns: number | undefined): string {
  const cells = rows
    .filter((row) => !/^\|[-:| ]+\|$/.test(row))
    .map((row) =>
      row
        .slice(1, row.lastIndexOf('|'))
        .split('|')
        .map((cell) => sentence(cell.trim())),
    );
  return table(cells[0], cells.slice(1), {columns}).trimEnd();
}

/** Prose without marks of Markdown, links as commands. */
export function sentence(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\((?:[^()]*\/)?([\w-]+)\.md\)/g, '$1 (liel runbook $2)')
    .replace(/\[([^\]]+)\]\(([^()]+)\)/g, '$1 ($2)')
    .replace(/\*\*([^*]+)\*\*/g, '$1');
}
