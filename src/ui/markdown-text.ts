import {glyphs} from './glyphs.js';
import {heading} from './palette.js';
import {table} from './table.js';

/**
 * A runbook page for a terminal: headings stand out, code is set in, tables are drawn, comments are left out, and a link
 * to another page becomes the command that prints it.
 */
export function markdownText(markdown: string): string {
  const lines = markdown.replace(/<!--[\s\S]*?-->\n*/g, '').split('\n');
  const shown: string[] = [];
  let isCode = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.startsWith('```')) {
      isCode = !isCode;
    } else if (isCode) {
      shown.push(line === '' ? '' : `    ${line}`);
    } else if (line.startsWith('|')) {
      const rows: string[] = [];
      while (lines[i]?.startsWith('|')) rows.push(lines[i++]);
      i--;
      shown.push(tableText(rows));
    } else {
      const [, title] = /^#+ (.*)$/.exec(line) ?? [];
      shown.push(title === undefined ? sentence(line) : heading(sentence(title)));
    }
  }
  return glyphs(shown.join('\n').trim());
}

function tableText(rows: readonly string[]): string {
  const cells = rows
    .filter((row) => !/^\|[-:| ]+\|$/.test(row))
    .map((row) =>
      row
        .slice(1, row.lastIndexOf('|'))
        .split('|')
        .map((cell) => sentence(cell.trim())),
    );
  return table(cells[0], cells.slice(1));
}

function sentence(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\((?:[^()]*\/)?([\w-]+)\.md\)/g, '$1 (liel runbook $2)')
    .replace(/\[([^\]]+)\]\(([^()]+)\)/g, '$1 ($2)')
    .replace(/\*\*([^*]+)\*\*/g, '$1');
}
