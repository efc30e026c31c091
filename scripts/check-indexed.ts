/**
 * `tsx scripts/check-indexed.ts`, a part of `npm run typecheck`: in the rooms that tsconfig.strict.json includes, what is
 * read by an index may be missing. The compiler checks as strictly whatever these rooms import; what it says of other
 * rooms is left out here.
 */
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = 'tsconfig.strict.json';
const {include: rooms} = JSON.parse(readFileSync(`${root}/${project}`, 'utf8')) as {include: readonly string[]};

const missing = rooms.filter((room) => !existsSync(`${root}/${room}`));
if (missing.length > 0) throw new Error(`${project} includes ${missing.join(', ')}, which is not there`);

const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const run = spawnSync(process.execPath, [compiler, '-p', project, '--pretty', 'false'], {cwd: root, encoding: 'utf8'});
const lines = `${run.stdout}${run.stderr}`.split('\n').filter((line) => line !== '');
// A line that names no file is trouble with the compiler itself; one that is indented goes on from the line before.
const isOfRooms = (line: string): boolean =>
  !/^\S+\(\d+,\d+\): /.test(line) || rooms.some((room) => line.startsWith(`${room}/`));
const wrong: string[] = [];
let isWrong = false;
for (const line of lines) {
  if (!line.startsWith(' ')) isWrong = isOfRooms(line);
  if (isWrong) wrong.push(line);
}
process.stdout.write(wrong.map((line) => `${line}\n`).join(''));
if (wrong.length > 0 || run.error !== undefined) process.exitCode = 1;
