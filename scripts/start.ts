/**
 * `npm start`: the operations runbook on a sample of project memory, in a temporary directory that is gone afterwards.
 * Every command is shown as an operator types it, with its output, and with its exit code when that is not 0. On a terminal it is
 * in colours and waits before each chapter; in a pipe and in CI it does neither.
 */
import {type ChildProcess, spawn} from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {stripVTControlCharacters} from 'node:util';
import {Chalk} from 'chalk';
import {edgeGeometry, nodeGeometry, slotOffset} from '../src/engine/format/records/geometry.js';
import {edgeSlot, nodeSlot} from '../src/engine/format/records/layouts.js';
import {openForWriting} from '../src/engine/storage/files/file-system.js';
import {readStore} from '../src/engine/storage/reading/open-store.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = path.join(root, 'bin', 'run.js');
if (!existsSync(path.join(root, 'dist', 'liel.cjs'))) throw new Error('dist/liel.cjs is missing: run `npm run build`');

const directory = mkdtempSync(path.join(tmpdir(), 'liel-start-'));
const inDirectory = (name: string): string => path.join(directory, name);
let running: ChildProcess | undefined;
process.on('exit', () => {
  running?.kill();
  rmSync(directory, {recursive: true, force: true});
});
// A reader that closed its pipe has seen enough.
process.stdout.on('error', () => process.exit());
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => process.exit(code));
}

const proofs: string[] = [];

/** Whether somebody sits there. */
const isWatched = Boolean(process.stdin.isTTY && process.stdout.isTTY) && !process.env['CI'];
const isColoured = isWatched && !process.env['NO_COLOR'];
const chalk = new Chalk({level: isColoured ? 1 : 0});
/** What is typed; on a terminal a line lets the next chapter begin. */
const typed = isWatched ? createInterface({input: process.stdin, output: process.stdout}) : undefined;
typed?.on('SIGINT', () => {
  process.stdout.write('\n');
  process.exit(130);
});
let waits = isWatched;
let chapters = 0;

/** Begins a chapter, when whoever watches wants it. */
async function chapter(text: string): Promise<void> {
  if (waits && chapters > 0) {
    const answer = await new Promise<string>((resolve) => {
      typed!.once('close', () => resolve('a'));
      typed!.question(chalk.dim('\nEnter: the next chapter; a and Enter: all that is left; Ctrl-C: no more '), resolve);
    });
    waits = answer.trim() !== 'a';
  }
  chapters++;
  process.stdout.write(chalk.bold.cyan(`\n# ${text}\n`));
}

/** Runs one command of the program in the directory and shows it; fails when the exit code is another than expected. */
async function liel(words: string, expectedExit = 0): Promise<string> {
  process.stdout.write(chalk.bold(`$ liel ${words}\n`));
  const env = isColoured ? {...process.env, FORCE_COLOR: '1'} : process.env;
  const child = spawn(program, words.split(' '), {cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe']});
  running = child;
  let output = '';
  const show = (chunk: Buffer): void => {
    process.stdout.write(chunk);
  };
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    show(chunk);
  });
  child.stderr.on('data', show);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  running = undefined;
  if (code !== 0) process.stdout.write(chalk.yellow(`(exit ${code})\n`));
  if (code !== expectedExit) throw new Error(`liel ${words}: exit ${code} instead of ${expectedExit}`);
  return stripVTControlCharacters(output);
}

/** Shows a command of the shell that this script does itself. */
function shell(words: string, work: () => void): void {
  process.stdout.write(chalk.bold(`$ ${words}\n`));
  work();
}

function expect(holds: boolean, proof: string): void {
  if (!holds) throw new Error(`not so: ${proof}`);
  proofs.push(proof);
}

const sameBytes = (a: string, b: string): boolean => readFileSync(inDirectory(a)).equals(readFileSync(inDirectory(b)));

/**
 * Lets the outgoing list of a node begin at its second edge: the one byte of `firstOutEdge` that tells them apart.
 * @returns what was changed, in words
 */
function cutListHead(file: string, node: number): string {
  const device = openForWriting(file);
  try {
    const {chains} = readStore(device, file);
    const read = (offset: number): number => {
      const bytes = Buffer.alloc(8);
      device.read(bytes, offset);
      return Number(bytes.readBigUInt64LE());
    };
    const at = (slotOffset(nodeGeometry, chains.node.extents, node) as number) + nodeSlot.at.firstOutEdge;
    const head = read(at);
    const second = read((slotOffset(edgeGeometry, chains.edge.extents, head) as number) + edgeSlot.at.nextOutEdge);
    if (head > 255 || second > 255 || second === 0) throw new Error('the sample is not what this script expects');
    device.write(Uint8Array.of(second), at);
    return `byte ${at} of ${path.basename(file)}, the head of the outgoing list of node ${node}: edge ${head} -> edge ${second}`;
  } finally {
    device.close();
  }
}

/**
 * Changes the first letter of a word in a store.
 * @returns what was changed, in words
 */
function changeLetter(file: string, word: string): string {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(word);
  bytes[at] ^= 1;
  writeFileSync(file, bytes);
  return `byte ${at} of ${path.basename(file)}: ${word} -> ${bytes.toString('latin1', at, at + word.length)}`;
}

/** The node that gets damaged: the decision about time. */
const damagedNode = 19;

copyFileSync(path.join(root, 'sample', 'project-memory.json'), inDirectory('project-memory.json'));
writeFileSync(inDirectory('release.key'), 'a key for this demonstration only\n');
mkdirSync(inDirectory('backups'));

await chapter('A store from an export, and what is in it');
await liel('import project-memory.json -o project.liel');
const stats = await liel('stats project.liel');
expect(/Nodes: 37\nEdges: 59\n/.test(stats), 'all 37 nodes and 59 edges of the export are in the store');

await chapter('Release evidence: the canonical manifest and its signature');
await liel('manifest project.liel -o project.manifest.json');
await liel('sign project.liel --key-file release.key -o project.liel.sig');
await liel('verify project.liel --signature project.liel.sig --key-file release.key');
proofs.push('the store is sound in every layer that was checked, and has the signed content');

await chapter('A backup counts once it was restored');
await liel('backup project.liel -o backups/');
const backup = `backups/${readdirSync(inDirectory('backups')).find((name) => name.endsWith('.liel'))}`;
expect(sameBytes('project.liel', backup), 'the backup is the store, byte for byte');

await chapter('Now a copy is damaged: this script changes one byte of it');
shell(`cp ${backup} suspect.liel`, () => copyFileSync(inDirectory(backup), inDirectory('suspect.liel')));
process.stdout.write(`${cutListHead(inDirectory('suspect.liel'), damagedNode)}\n`);

await chapter('verify finds it and says no: exit 1');
const verdict = await liel('verify suspect.liel', 1);
expect(
  verdict.includes(`node ${damagedNode} misses edge`),
  'one changed byte in an adjacency list was found and named',
);

await chapter('What the bytes say, and what a repair would change');
await liel(`inspect suspect.liel node ${damagedNode}`);
const suspect = readFileSync(inDirectory('suspect.liel'));
await liel('repair suspect.liel -o repaired.liel --dry-run');
expect(!existsSync(inDirectory('repaired.liel')), 'a dry run writes nothing');

await chapter('Repair into a copy, and hold the copy against the signature of the healthy store');
await liel('repair suspect.liel -o repaired.liel');
await liel('verify repaired.liel --signature project.liel.sig --key-file release.key');
expect(readFileSync(inDirectory('suspect.liel')).equals(suspect), 'the damaged store itself was not touched');
expect(sameBytes('repaired.liel', 'project.liel'), 'the repaired copy is the healthy store, byte for byte');

await chapter(
  'A changed letter in a value is no damage that structure could know; beside a seal it is, and the backup heals it',
);
shell(`cp ${backup} rotten.liel; cp ${backup}.seal rotten.liel.seal`, () => {
  for (const end of ['', '.seal']) copyFileSync(inDirectory(backup + end), inDirectory(`rotten.liel${end}`));
});
process.stdout.write(`${changeLetter(inDirectory('rotten.liel'), 'nanoseconds')}\n`);
await liel('verify rotten.liel', 1);
await liel(`heal rotten.liel --from ${backup} -o healed.liel`);
expect(sameBytes('healed.liel', 'project.liel'), 'the healed copy is the healthy store, byte for byte');

await chapter('A store without its first page: nothing opens it, salvage brings back every record');
shell('cp project.liel lost.liel; dd if=/dev/zero of=lost.liel bs=4096 count=1 conv=notrunc', () => {
  const bytes = readFileSync(inDirectory('project.liel'));
  writeFileSync(inDirectory('lost.liel'), bytes.fill(0, 0, 4096));
});
await liel('stats lost.liel', 3);
await liel('salvage lost.liel -o salvaged.liel');
await liel('diff project.liel salvaged.liel');
proofs.push('salvage found every record of a store without header, and no other');

await chapter('A part to share, and what it would change if it came back');
await liel('pack project.liel files.liel --include-labels File');
const preview = await liel('merge project.liel files.liel --node-key path --dry-run');
expect(/Nodes: \+0 created, 6 reused/.test(preview), 'the six files are known by their paths: none would come twice');

await chapter('An agent writes an event; what changed since the backup?');
await liel('events append project.liel --author ai:ada --operation review --target decision:time');
await liel('diff @ project.liel', 1);

await chapter(
  'Back to the newest backup; the store that was there stays beside, and a backup of another store is refused',
);
await liel('restore @ -o healed.liel', 2);
await liel('restore @ -o project.liel');
expect(sameBytes('project.liel', backup), 'the restored store is the one that was backed up');

await chapter('Nobody holds the writer lock, and no command left one behind');
await liel('lock project.liel');

await chapter('Out to JSON and back: equal graphs have equal manifests');
await liel('export project.liel -o project.export.json');
await liel('import project.export.json -o roundtrip.liel');
await liel('manifest roundtrip.liel -o roundtrip.manifest.json');
shell('cmp project.manifest.json roundtrip.manifest.json', () =>
  expect(
    sameBytes('project.manifest.json', 'roundtrip.manifest.json'),
    'export and import keep every record: the manifests are equal',
  ),
);

await chapter('Each code can be explained');
await liel('explain L4002');

typed?.close();
process.stdout.write(`\n${chalk.bold('Proved:')}\n${proofs.map((proof) => `  - ${proof}\n`).join('')}
${chalk.bold('Next:')}
  ${chalk.bold('bin/run.js demo try-it')}    a directory that stays, to try things in, and five commands for it
  ${chalk.bold('bin/run.js runbook')}        a page for each job; bin/run.js help: the commands
  ${chalk.bold('npm run site')}              all that there is to read, with a search, in out/site/index.html
`);
