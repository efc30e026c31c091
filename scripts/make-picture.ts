/**
 * Writes docs/one-byte.svg, the picture in the README: what a terminal shows when a sealed store has one changed byte.
 * The program is run for it, and nothing in it is drawn by hand; test/picture.test.ts holds it to what is printed today.
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the picture is. */
export const picture = path.join(root, 'docs/one-byte.svg');

const columns = 106;
const [charWidth, lineHeight, margin] = [8.4, 19, 16];

/** What a terminal shows in colours, by the code that begins it; every other code ends it. */
const styles: Readonly<Record<string, string>> = {1: 'bold', 2: 'dim', 31: 'red', 32: 'green'};

/** What is typed, and what is printed to it, with the codes of a terminal. */
function session(): string {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'liel-picture-'));
  const [project, suspect] = ['project.liel', 'suspect.liel'].map((name) => path.join(cwd, name));
  const env = {...process.env, FORCE_COLOR: '1', NO_COLOR: undefined};
  const liel = (...words: readonly string[]): string => {
    const {stdout} = spawnSync(path.join(root, 'bin/run.js'), words, {cwd, env, encoding: 'utf8'});
    return `\x1b[1m$ liel ${words.join(' ')}\x1b[22m\n${stdout}`;
  };
  try {
    execFileSync(path.join(root, 'bin/run.js'), [
      'import',
      path.join(root, 'sample/project-memory.json'),
      '-o',
      project,
    ]);
    const sealed = liel('seal', 'project.liel');
    const bytes = readFileSync(project);
    const at = bytes.indexOf('nanoseconds');
    bytes[at] ^= 1;
    writeFileSync(suspect, bytes);
    copyFileSync(`${project}.seal`, `${suspect}.seal`);
    const change = `\n\x1b[2mone byte of a copy rots: at ${at}, nanoseconds -> ${bytes.toString('latin1', at, at + 11)}\x1b[22m\n\n`;
    return sealed + change + liel('verify', 'suspect.liel');
  } finally {
    rmSync(cwd, {recursive: true});
  }
}

interface Piece {
  readonly text: string;
  readonly style: string | undefined;
}

/** A line as pieces of one style each, cut as a terminal cuts it. */
function piecesOf(line: string): Piece[][] {
  const rows: Piece[][] = [[]];
  let style: string | undefined;
  let column = 0;
  for (const [i, part] of line.split('\x1b[').entries()) {
    const from = i === 0 ? 0 : part.indexOf('m') + 1;
    if (i > 0) style = styles[part.slice(0, from - 1)];
    for (const text of part.slice(from)) {
      if (column === columns) {
        rows.push([]);
        column = 0;
      }
      rows.at(-1)!.push({text, style});
      column++;
    }
  }
  return rows.map(joined);
}

/** Neighbours of one style as one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const {text, style} of pieces) {
    if (all.at(-1)?.style === style && all.length > 0) all.push({text: all.pop()!.text + text, style});
    else all.push({text, style});
  }
  return all;
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (char) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[char]!);

/** The text of the picture. */
export function pictureText(): string {
  const rows = session().trimEnd().split('\n').flatMap(piecesOf);
  const size = {width: Math.ceil(columns * charWidth + 2 * margin), height: rows.length * lineHeight + 2 * margin};
  const lines = rows.map((pieces, row) => {
    const spans = pieces.map(({text, style}) => `<tspan${style ? ` class="${style}"` : ''}>${escaped(text)}</tspan>`);
    return `<text x="${margin}" y="${margin + (row + 0.75) * lineHeight}">${spans.join('')}</text>\n`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">
<title>liel finds one changed byte</title>
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #d8dee4; white-space: pre; }
.bold { font-weight: bold; fill: #ffffff; }
.dim { fill: #8b949e; }
.red { fill: #ff7b72; }
.green { fill: #7ee787; }
</style>
<rect width="100%" height="100%" rx="8" fill="#161b22"/>
${lines.join('')}</svg>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(picture, pictureText());
