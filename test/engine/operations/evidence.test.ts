import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {before, describe, it, type TestContext} from 'node:test';
import {judgeArchive} from '../../../src/engine/evidence/archive/judge-archive.js';
import {openArchive} from '../../../src/engine/evidence/archive/open-archive.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {exit, Fault} from '../../../src/engine/faults/fault.js';
import {readTar, tarBlock, tarEnd, tarHead, tarPadding} from '../../../src/engine/format/tar.js';
import {restore} from '../../../src/engine/operations/backups/restore.js';
import {type EvidenceOptions, type EvidenceReport, evidence} from '../../../src/engine/operations/evidence.js';
import {keygen} from '../../../src/engine/operations/keygen.js';
import {seal} from '../../../src/engine/operations/seal.js';
import {signBytes} from '../../../src/engine/operations/sign-bytes.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {finish} from '../../support/finish.js';
import {makePemKeys, type PemFiles} from '../../support/pem-keys.js';
import {raises} from '../../support/raises.js';
import {seededRandom} from '../../support/random.js';
import {interrupted, smallStore} from '../../support/sample-store.js';
import {needsTools, runTool} from '../../support/stock-tools.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** Evidence in one file: what is in it, who can read it, and what is refused. */

const now = new Date('2026-01-02T03:04:05.678Z');
const said = {version: '9.9.9', tool: {node: '20', platform: 'none'}};
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Place {
  readonly cwd: string;
  readonly store: string;
  readonly file: string;
  readonly keys: PemFiles;
  readonly make: (options?: Partial<EvidenceOptions>) => Promise<EvidenceReport>;
}

/** A sealed store and a pair of keys. */
async function place(t: TestContext): Promise<Place> {
  const cwd = temporaryDirectory(t);
  const [store, file] = [path.join(cwd, 'project.liel'), path.join(cwd, 'project.evidence.tar')];
  writeFileSync(store, smallStore());
  await finish(seal({store, now}));
  const keys = makePemKeys(cwd);
  const options = {store, output: file, secretKey: keys.secret, manifest: true, ...said};
  return {cwd, store, file, keys, make: async (other) => (await finish(evidence({...options, ...other}))).report};
}

/** Verdicts of the layers that a report has, by name. */
async function verdicts(file: string, publicKey?: string) {
  const trust = publicKey === undefined ? undefined : {publicKeys: [publicKey]};
  const {report} = await finish(verify({store: file, trust}));
  const layers = Object.fromEntries(report.layers.map(({name, verdict}) => [name, verdict]));
  return {exit: report.exit, ok: report.ok, layers};
}

const names = (report: EvidenceReport): string[] => report.members.map(({name}) => name);

describe('evidence', () => {
  it('has its members in one order, small first, and is the same each time', async (t) => {
    const {file, make} = await place(t);
    const report = await make();
    assert.deepEqual(names(report), [
      'README.txt',
      'SHA256SUMS',
      'tool.json',
      'verify.json',
      'project.liel.sigstore.json',
      'keys/project.liel.pub.pem',
      'trusted_root.json',
      'project.manifest.json',
      'project.liel.seal',
      'project.liel',
    ]);
    const bytes = readFileSync(file);
    assert.deepEqual([report.size_bytes, report.sha256], [bytes.length, hash(bytes)]);
    await make({force: true});
    assert.deepEqual(readFileSync(file), bytes);
    assert.equal((await make({dryRun: true})).sha256, null);
  });

  it('of a store without a seal has one, and is the same each time where the moment is given', async (t) => {
    const {store, file, make} = await place(t);
    rmSync(`${store}.seal`);
    await make({epoch: now});
    const bytes = readFileSync(file);
    await make({epoch: now, force: true});
    assert.deepEqual(readFileSync(file), bytes);
    assert.deepEqual((await verdicts(file)).layers['page digests'], 'pass');
  });

  it('leaves out what is not wanted, and says so where it is verified', async (t) => {
    const {store, file, cwd, make} = await place(t);
    const bare = await make({secretKey: undefined, manifest: false, withoutStore: true});
    assert.deepEqual(names(bare), ['README.txt', 'SHA256SUMS', 'tool.json', 'verify.json', 'project.liel.seal']);
    const {exit: code, layers} = await verdicts(file);
    assert.deepEqual(
      [code, layers['members'], layers['statement'], layers['structure']],
      [0, 'pass', 'not checked', 'not checked'],
    );
    const {report} = await finish(verify({store: file, required: ['structure']}));
    assert.equal(report.exit, exit.undecidable);
    const output = path.join(cwd, 'back.liel');
    await assert.rejects(finish(restore({backup: file, store: output})), raises(conditions.archiveRefused));
    assert.deepEqual(readFileSync(store), Buffer.from(smallStore()));
  });

  it('is not made of a store of which verify would say no, or whose name no archive can have', async (t) => {
    const {cwd, store, make} = await place(t);
    writeFileSync(
      store,
      interrupted(smallStore(), (graph) => graph.addNode(['N'], new Map())),
    );
    await assert.rejects(make(), Fault);
    const odd = path.join(cwd, `${'x'.repeat(90)}.liel`);
    writeFileSync(odd, smallStore());
    await assert.rejects(make({store: odd}), raises(conditions.usage));
  });
});

describe('verify reads evidence as it is', () => {
  it('the store where it lies; the key inside decides nothing', async (t) => {
    const {file, cwd, keys, make} = await place(t);
    await make();
    const alone = await verdicts(file);
    assert.deepEqual([alone.exit, alone.layers['signature']], [exit.done, 'not checked']);
    assert.deepEqual(
      [alone.layers['statement'], alone.layers['page digests'], alone.layers['counters']],
      ['pass', 'pass', 'pass'],
    );
    const trusted = await verdicts(file, keys.public);
    assert.deepEqual([trusted.exit, trusted.layers['signature']], [exit.done, 'pass']);
    const forged = await verdicts(file, makePemKeys(cwd, 'other').public);
    assert.deepEqual([forged.exit, forged.layers['signature']], [exit.no, 'fail']);
  });

  it('brings the signatures that lie beside the store, each judged by a key of its kind, none by its own', async (t) => {
    const {cwd, store, file, keys, make} = await place(t);
    const key = path.join(cwd, 'k');
    await keygen({output: key});
    const other = path.join(cwd, 'other');
    await keygen({output: other});
    await finish(signBytes({store, secretKey: `${key}.key`, now}));
    const report = await make();
    assert.deepEqual(names(report).slice(4, 6), ['project.liel.minisig', 'project.liel.sigstore.json']);
    for (const [trusted, code] of [
      [[`${key}.pub`], exit.done],
      [[keys.public], exit.done],
      [[`${key}.pub`, keys.public], exit.done],
      [[`${other}.pub`], exit.no],
      [[`${other}.pub`, keys.public], exit.no],
    ] as const) {
      const {report: said} = await finish(verify({store: file, trust: {publicKeys: trusted}}));
      assert.equal(said.exit, code, trusted.join());
      assert.equal(said.signatures?.length, trusted.length);
    }
    const back = path.join(cwd, 'back.liel');
    await finish(restore({backup: file, store: back, trust: {publicKeys: [`${key}.pub`]}}));
    assert.deepEqual(readFileSync(back), readFileSync(store));
    // Of a store that went on, the signature beside it is of before: it is no pass for what is in there now.
    writeFileSync(
      store,
      smallStore((graph) => graph.addNode(['Late'])),
    );
    await finish(seal({store, now, force: true}));
    await make({force: true, secretKey: undefined});
    const {exit: late, layers} = await verdicts(file, `${key}.pub`);
    assert.deepEqual([late, layers['signature']], [exit.no, 'fail']);
  });

  it('without a statement a required signature is missing, which is no pass', async (t) => {
    const {file, keys, make} = await place(t);
    await make({secretKey: undefined});
    const {exit: code, layers} = await verdicts(file, keys.public);
    assert.deepEqual([code, layers['signature']], [exit.undecidable, 'not checked']);
  });

  it('and so does restore: the store comes back byte for byte, with a new seal', async (t) => {
    const {cwd, file, make} = await place(t);
    await make();
    const output = path.join(cwd, 'back.liel');
    const {report} = await finish(restore({backup: file, store: output}));
    assert.deepEqual(report.checks.map(({name, verdict}) => [name, verdict]).slice(0, 2), [
      ['evidence', 'pass'],
      ['seal', 'pass'],
    ]);
    assert.deepEqual(readFileSync(output), Buffer.from(smallStore()));
    assert.equal(report.seal, `${output}.seal`);
  });
});

/** Evidence in parts: its members, to be put together in another way. */
type Part = readonly [name: string, content: Uint8Array, head?: (head: Buffer) => void];

const packed = (parts: readonly Part[], end: Uint8Array = tarEnd): Buffer =>
  Buffer.concat([
    ...parts.flatMap(([name, content, change]) => {
      const head = Buffer.from(tarHead({name, size: content.length, modified: 1}));
      if (change) {
        change(head);
        head.fill(0x20, 148, 156);
        const sum = head.reduce((total, byte) => total + byte, 0);
        head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
      }
      return [head, content, tarPadding(content.length)];
    }),
    end,
  ]);

/** Well-made evidence of a small store, made once: its bytes and its members. */
let whole: Buffer;
let parts: Part[];
let keyText: string;

before(async () => {
  const t = {after: () => {}} as unknown as TestContext;
  const {cwd, file, keys, make} = await place(t);
  await make();
  whole = readFileSync(file);
  keyText = readFileSync(keys.public, 'utf8');
  rmSync(cwd, {recursive: true});
  const members = readTar(new MemoryDevice('x', whole), 64);
  assert.ok(typeof members !== 'string', String(members));
  parts = members.map(({name, offset, size}) => [name, whole.subarray(offset, offset + size)]);
});

/** What verify says of bytes under the key of the evidence: an exit code, of a report or a fault. */
async function exitOf(cwd: string, bytes: Uint8Array): Promise<number> {
  const file = path.join(cwd, 'x.tar');
  writeFileSync(file, bytes);
  try {
    const trust = {publicKeys: [{name: 'key', bytes: Buffer.from(keyText)}]};
    return (await finish(verify({store: file, trust}))).report.exit;
  } catch (error) {
    if (error instanceof Fault) return error.condition.exit;
    throw error;
  }
}

describe('an archive that is none of ours is refused:', () => {
  const without = (name: string): Part[] => parts.filter(([each]) => each !== name);
  const last = (change: (head: Buffer) => void): Part[] =>
    parts.map(([name, content], i) => (i === parts.length - 1 ? [name, content, change] : [name, content]));
  const hostile: readonly (readonly [string, () => Uint8Array])[] = [
    ['a link', () => packed(last((head) => head.write('2/etc/passwd', 156)))],
    ['a hard link', () => packed(last((head) => head.write('1README.txt', 156)))],
    ['a directory', () => packed(last((head) => head.write('5', 156)))],
    ['a device', () => packed(last((head) => head.write('3', 156)))],
    ['a path upwards', () => packed([...parts, ['../x', Buffer.from('x')]])],
    ['a path from the root', () => packed([...parts, ['/etc/x', Buffer.from('x')]])],
    ['a name that is not known', () => packed([...parts, ['more.txt', Buffer.from('x')]])],
    ['a member twice', () => packed([...parts, parts[0] as Part])],
    ['the store twice', () => packed([...parts, parts.at(-1) as Part])],
    ['another order', () => packed([parts[1] as Part, parts[0] as Part, ...parts.slice(2)])],
    ['no seal', () => packed(without('project.liel.seal'))],
    ['no checksums', () => packed(without('SHA256SUMS'))],
    ['no key to the statement', () => packed(without('keys/project.liel.pub.pem'))],
    ['a size that lies upwards', () => packed(last((head) => head.write('00037777777', 124)))],
    ['a size that lies downwards', () => packed(last((head) => head.write('00000000010', 124)))],
    ['a negative size', () => packed(last((head) => head.write('-0000000010', 124)))],
    ['a size in base 256', () => packed(last((head) => head.writeUInt8(0x80, 124)))],
    ['an owner', () => packed(last((head) => head.write('root', 265)))],
    ['a set-uid mode', () => packed(last((head) => head.write('0004755', 100)))],
    ['a prefix', () => packed(last((head) => head.write('..', 345)))],
    ['bytes behind the end', () => Buffer.concat([whole, Buffer.alloc(tarBlock)])],
    ['no end', () => whole.subarray(0, whole.length - tarEnd.length)],
    ['half an end', () => whole.subarray(0, whole.length - tarBlock)],
    ['members of two moments', () => packed(last((head) => head.write('00000000002', 136)))],
    [
      'something between the members',
      () => {
        const bytes = Buffer.from(whole);
        bytes[tarBlock + (parts[0] as Part)[1].length] = 1;
        return bytes;
      },
    ],
  ];
  for (const [name, make] of hostile) {
    it(name, async (t) => {
      const cwd = temporaryDirectory(t);
      assert.equal(await exitOf(cwd, make()), exit.undecidable);
    });
  }

  it('and one in which any other is swapped in is a no', async (t) => {
    const cwd = temporaryDirectory(t);
    assert.equal(await exitOf(cwd, packed(parts)), exit.done);
    const changed = (name: string, content: Uint8Array): Part[] =>
      parts.map(([each, old]) => [each, each === name ? content : old]);
    const other = smallStore((graph) => graph.addNode(['N'], new Map()));
    const sums = Buffer.from((parts[1] as Part)[1]).toString();
    const store = changed('project.liel', other);
    const consistent = store.map(([name, content]): Part => {
      const text = sums.replace(hash(smallStore()), hash(other));
      return [name, name === 'SHA256SUMS' ? Buffer.from(text) : content];
    });
    for (const each of [
      store,
      consistent,
      changed('README.txt', Buffer.from('rm -rf ~\n')),
      changed('verify.json', Buffer.from('{}\n')),
    ]) {
      assert.equal(await exitOf(cwd, packed(each)), exit.no);
      const back = restore({backup: path.join(cwd, 'x.tar'), store: path.join(cwd, 'back.liel')});
      await assert.rejects(finish(back), raises(conditions.backupChanged));
    }
  });
});

describe('5,000 mutations of evidence are never accepted, and never a bug:', () => {
  for (const kind of ['bits', 'bytes and runs'] as const) {
    it(kind, async (t) => {
      const {file, make} = await place(t);
      await make({withoutStore: true, manifest: false});
      const bytes = readFileSync(file);
      const random = seededRandom(t);
      assert.ok(await accepts(bytes));
      for (let i = 0; i < 2500; i++) {
        // The heads and the documents, where an archive can be lied about, are ahead of the seal.
        const at = random.below(i % 4 === 0 ? bytes.length : 12_000);
        const mutant = Buffer.from(bytes);
        if (kind === 'bits') mutant[at] = (bytes[at] as number) ^ (1 << random.below(8));
        else if (i % 2 === 0) mutant[at] = (bytes[at] as number) ^ (1 + random.below(255));
        else mutant.copyWithin(at, random.below(bytes.length), random.below(bytes.length));
        if (!mutant.equals(bytes)) assert.ok(!(await accepts(mutant)), `byte ${at}, mutation ${i}`);
      }
    });
  }
});

/** Whether an archive is evidence that has nothing against itself. */
async function accepts(bytes: Uint8Array): Promise<boolean> {
  try {
    const layers = await judgeArchive(openArchive(new MemoryDevice('x.tar', bytes)), () => {});
    return layers.every(({verdict}) => verdict === 'pass');
  } catch (error) {
    return raises(conditions.archiveRefused)(error) ? false : assert.fail(String(error));
  }
}

describe('stock tools read evidence:', () => {
  async function unpacked(t: TestContext, file: string, args: (into: string) => readonly [string, ...string[]]) {
    const cwd = temporaryDirectory(t);
    copyFileSync(file, path.join(cwd, 'x.tar'));
    const into = path.join(cwd, 'in');
    mkdirSync(into);
    const [tool, ...words] = args(into);
    const run = runTool(tool, words, cwd);
    assert.equal(run.status, 0, run.stderr);
    return into;
  }
  const tools: readonly (readonly [name: string, args: (into: string) => readonly [string, ...string[]]])[] = [
    ['tar', (into) => ['tar', '-xf', 'x.tar', '-C', into]],
    ['bsdtar', (into) => ['bsdtar', '-xf', 'x.tar', '-C', into]],
    ['busybox', (into) => ['busybox', 'tar', '-xf', 'x.tar', '-C', into]],
    ['python3', (into) => ['python3', '-c', `import tarfile; tarfile.open('x.tar').extractall('${into}')`]],
  ];
  for (const [tool, args] of tools) {
    it(`${tool} unpacks it, and sha256sum finds every member whole`, needsTools(tool, 'sha256sum'), async (t) => {
      const {file, make} = await place(t);
      const report = await make();
      const into = await unpacked(t, file, args);
      for (const {name, sha256} of report.members)
        assert.equal(hash(readFileSync(path.join(into, name))), sha256, name);
      const sums = runTool('sha256sum', ['-c', 'SHA256SUMS'], into);
      assert.deepEqual(
        [sums.status, sums.stdout.match(/: OK$/gm)?.length],
        [0, report.members.length - 1],
        sums.stderr,
      );
    });
  }

  for (const tool of ['tar', 'bsdtar', 'python3']) {
    it(`${tool} reads the size of a member that octal digits cannot say`, needsTools(tool), async (t) => {
      const content = Buffer.from('more than eight\n');
      const head = tarHead({name: 'large', size: content.length, modified: 1}, 8);
      const archive = Buffer.concat([head, content, tarPadding(content.length), tarEnd]);
      assert.deepEqual(readTar(new MemoryDevice('x', archive), 1, 8), [
        {name: 'large', size: 16, modified: 1, offset: head.length},
      ]);
      const cwd = temporaryDirectory(t);
      const file = path.join(cwd, 'large.tar');
      writeFileSync(file, archive);
      const [, args] = tools.find(([name]) => name === tool) as (typeof tools)[number];
      const into = await unpacked(t, file, args);
      assert.deepEqual(readFileSync(path.join(into, 'large')), content);
    });
  }
});
