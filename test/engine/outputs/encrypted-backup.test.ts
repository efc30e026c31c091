import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {generateIdentity, identityToRecipient} from 'age-encryption';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Fault} from '../../../src/engine/faults/fault.js';
import {listBackups} from '../../../src/engine/operations/backups/backups.js';
import {drill} from '../../../src/engine/operations/backups/drill.js';
import {prune} from '../../../src/engine/operations/backups/prune.js';
import {restore} from '../../../src/engine/operations/backups/restore.js';
import type {HistoryReport} from '../../../src/engine/operations/history/history.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {encryptInto} from '../../../src/engine/outputs/packing.js';
import {decryptAll, encryptAll, openIdentities, openRecipients} from '../../../src/engine/storage/age/age.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import type {SystemCalls} from '../../../src/engine/storage/files/system-calls.js';
import {backUp} from '../../support/backup-of.js';
import {finish} from '../../support/finish.js';
import {documentIn, expectExit} from '../../support/program.js';
import {raises} from '../../support/raises.js';
import {smallStore} from '../../support/sample-store.js';
import {needsTools} from '../../support/stock-tools.js';
import {withCalls} from '../../support/system-calls.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const now = new Date('2026-01-02T03:04:05.678Z');
const whyNoAge = (() => {
  try {
    execFileSync('age', ['--version'], {stdio: 'ignore'});
    return false;
  } catch {
    return 'the program age is not installed here (Debian: age)';
  }
})();

async function keyIn(cwd: string, name: string) {
  const identity = await generateIdentity();
  const recipient = await identityToRecipient(identity);
  const file = path.join(cwd, name);
  writeFileSync(file, `# created: now\n# public key: ${recipient}\n${identity}\n`);
  return {file, recipient};
}

async function workplace(t: TestContext) {
  const cwd = temporaryDirectory(t);
  const store = path.join(cwd, `it's "x".liel`);
  writeFileSync(store, smallStore());
  const shelf = path.join(cwd, 'backups', '/');
  const [key, spare, other] = [await keyIn(cwd, 'key'), await keyIn(cwd, 'spare'), await keyIn(cwd, 'other')];
  const take = (options = {}) =>
    backUp(store, shelf, {compress: 'zstd', encryptTo: [key.recipient, spare.recipient], now, ...options});
  const bringBack = async (backup: string, identities: readonly string[] = [key.file]) => {
    const place = path.join(cwd, 'restored.liel');
    rmSync(place, {force: true});
    await finish(restore({backup, store: place, identities, now, force: true}));
    return readFileSync(place);
  };
  const list = async () =>
    (await finish(listBackups({directory: shelf, verify: true, now: new Date('2026-02-01')}))).report.backups;
  return {cwd, store, shelf, key, spare, other, take, bringBack, list};
}

describe('an encrypted backup', () => {
  it('is drilled before it is encrypted, and opened by each of its recipients', async (t) => {
    const {store, take, bringBack, key, spare, shelf} = await workplace(t);
    const report = await take();
    assert.match(report.backup, /-20260102-030405\.liel\.zst\.age$/);
    assert.deepEqual([report.drill.done, report.drill.before], [true, 'encryption']);
    const bytes = readFileSync(report.backup);
    const {codec, encryption, size_bytes, sha256} = report.stored ?? {};
    assert.deepEqual([codec, encryption, size_bytes], ['zstd', 'age', bytes.length]);
    assert.equal(sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.ok(!bytes.includes('node 1'));
    assert.equal(readdirSync(shelf).length, 3);
    for (const {file} of [key, spare]) assert.deepEqual(await bringBack(report.backup, [file]), readFileSync(store));
    const {report: drilled} = await finish(drill({backup: report.backup, identities: [key.file]}));
    assert.equal(drilled.manifest_sha256, report.manifest_sha256);
    assert.deepEqual(
      drilled.checks.map(({name, verdict}) => [name, verdict]),
      [
        ['receipt', 'pass'],
        ['seal', 'pass'],
        ['structure', 'pass'],
      ],
    );
  });

  it('is opened by stock age, and what stock age wrote around a copy is opened here', {skip: whyNoAge}, async (t) => {
    const {cwd, store, take, key, bringBack} = await workplace(t);
    const {backup} = await take({compress: undefined});
    assert.match(backup, /\.liel\.age$/);
    const plain = execFileSync('age', ['-d', '-i', key.file, backup], {maxBuffer: 2 ** 26});
    assert.ok(plain.equals(readFileSync(store)));
    const copy = await backUp(store, path.join(cwd, 'plain.liel.zst'), {compress: 'zstd', now});
    const theirs = path.join(cwd, 'theirs.liel.zst.age');
    execFileSync('age', ['-r', key.recipient, '-o', theirs, copy.backup]);
    assert.deepEqual(await bringBack(theirs), readFileSync(store));
    // As text, which is not read here, and said to be.
    execFileSync('age', ['-a', '-r', key.recipient, '-o', theirs, copy.backup]);
    await assert.rejects(bringBack(theirs), raises(conditions.encryptedUnreadable));
  });

  it('that nobody can open here is not checked, with the reason, and no verdict', async (t) => {
    const {cwd, take, bringBack, other, list, shelf, store} = await workplace(t);
    const {backup} = await take();
    const [listed] = await list();
    assert.deepEqual([listed.verdict, listed.digest, listed.encryption], ['drilled', 'not checked', 'age']);
    assert.match(listed.reason, /not opened: no identity here$/);
    writeFileSync(path.join(cwd, 'empty'), '# nothing\n');
    writeFileSync(path.join(cwd, 'text'), 'AGE-SECRET-KEY-1nonsense\n');
    for (const identities of [[], [other.file], [path.join(cwd, 'empty')], [path.join(cwd, 'text')]]) {
      await assert.rejects(bringBack(backup, identities), raises(conditions.identityNeeded), identities.join());
      await assert.rejects(finish(drill({backup, identities})), raises(conditions.identityNeeded));
    }
    await assert.rejects(finish(verify({store: backup})), raises(conditions.identityNeeded));
    const {report} = await finish(
      prune({directory: shelf, rules: {last: 1, daily: 0, weekly: 0, monthly: 0}, now: new Date('2026-02-01')}),
    );
    assert.equal(report.backups[0].kept, true);
    for (const words of [
      ['drill', backup],
      ['verify', backup],
      ['catalog', backup],
      ['drill', backup, '--identity', other.file],
    ]) {
      const error = documentIn(await expectExit(3, [...words, '--json'], {cwd}))['error'] as {code: string};
      assert.match(error.code, /^L(0141|1044)$/, words.join(' '));
    }
    await expectExit(0, ['drill', backup, '--identity', path.join(cwd, 'key'), '--quiet'], {cwd});
    // The same bytes need no key to be compared.
    assert.equal(
      (await backUp(store, shelf, {now: new Date('2026-01-03'), skipUnchanged: true})).unchanged?.same,
      'bytes',
    );
  });

  it('is refused wherever it was cut, and wherever a bit of it is another', async (t) => {
    const {take, bringBack, list} = await workplace(t);
    const {backup, receipt} = await take();
    const bytes = readFileSync(backup);
    const refused = async (changed: Uint8Array, what: string) => {
      writeFileSync(backup, changed);
      await assert.rejects(bringBack(backup), (error: unknown) => {
        const code = (error as {condition?: {code: string; exit: number}}).condition;
        assert.ok(code && code.exit === 3, `${what}: ${error}`);
        return true;
      });
    };
    writeFileSync(backup, Uint8Array.from(bytes).fill(0, 300, 301));
    assert.equal((await list())[0].verdict, 'changed');
    rmSync(receipt);
    for (const size of [1, 30, 200, bytes.length - 17, bytes.length - 1])
      await refused(bytes.subarray(0, size), `cut at ${size}`);
    for (let at = 22; at < bytes.length; at += 41) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] ^= 1 << (at % 8);
      await refused(flipped, `flip at ${at}`);
    }
    await refused(Buffer.concat([bytes, Buffer.from('more')]), 'more behind it');
  });

  it('can be a differential, and the base of one, which is then not drilled', async (t) => {
    const {take, store, bringBack, key, list} = await workplace(t);
    const full = await take();
    const next = smallStore((graph) => graph.addNode(['Day']));
    writeFileSync(store, next);
    const delta = await take({since: 'auto', now: new Date('2026-01-03T03:04:05Z')});
    assert.match(delta.backup, /\.liel\.delta\.tar\.age$/);
    assert.deepEqual(
      [delta.drill.done, delta.drill.reason],
      [false, `${full.backup} is encrypted, and there is no identity here`],
    );
    assert.deepEqual(await bringBack(delta.backup), Buffer.from(next));
    assert.equal((await finish(drill({backup: delta.backup, identities: [key.file]}))).report.nodes, 5);
    assert.deepEqual(
      (await list()).map(({verdict, codec, base}) => [verdict, codec, base]),
      [
        ['not drilled', 'delta', full.backup],
        ['drilled', 'zstd', null],
      ],
    );
  });

  it('keeps every full copy that may be its base, where no receipt tells which that is', async (t) => {
    const {take, store, shelf} = await workplace(t);
    await take();
    writeFileSync(
      store,
      smallStore((graph) => graph.addNode(['Day'])),
    );
    const delta = await take({since: 'auto', now: new Date('2026-01-03T03:04:05Z')});
    await take({now: new Date('2026-01-04T03:04:05Z')});
    const run = async () =>
      (
        await finish(
          prune({
            directory: shelf,
            rules: {last: 1, daily: 0, weekly: 0, monthly: 0},
            dryRun: true,
            now: new Date('2026-02-01'),
          }),
        )
      ).report.backups.filter(({kept}) => kept);
    assert.equal((await run()).length, 1);
    rmSync(delta.receipt);
    const kept = await run();
    assert.equal(kept.length, 3);
    assert.ok(
      kept.some(({reasons}) =>
        /^perhaps the base of .*delta\.tar\.age, of which no receipt tells it$/.test(reasons.join()),
      ),
    );
  });

  it('is for recipients of age alone, and its name says so', async (t) => {
    const {cwd, store, key} = await workplace(t);
    const at = (name: string): string => path.join(cwd, name);
    for (const word of ['', 'age1nonsense', 'ssh-ed25519 AAAA', readFileSync(key.file, 'utf8').split('\n')[2]]) {
      await assert.rejects(backUp(store, at('a.liel.age'), {encryptTo: [word]}), (error: Error) => {
        // Where a secret key is given by mistake, no log gets it.
        assert.doesNotMatch(error.message, /SECRET-KEY-1/);
        return raises(conditions.usage)(error);
      });
    }
    await assert.rejects(backUp(store, at('a.liel'), {encryptTo: [key.recipient]}), raises(conditions.usage));
    await assert.rejects(backUp(store, at('a.liel.age')), raises(conditions.usage));
    assert.deepEqual(
      readdirSync(cwd).filter((name) => name.startsWith('a.')),
      [],
    );
    assert.ok(existsSync(store));
  });

  it('gets its name only when what lies on the disk is what was written', async (t) => {
    const {key} = await workplace(t);
    const recipients = await openRecipients([key.recipient]);
    assert.ok(!('wrong' in recipients));
    class Rotten extends MemoryDevice {
      override sync(): void {
        this.content()[500] ^= 1;
      }
    }
    const source = new MemoryDevice('copy', smallStore());
    await encryptInto(source, new MemoryDevice('sound'), 'sound', recipients, () => {});
    await assert.rejects(
      encryptInto(source, new Rotten('rotten'), 'rotten', recipients, () => {}),
      raises(conditions.copyUnreadable),
    );
  });
});

describe('the past of a store with a copy that nobody here can open', () => {
  it('passes that over, and calls it neither sound nor changed', async (t) => {
    const {cwd, store, shelf, take} = await workplace(t);
    const {backup} = await take();
    const none = documentIn(await expectExit(3, ['history', shelf, '--json'], {cwd}));
    assert.equal((none['error'] as {code: string}).code, 'L0141');
    await backUp(store, shelf, {now: new Date('2026-01-03T03:04:05Z')});
    const report = documentIn(await expectExit(0, ['history', shelf, '--json'], {cwd})) as unknown as HistoryReport;
    assert.deepEqual(
      report.stores[0].copies.map(({state, verdict}) => [state, verdict]),
      [
        ['passed over', 'drilled'],
        ['read', 'drilled'],
      ],
    );
    assert.match(report.stores[0].copies[0].reason, /^not read: it, or its base, is encrypted$/);
    const node = documentIn(await expectExit(0, ['history', shelf, '--record', 'node', '1', '--json'], {cwd}));
    assert.match(JSON.stringify(node), /"unsound": ?false/);
    // What rotted is told without a key.
    writeFileSync(backup, Uint8Array.from(readFileSync(backup)).fill(0, 300, 301));
    await expectExit(1, ['history', shelf, '--quiet'], {cwd});
  });
});

describe('what goes through age', () => {
  for (const size of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
    it(`comes back as it was, of ${size} bytes`, async () => {
      const identity = await generateIdentity();
      const recipients = await openRecipients([await identityToRecipient(identity)]);
      const identities = await openIdentities([identity]);
      assert.ok(!('wrong' in recipients) && identities);
      const content = Buffer.alloc(size).map((_, i) => (i * 7) % 251);
      const parts: Buffer[] = [];
      const keep = (bytes: Uint8Array): void => void parts.push(Buffer.from(bytes));
      await encryptAll(new MemoryDevice('plain', content), recipients, keep, () => undefined);
      const encrypted = new MemoryDevice('encrypted', Buffer.concat(parts.splice(0)));
      assert.equal(await decryptAll(encrypted, identities, keep, () => undefined), undefined);
      assert.ok(Buffer.concat(parts).equals(content));
    });
  }
});

describe('an encrypted differential', () => {
  const on = (day: number): Date => new Date(Date.UTC(2026, 0, day, 3, 4, 5));
  const grown = (days: number): Uint8Array =>
    smallStore((graph) => {
      for (let i = 0; i < days; i++) graph.addNode(['Day']);
    });
  const rotAt = (file: string, at: number): void => {
    const bytes = readFileSync(file);
    bytes[at] ^= 1;
    writeFileSync(file, bytes);
  };
  const last = (count: number) => ({last: count, daily: 0, weekly: 0, monthly: 0});

  it('is the store with stock tools alone, and what age wrote around one and its base is restored here', {
    skip: whyNoAge || needsTools('zstd', 'tar', 'python3', 'sha256sum').skip,
  }, async (t) => {
    const {cwd, store, take, key, bringBack} = await workplace(t);
    const {backup: base} = await take({now: on(1)});
    writeFileSync(store, grown(1));
    const {backup: delta} = await take({since: 'auto', now: on(2)});
    const place = path.join(cwd, 'by hand');
    mkdirSync(place);
    const run = (file: string, ...args: string[]) =>
      execFileSync(file, args, {cwd: place, stdio: ['ignore', 'pipe', 'ignore']});
    run('age', '-d', '-i', key.file, '-o', 'THIS.delta.tar', delta);
    run('age', '-d', '-i', key.file, '-o', 'BASE.zst', base);
    run('zstd', '-q', '-d', 'BASE.zst');
    const [lines] =
      /^tar -xf[\s\S]*?sha256sum -c$/m.exec(run('tar', '-xOf', 'THIS.delta.tar', 'README.txt').toString()) ?? [];
    assert.match(run('bash', '-euc', lines ?? 'false').toString(), /restored\.liel: OK/);
    assert.deepEqual(readFileSync(path.join(place, 'restored.liel')), Buffer.from(grown(1)));
    // The other way round: plain copies that age encrypted, under other names.
    const shelf = path.join(cwd, 'theirs', '/');
    writeFileSync(store, smallStore());
    const full = await backUp(store, shelf, {now: on(1), compress: 'zstd'});
    writeFileSync(store, grown(2));
    const part = await backUp(store, shelf, {now: on(2), since: 'auto'});
    for (const {backup} of [full, part]) {
      run('age', '-r', key.recipient, '-o', `${backup}.age`, backup);
      for (const ending of ['', '.receipt.json']) rmSync(`${backup}${ending}`);
      renameSync(`${backup}.seal`, `${backup}.age.seal`);
    }
    assert.deepEqual(await bringBack(`${part.backup}.age`), Buffer.from(grown(2)));
  });

  it('does not vouch for a base that rotted, which is hashed without a key', async (t) => {
    const {store, shelf, take, list} = await workplace(t);
    for (const encryptTo of [undefined, 'as the differential'] as const) {
      rmSync(shelf, {recursive: true, force: true});
      const full = {since: undefined, ...(encryptTo === undefined && {encryptTo})};
      writeFileSync(store, grown(2));
      const older = await take({now: on(1), ...full});
      writeFileSync(store, smallStore());
      const base = await take({now: on(2), compress: undefined, ...full});
      writeFileSync(store, grown(1));
      const delta = await take({since: 'auto', now: on(3)});
      const whole = (await list()).map(({verdict}) => verdict);
      assert.deepEqual(whole.slice(1), ['drilled', 'drilled']);
      assert.match(whole[0] ?? '', /drilled$/);
      rotAt(base.backup, 5_000);
      assert.deepEqual(
        (await list()).map(({verdict}) => verdict),
        ['no base', 'changed', 'drilled'],
      );
      const {report} = await finish(prune({directory: shelf, rules: last(1), now: new Date('2026-02-01')}));
      assert.equal(report.removed_count, 0);
      assert.ok(existsSync(older.backup) && existsSync(delta.backup));
      assert.equal((await take({now: on(4), skipUnchanged: true})).unchanged, undefined);
      writeFileSync(store, smallStore());
    }
  });

  it('is put together with another copy that its base is equal to, where that rotted', async (t) => {
    const {store, take, bringBack, list} = await workplace(t);
    await take({now: on(1)});
    const base = await take({now: on(2)});
    writeFileSync(store, grown(1));
    const delta = await take({since: 'auto', now: on(3)});
    assert.equal(delta.stored?.base?.name, path.basename(base.backup));
    rotAt(base.backup, 300);
    assert.deepEqual(await bringBack(delta.backup), Buffer.from(grown(1)));
    assert.deepEqual(
      (await list()).map(({verdict}) => verdict),
      ['not drilled', 'changed', 'drilled'],
    );
  });

  it('goes before every copy that may be its base, and where it cannot go, these stay', async (t) => {
    const {store, shelf, take} = await workplace(t);
    const bases = [await take({now: on(1)}), await take({now: on(2)})];
    writeFileSync(store, grown(1));
    const delta = await take({since: 'auto', now: on(3)});
    const newest = await take({now: on(4)});
    // Nothing but its name tells what it is.
    for (const {receipt} of [...bases, delta, newest]) rmSync(receipt);
    const options = {directory: shelf, rules: last(1), byName: true, now: new Date('2026-02-01')};
    const gone: string[] = [];
    const pruned = (stays?: string) => {
      const unlink: SystemCalls['unlinkSync'] = (file) => {
        if (file === stays) throw Object.assign(new Error('EPERM'), {code: 'EPERM', syscall: 'unlink'});
        gone.push(String(file));
        unlinkSync(file);
      };
      return withCalls({unlinkSync: unlink}, () => finish(prune(options)));
    };
    const {report} = await pruned(delta.backup);
    assert.deepEqual(
      report.backups.map(({outcome}) => outcome),
      ['kept', 'failed', 'kept', 'kept'],
    );
    assert.match(
      report.backups[2]?.reasons.join() ?? '',
      /^perhaps the base of .*delta\.tar\.age, of which no receipt/,
    );
    assert.equal(gone.length, 0);
    await pruned();
    const removed = gone.filter((file) => file.endsWith('.age'));
    assert.deepEqual(removed, [delta.backup, ...bases.map(({backup}) => backup)]);
    assert.ok(existsSync(newest.backup));
  });

  it('is not what rotted where its encrypted base did', async (t) => {
    const {store, take, list} = await workplace(t);
    const base = await take({now: on(1)});
    writeFileSync(store, grown(1));
    await take({since: 'auto', encryptTo: undefined, now: on(2)});
    rotAt(base.backup, 300);
    assert.deepEqual(
      (await list()).map(({verdict, digest}) => [verdict, digest]),
      [
        ['no base', 'not checked'],
        ['changed', 'differs'],
      ],
    );
  });

  it('keeps what may be its base where all take too much, and no receipt tells it', async (t) => {
    const {store, shelf, take} = await workplace(t);
    const base = await take({now: on(1)});
    writeFileSync(store, grown(1));
    const delta = await take({since: 'auto', now: on(2)});
    writeFileSync(store, grown(2));
    const newest = await take({now: on(3)});
    for (const {receipt} of [base, delta, newest]) rmSync(receipt);
    const run = async (maxBytes: number) => {
      const options = {directory: shelf, rules: last(0), byName: true, dryRun: true, now: new Date('2026-02-01')};
      const {backups, kept_bytes} = (await finish(prune({...options, maxBytes}))).report;
      return {kept_bytes, kept: backups.filter(({kept}) => kept).map(({path: file}) => file)};
    };
    const all = await run(1e9);
    assert.equal(all.kept.length, 3);
    assert.deepEqual((await run(all.kept_bytes - 1)).kept, [newest.backup, base.backup]);
    assert.deepEqual((await run(1)).kept, [newest.backup]);
  });

  it('that is plain and has an encrypted base is itself what the next step opens', async (t) => {
    const {cwd, store, take, key} = await workplace(t);
    const base = await take({now: on(1)});
    writeFileSync(store, grown(1));
    const {backup} = await take({since: 'auto', encryptTo: undefined, now: on(2)});
    await assert.rejects(finish(restore({backup, store: path.join(cwd, 'x.liel')})), (error: unknown) => {
      assert.ok(raises(conditions.identityNeeded)(error) && error instanceof Fault);
      assert.equal(error.message.startsWith(`${base.backup}, the base of ${backup}, is encrypted`), true);
      const lines = error.condition.remedy(error.facts);
      assert.ok(lines.length > 0 && lines.every((line) => !line.includes(path.basename(base.backup))));
      assert.ok(
        lines.some((line) => line.includes(path.basename(backup).slice(-30)) && /--identity(-file)? /.test(line)),
      );
      return true;
    });
    const looked = await expectExit(
      0,
      ['restore', backup, '-o', 'y.liel', '--dry-run', '--identity', key.file, '--base', base.backup, '--json'],
      {cwd},
    );
    const next = documentIn(looked)['next'] as string;
    assert.ok(next.includes(' --base ') && next.includes(' --identity-file '), next);
    const words = execFileSync('bash', ['-c', `printf '%s\\0' ${next}`])
      .toString()
      .split('\0')
      .slice(1, -1);
    await expectExit(0, [...words, '--quiet'], {cwd});
    assert.deepEqual(readFileSync(path.join(cwd, 'y.liel')), Buffer.from(grown(1)));
  });
});
