import assert from 'node:assert/strict';
import {
  cpSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {exit} from '../src/engine/faults/fault.js';
import {nodeSlot} from '../src/engine/format/records/layouts.js';
import {sealHead} from '../src/engine/format/seal.js';
import {ownerText} from '../src/engine/storage/lock/lock-owner.js';
import {corrupt} from './support/corrupt.js';
import {expectExit, runProgram} from './support/program.js';
import {smallStore} from './support/sample-store.js';
import {scratchDirectory, temporaryDirectory} from './support/temp-directory.js';

/**
 * Every command that reads or writes a store, beside everything that may say something about that store: one verdict for
 * each, whichever command asks.
 */

/** The command lines, by what they do; `p.liel` is the store. */
const commands = {
  stats: ['stats', 'p.liel'],
  catalog: ['catalog', 'p.liel'],
  inspect: ['inspect', 'p.liel'],
  lock: ['lock', 'p.liel'],
  doctor: ['doctor', 'p.liel'],
  watch: ['watch', 'p.liel', '--once'],
  diff: ['diff', 'b.liel', 'p.liel', '--stat'],
  'events list': ['events', 'list', 'p.liel'],
  verify: ['verify', 'p.liel'],
  'verify a signature': ['verify', 'p.liel', '--signature', 'p.sig', '--key-file', 'key'],
  salvage: ['salvage', 'p.liel', '-o', 'out.liel'],
  manifest: ['manifest', 'p.liel'],
  export: ['export', 'p.liel', '-o', 'out.json'],
  sign: ['sign', 'p.liel', '--key-file', 'key'],
  seal: ['seal', 'p.liel'],
  backup: ['backup', 'p.liel', '-o', 'out.liel'],
  'backup --live': ['backup', 'p.liel', '-o', 'out.liel', '--live'],
  compact: ['compact', 'p.liel', '-o', 'out.liel'],
  'compact --in-place': ['compact', 'p.liel', '--in-place'],
  repair: ['repair', 'p.liel', '-o', 'out.liel'],
  pack: ['pack', 'p.liel', 'out.liel', '--include-labels', 'N'],
  merge: ['merge', 'p.liel', 'b.liel', '-o', 'out.liel'],
  'merge into it': ['merge', 'b.liel', 'p.liel', '-o', 'out.liel'],
  heal: ['heal', 'p.liel', '--from', 'b.liel', '-o', 'out.liel'],
  restore: ['restore', 'b.liel', '-o', 'p.liel'],
  recover: ['recover', 'p.liel'],
  'events append': ['events', 'append', 'p.liel', '--author', 'a', '--operation', 'o', '--target', 't'],
  'import over it': ['import', 'e.json', '-o', 'p.liel', '--force'],
} satisfies Record<string, readonly string[]>;

type Name = keyof typeof commands;

/** What makes something of a store, so that it is refused where the seal denies it. */
const makers: readonly Name[] = [
  'manifest',
  'export',
  'sign',
  'seal',
  'backup',
  'backup --live',
  'compact',
  'compact --in-place',
  'repair',
  'pack',
  'merge',
  'merge into it',
];

const all = (names: readonly Name[], code: number): Partial<Record<Name, number>> =>
  Object.fromEntries(names.map((name) => [name, code]));

interface Situation {
  /** Brings the directory into it. */
  readonly make: (cwd: string) => unknown;
  /** Exit codes that are not 0. */
  readonly codes: Partial<Record<Name, number>>;
}

const run = (cwd: string, ...words: string[]) => expectExit(0, [...words, '--quiet'], {cwd});

function change(file: string, edit: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  edit(bytes);
  writeFileSync(file, bytes);
}

/** Flips a bit in the last place where a text stands. */
const flip =
  (text: string) =>
  (bytes: Buffer): void => {
    const at = bytes.lastIndexOf(text);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  };

/** Lowers the count of the list or map that begins at an offset, so that some of what it holds lies behind its value. */
function flipCount(bytes: Buffer, offset: number, bit: number): void {
  bytes.writeUInt8(bytes.readUInt8(offset + 1) ^ bit, offset + 1);
}

/** Of a store with a record that no reader passes over. */
const unreadable = {
  ...all([...makers, 'stats', 'catalog', 'diff', 'events list', 'events append'], exit.undecidable),
  'verify a signature': exit.undecidable,
  verify: exit.no,
  seal: exit.no,
  heal: exit.usage,
} satisfies Partial<Record<Name, number>>;

const situations: Readonly<Record<string, Situation>> = {
  'a store alone': {make: () => {}, codes: {heal: exit.usage}},
  'a store behind a link, whose seal lies beside the file': {
    make: async (cwd) => {
      mkdirSync(path.join(cwd, 'real'));
      renameSync(path.join(cwd, 'p.liel'), path.join(cwd, 'real', 'store.liel'));
      symlinkSync('real/store.liel', path.join(cwd, 'p.liel'));
      await run(cwd, 'seal', 'p.liel');
      assert.deepEqual(readdirSync(path.join(cwd, 'real')).sort(), ['store.liel', 'store.liel.seal']);
      change(path.join(cwd, 'real', 'store.liel'), flip('node 2'));
    },
    codes: {
      ...all(makers, exit.undecidable),
      'events append': exit.undecidable,
      verify: exit.no,
      salvage: exit.acceptedLoss,
      'verify a signature': exit.no,
      doctor: exit.no,
      diff: exit.no,
      restore: exit.usage,
    },
  },
  'a store with a second name': {
    make: (cwd) => linkSync(path.join(cwd, 'p.liel'), path.join(cwd, 'second')),
    codes: all(['heal', 'restore', 'compact --in-place', 'recover', 'events append', 'import over it'], exit.usage),
  },
  'a store that its seal denies': {
    make: async (cwd) => {
      await run(cwd, 'seal', 'p.liel');
      change(path.join(cwd, 'p.liel'), flip('node 2'));
    },
    codes: {
      ...all(makers, exit.undecidable),
      'events append': exit.undecidable,
      verify: exit.no,
      salvage: exit.acceptedLoss,
      'verify a signature': exit.no,
      doctor: exit.no,
      diff: exit.no,
    },
  },
  'a store beside the seal of another': {
    make: (cwd) => renameSync(path.join(cwd, 'other.liel.seal'), path.join(cwd, 'p.liel.seal')),
    codes: {
      ...all(makers, exit.undecidable),
      'events append': exit.undecidable,
      verify: exit.no,
      salvage: exit.acceptedLoss,
      'verify a signature': exit.no,
      doctor: exit.no,
      heal: exit.undecidable,
    },
  },
  'a store that was committed to since it was sealed': {
    make: async (cwd) => {
      await run(cwd, 'seal', 'p.liel');
      await run(cwd, ...commands['events append']);
    },
    codes: {'verify a signature': exit.no, diff: exit.no, heal: exit.undecidable},
  },
  'a store beside a seal of a newer version': {
    make: async (cwd) => {
      await run(cwd, 'seal', 'p.liel');
      change(path.join(cwd, 'p.liel.seal'), (bytes) => bytes.writeUInt16LE(2, sealHead.at.major));
    },
    codes: {seal: exit.undecidable, heal: exit.undecidable},
  },
  'a store beside a seal that rotted': {
    make: async (cwd) => {
      await run(cwd, 'seal', 'p.liel');
      change(path.join(cwd, 'p.liel.seal'), (bytes) =>
        bytes.writeUInt8(bytes.readUInt8(sealHead.size + 40) ^ 1, sealHead.size + 40),
      );
    },
    codes: {
      ...all(makers, exit.undecidable),
      'events append': exit.undecidable,
      verify: exit.no,
      salvage: exit.acceptedLoss,
      'verify a signature': exit.no,
      doctor: exit.no,
      heal: exit.undecidable,
    },
  },
  'a store in which one bit of a count of properties flipped': {
    make: (cwd) =>
      change(path.join(cwd, 'p.liel'), (bytes) => flipCount(bytes, corrupt(bytes).blobOf('node', 3).offset, 2)),
    codes: unreadable,
  },
  'a store in which one bit of a count of labels flipped': {
    make: (cwd) =>
      change(path.join(cwd, 'p.liel'), (bytes) => {
        const {labelOffset} = nodeSlot.decode(bytes, corrupt(bytes).slotAt('node', 3));
        flipCount(bytes, Number(labelOffset), 1);
      }),
    codes: {...unreadable, watch: exit.undecidable},
  },
  'a store that ends inside a page': {
    make: (cwd) => truncateSync(path.join(cwd, 'p.liel'), smallStore().length - 100),
    codes: {
      ...unreadable,
      verify: exit.undecidable,
      seal: exit.undecidable,
      doctor: exit.no,
      watch: exit.undecidable,
      recover: exit.undecidable,
    },
  },
  'a store with the lock of another place': {
    make: (cwd) => {
      const lock = path.join(cwd, 'p.liel.lock');
      mkdirSync(lock);
      writeFileSync(path.join(lock, 'owner.json'), ownerText(4_194_300, Date.now(), '/data/p.liel'));
    },
    codes: {
      ...all(['backup', 'compact --in-place', 'restore', 'recover', 'events append', 'import over it'], exit.busy),
      doctor: exit.no,
      watch: exit.busy,
      heal: exit.usage,
    },
  },
};

let template: Promise<string> | undefined;

/** A directory with a store, a backup of it, a signature, an export, a key, and another store with its seal; made once. */
function templateDirectory(): Promise<string> {
  template ??= (async () => {
    const cwd = scratchDirectory();
    writeFileSync(path.join(cwd, 'p.liel'), smallStore());
    writeFileSync(
      path.join(cwd, 'other.liel'),
      smallStore((graph) => graph.deleteNode(4)),
    );
    writeFileSync(path.join(cwd, 'key'), 'a key for tests only\n');
    await run(cwd, 'backup', 'p.liel', '-o', 'b.liel');
    await run(cwd, 'sign', 'p.liel', '--key-file', 'key', '-o', 'p.sig');
    await run(cwd, 'export', 'p.liel', '-o', 'e.json');
    await run(cwd, 'seal', 'other.liel');
    return cwd;
  })();
  return template;
}

/** A copy of the template, whose backup is of the store in the copy. */
async function workplace(t: TestContext): Promise<string> {
  const cwd = temporaryDirectory(t);
  cpSync(await templateDirectory(), cwd, {recursive: true});
  const file = path.join(cwd, 'b.liel.receipt.json');
  const receipt = JSON.parse(readFileSync(file, 'utf8'));
  receipt.identity.path = path.join(cwd, 'p.liel');
  writeFileSync(file, JSON.stringify(receipt));
  return cwd;
}

for (const [name, {make, codes}] of Object.entries(situations)) {
  describe(`${name} has one verdict, whichever command asks:`, {concurrency: 2}, () => {
    for (const [command, words] of Object.entries(commands)) {
      const code = codes[command as Name] ?? exit.done;
      it(`${command}: ${code}`, async (t) => {
        const cwd = await workplace(t);
        await make(cwd);
        const seal = sealIn(cwd);
        const ended = await runProgram([...words, '--quiet'], {cwd});
        assert.equal(
          ended.code,
          code,
          `${words.join(' ')}\n${ended.stdout.slice(0, 1000)}\n${ended.stderr.slice(0, 1000)}`,
        );
        if (code === exit.done || code === exit.no || code === exit.acceptedLoss) return;
        const made = readdirSync(cwd).filter((file) => /^out|^-$|\.partial$/.test(file));
        assert.deepEqual(made, [], 'what is refused leaves nothing behind');
        assert.deepEqual(sealIn(cwd), seal, 'the witness stays as it was');
      });
    }
  });
}

function sealIn(cwd: string): string | undefined {
  const [file] = ['p.liel.seal', 'real/store.liel.seal'].filter((name) => existing(cwd).includes(name));
  return file && readFileSync(path.join(cwd, file), 'base64');
}

const existing = (cwd: string): string[] => readdirSync(cwd, {recursive: true, encoding: 'utf8'});

/** What asks for backups, and its exit code when there is a young one of the store. */
const askers = {
  'backups --max-age': ['backups', 'backups', '--max-age', '1h'],
  'doctor --max-age': ['doctor', 'p.liel', '--max-age', '1h'],
  'diff @': ['diff', '@', 'p.liel', '--stat'],
} satisfies Record<string, readonly string[]>;

/** What is done to the only backup, and the codes of those who ask for one. */
const shelves: Readonly<Record<string, {make: (cwd: string) => void; codes: readonly [number, number, number]}>> = {
  'one young backup': {make: () => {}, codes: [0, 0, 0]},
  'only a backup of a time to come': {
    make: (cwd) => rename(cwd, (name) => name.replace(/^p-\d{8}/, 'p-20991231')),
    codes: [1, 1, 2],
  },
  'only an old backup': {
    make: (cwd) => rename(cwd, (name) => name.replace(/^p-\d{8}/, 'p-20200101')),
    codes: [1, 1, 0],
  },
  'only a copy without a receipt': {
    make: (cwd) => rmSync(path.join(cwd, 'backups', `${backupName(cwd)}.receipt.json`)),
    codes: [1, 1, 2],
  },
  'only a backup of another store of that name': {
    make: (cwd) => {
      const file = path.join(cwd, 'backups', `${backupName(cwd)}.receipt.json`);
      const receipt = JSON.parse(readFileSync(file, 'utf8'));
      receipt.identity.path = '/srv/elsewhere/p.liel';
      writeFileSync(file, JSON.stringify(receipt));
    },
    codes: [0, 1, 2],
  },
};

const backupName = (cwd: string): string =>
  readdirSync(path.join(cwd, 'backups')).find((name) => name.endsWith('.liel')) ?? '';

function rename(cwd: string, to: (name: string) => string): void {
  const directory = path.join(cwd, 'backups');
  for (const name of readdirSync(directory)) renameSync(path.join(directory, name), path.join(directory, to(name)));
}

for (const [name, {make, codes}] of Object.entries(shelves)) {
  describe(`${name} is what it is for whoever asks:`, {concurrency: 2}, () => {
    for (const [i, [asker, words]] of Object.entries(askers).entries()) {
      it(`${asker}: ${codes[i]}`, async (t) => {
        const cwd = temporaryDirectory(t);
        writeFileSync(path.join(cwd, 'p.liel'), smallStore());
        await run(cwd, 'backup', 'p.liel');
        make(cwd);
        const ended = await runProgram([...words, '--quiet'], {cwd});
        assert.equal(ended.code, codes[i], `${ended.stdout}\n${ended.stderr}`);
      });
    }

    it('prune removes none of it', async (t) => {
      const cwd = temporaryDirectory(t);
      writeFileSync(path.join(cwd, 'p.liel'), smallStore());
      await run(cwd, 'backup', 'p.liel');
      make(cwd);
      const before = readdirSync(path.join(cwd, 'backups'));
      await run(cwd, 'prune', 'backups', '--keep-last', '1');
      assert.deepEqual(readdirSync(path.join(cwd, 'backups')), before);
    });
  });
}
