import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {isDifferential, openDifferential} from '../../../src/engine/evidence/differential/open-differential.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Fault} from '../../../src/engine/faults/fault.js';
import {toPageNumber} from '../../../src/engine/format/records/integers.js';
import {listBackups} from '../../../src/engine/operations/backups/backups.js';
import {lookAtRestore} from '../../../src/engine/operations/backups/look-at-restore.js';
import {prune} from '../../../src/engine/operations/backups/prune.js';
import {restore} from '../../../src/engine/operations/backups/restore.js';
import {diff} from '../../../src/engine/operations/diff/diff.js';
import {stats} from '../../../src/engine/operations/stats.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {requireDifferential, writeDifferential} from '../../../src/engine/outputs/differential.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {backUp} from '../../support/backup-of.js';
import {finish} from '../../support/finish.js';
import {documentIn, expectExit} from '../../support/program.js';
import {raises} from '../../support/raises.js';
import {interrupted, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const isFault = (error: unknown): boolean => error instanceof Fault;
const canDo = (program: string, ...args: string[]): boolean => {
  try {
    execFileSync(program, args, {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
};
const day = (number: number): Date => new Date(Date.UTC(2026, 0, number, 3, 4, 5, 678));

/** A store of which most pages are others than those of a small one. */
const largeStore = (days = 0): Uint8Array =>
  smallStore((graph) => {
    for (let i = 0; i < 800; i++) {
      graph.addNode(['Large'], new Map([['text', `${i} `.repeat(4000)]]));
      if (i % 100 === 99) graph.commit();
    }
    for (let i = 0; i < days; i++) graph.addNode(['Day']);
  });

/** A store with a full copy of the first of January, to which one node came on each day after it. */
async function workplace(t: TestContext, options: {compress?: 'zstd'} = {}) {
  const cwd = temporaryDirectory(t);
  const store = path.join(cwd, `it's "x".liel`);
  const shelf = path.join(cwd, 'backups', '/');
  const stateOf = (number: number): Uint8Array =>
    smallStore((graph) => {
      for (let i = 1; i < number; i++) graph.addNode(['Day'], new Map([['day', BigInt(i)]]));
    });
  const onDay = (number: number): void => writeFileSync(store, stateOf(number));
  onDay(1);
  const base = await backUp(store, shelf, {now: day(1), ...options});
  const take = (number: number, more = {}) => {
    onDay(number);
    return backUp(store, shelf, {now: day(number), since: 'auto', ...more});
  };
  const bringBack = async (backup: string, more = {}) => {
    const place = path.join(cwd, 'restored.liel');
    rmSync(place, {force: true});
    await finish(restore({backup, store: place, now: day(28), force: true, ...more}));
    return readFileSync(place);
  };
  const list = async (isVerified = true) =>
    (await finish(listBackups({directory: shelf, verify: isVerified, now: day(28)}))).report.backups;
  return {cwd, store, shelf, base, stateOf, onDay, take, bringBack, list};
}

describe('a differential', () => {
  it('holds what changed, and with its base is the store', async (t) => {
    const {base, take, stateOf, bringBack, list, shelf} = await workplace(t);
    const report = await take(2);
    assert.match(report.backup, /-20260102-030405\.liel\.delta\.tar$/);
    assert.equal(report.stored?.codec, 'delta');
    assert.deepEqual(report.stored?.base, {
      name: path.basename(base.backup),
      size_bytes: base.size_bytes,
      seal_root: base.seal_root,
    });
    assert.ok((report.stored?.pages ?? 0) > 0 && (report.stored?.pages ?? 0) < 20);
    assert.ok(report.stored && report.stored.size_bytes < 10_000);
    const bytes = readFileSync(report.backup);
    assert.equal(report.stored?.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(report.drill.done, true);
    assert.deepEqual(await bringBack(report.backup), Buffer.from(stateOf(2)));
    assert.deepEqual(
      (await list()).map(({verdict, digest, codec, base}) => [verdict, digest, codec, base]),
      [
        ['drilled', 'equal', 'delta', base.backup],
        ['drilled', 'equal', null, null],
      ],
    );
    assert.equal(readdirSync(shelf).length, 6);
  });

  it('is always one of a full copy, never of another differential', async (t) => {
    const {base, take, bringBack, stateOf, store, shelf} = await workplace(t, {compress: 'zstd'});
    const second = await take(2);
    const third = await take(3);
    assert.equal(third.stored?.base?.name, path.basename(base.backup));
    rmSync(second.backup);
    assert.deepEqual(await bringBack(third.backup), Buffer.from(stateOf(3)));
    await assert.rejects(backUp(store, shelf, {since: third.backup}), raises(conditions.baseUnusable));
    // Nor where nothing but its bytes tells that it is one.
    renameSync(third.backup, path.join(shelf, 'x.liel'));
    renameSync(third.seal, path.join(shelf, 'x.liel.seal'));
    await assert.rejects(backUp(store, shelf, {since: path.join(shelf, 'x.liel')}), raises(conditions.baseUnusable));
  });

  it('is what its README says, with tar, zstd, sha256sum and Python', async (t) => {
    if (!canDo('zstd', '--version') || !canDo('python3', '--version')) return t.skip('no zstd, or no python3');
    const {cwd, base, take, stateOf} = await workplace(t);
    const {backup} = await take(4);
    const place = path.join(cwd, 'by hand');
    mkdirSync(place);
    const readme = execFileSync('tar', ['-xOf', backup, 'README.txt']).toString();
    for (const line of ['age -d -i KEY -o BASE.zst BASE.zst.age', 'zstd -d BASE.zst']) assert.ok(readme.includes(line));
    const [lines] = /^tar -xf[\s\S]*?sha256sum -c$/m.exec(readme) ?? [];
    assert.ok(lines !== undefined, readme);
    const said = lines.replace('THIS.delta.tar', '"$THIS"').replace('- BASE ', '- "$BASE" ');
    const inPlace = {cwd: place, env: {...process.env, THIS: backup, BASE: base.backup}};
    const out = execFileSync('bash', ['-euc', said], {...inPlace, stdio: ['ignore', 'pipe', 'ignore']}).toString();
    assert.match(out, /restored\.liel: OK/);
    assert.deepEqual(readFileSync(path.join(place, 'restored.liel')), Buffer.from(stateOf(4)));
  });

  it('is taken by everything that takes a backup', async (t) => {
    const {take, store, base} = await workplace(t, {compress: 'zstd'});
    const {backup} = await take(2);
    assert.equal((await finish(verify({store: backup}))).report.ok, true);
    assert.equal((await finish(stats({store: backup}))).report.node_count, 5);
    const {report: same} = await finish(diff({left: store, right: '@', nodeKeys: [], limit: 0}));
    assert.equal(same.changed, false);
    const {report: look} = await finish(lookAtRestore({backup: '@', store, compare: true, now: day(3)}));
    assert.equal(look.backup, backup);
    assert.deepEqual(look.replaces?.changes.nodes, {added: 0, removed: 0, changed: 0});
    assert.equal((await take(2, {now: day(3), skipUnchanged: true})).unchanged?.same, 'bytes');
    assert.ok(existsSync(base.backup));
  });

  it('holds the commit that waited in the WAL, and a store that got larger or smaller', async (t) => {
    const {store, shelf, base, bringBack} = await workplace(t);
    const grown = interrupted(smallStore(), (graph) => graph.addNode(['late']));
    for (const [i, bytes] of [grown, largeStore()].entries()) {
      writeFileSync(store, bytes);
      const {backup, drill, blake3} = await backUp(store, shelf, {since: base.backup, now: day(2 + i)});
      assert.equal(drill.done, true);
      const plain = await backUp(store, shelf, {now: day(12 + i)});
      assert.equal(plain.blake3, blake3);
      assert.deepEqual(await bringBack(backup), readFileSync(plain.backup));
      writeFileSync(store, smallStore());
      const smaller = await backUp(store, shelf, {since: plain.backup, now: day(22 + i)});
      assert.deepEqual(await bringBack(smaller.backup), Buffer.from(smallStore()));
    }
  });

  it('needs no more of its base than the seal; it is then not checked, and the reason said', async (t) => {
    const {cwd, base, take, bringBack, stateOf, list, store} = await workplace(t);
    const away = path.join(cwd, 'elsewhere');
    mkdirSync(away);
    const there = path.join(away, path.basename(base.backup));
    renameSync(base.backup, there);
    const {backup, drill} = await take(2, {since: base.backup});
    assert.deepEqual([drill.done, drill.reason], [false, `${base.backup} is not there, only its seal`]);
    await assert.rejects(bringBack(backup), raises(conditions.baseMissing));
    const newest = (await list())[0];
    assert.deepEqual(
      [newest.verdict, newest.digest, newest.reason],
      [
        'no base',
        'not checked',
        `${backup} holds what is not in ${path.basename(base.backup)}, and that copy is not beside it`,
      ],
    );
    // Nobody can say whether it would come back; to list it is no question.
    await expectExit(0, ['backups', path.dirname(backup)], {cwd});
    await expectExit(3, ['backups', path.dirname(backup), '--verify'], {cwd});
    // It is what @ means, and nothing older is taken in its place unasked.
    await assert.rejects(finish(restore({backup: '@', store, now: day(3)})), raises(conditions.baseMissing));
    for (const place of [there, away]) {
      assert.deepEqual(await bringBack(backup, {bases: [place]}), Buffer.from(stateOf(2)));
    }
    // By what it is: it may be called otherwise.
    renameSync(there, path.join(path.dirname(base.backup), 'monday.liel'));
    renameSync(base.receipt, path.join(path.dirname(base.backup), 'monday.liel.receipt.json'));
    assert.deepEqual(await bringBack(backup), Buffer.from(stateOf(2)));
    assert.deepEqual((await list())[0].base, path.join(path.dirname(base.backup), 'monday.liel'));
  });

  for (const compress of [undefined, 'zstd'] as const) {
    it(`keeps its base from being replaced, with --force too, ${compress ?? 'plain'}`, async (t) => {
      const {cwd, base, take, bringBack, stateOf, store} = await workplace(t, compress && {compress});
      const {backup} = await take(2);
      const first = readFileSync(base.backup);
      const again = compress === undefined ? [] : ['--compress', compress];
      const refused = await expectExit(2, ['backup', store, '-o', base.backup, '--force', ...again], {cwd});
      assert.match(refused.stderr, /L0143/);
      if (compress === undefined) {
        for (const job of ['compact', 'repair', 'salvage'])
          await expectExit(2, [job, store, '-o', base.backup, '--force'], {cwd});
        await expectExit(2, ['compact', base.backup, '--in-place'], {cwd});
        await expectExit(2, ['restore', backup, '-o', base.backup, '--force'], {cwd});
      }
      assert.deepEqual(readFileSync(base.backup), first);
      assert.deepEqual(await bringBack(backup), Buffer.from(stateOf(2)));
      rmSync(backup);
      await expectExit(0, ['backup', store, '-o', base.backup, '--force', ...again], {cwd});
    });
  }

  it('is refused with a base that is not there, though one lies beside it', async (t) => {
    const {cwd, take} = await workplace(t);
    const {backup} = await take(2);
    for (const words of [
      ['restore', backup, '-o', 'out.liel'],
      ['drill', backup],
    ]) {
      const wrong = await expectExit(2, [...words, '--base', 'no/such/place', '--json'], {cwd});
      assert.equal((documentIn(wrong)['error'] as {code: string}).code, 'L0002', words.join(' '));
    }
    assert.ok(!existsSync(path.join(cwd, 'out.liel')));
  });

  it('is refused with another base, and the base is blamed', async (t) => {
    const {base, take, bringBack, list, store, shelf} = await workplace(t);
    const {backup} = await take(2);
    const bytes = readFileSync(base.backup);
    const [page] = [5_242_880 >> 12];
    const rotten = Uint8Array.from(bytes);
    rotten[page * 4096 + 17] ^= 1;
    writeFileSync(base.backup, rotten);
    await assert.rejects(bringBack(backup), raises(conditions.baseChanged));
    const listed = await list();
    assert.deepEqual(
      listed.map(({verdict}) => verdict),
      ['no base', 'changed'],
    );
    await assert.rejects(backUp(store, shelf, {since: base.backup}), raises(conditions.baseChanged));
    const full = await take(3);
    assert.equal(full.stored, undefined);
    writeFileSync(base.backup, bytes.subarray(0, -4096));
    await assert.rejects(bringBack(backup), raises(conditions.baseChanged));
    await assert.rejects(bringBack(backup, {bases: [backup]}), raises(conditions.baseChanged));
    // Another copy of the same base, from elsewhere, will do.
    writeFileSync(path.join(path.dirname(shelf), 'again.liel'), bytes);
    await bringBack(backup, {bases: [path.join(path.dirname(shelf), 'again.liel')]});
  });

  it('is put together with its base where the receipt of that was changed, and keeps it', async (t) => {
    const {shelf, store, base, take, onDay, bringBack, stateOf, list} = await workplace(t);
    onDay(2);
    await backUp(store, shelf, {now: day(2)});
    const {backup} = await take(3, {since: base.backup});
    const receipt = readFileSync(base.receipt, 'utf8');
    writeFileSync(base.receipt, receipt.replace(base.seal_root ?? '', '0'.repeat(64)));
    assert.deepEqual(await bringBack(backup), Buffer.from(stateOf(3)));
    const [found] = await list(false);
    assert.deepEqual([found.path, found.verdict, found.base], [backup, 'no base', base.backup]);
    assert.match(found.reason, /^the receipt of its base .*20260101.* is that of another copy$/);
    const rules = {last: 1, daily: 0, weekly: 0, monthly: 0};
    const {report} = await finish(prune({directory: shelf, rules, dryRun: true, now: day(28)}));
    assert.deepEqual(
      report.backups.map(({kept}) => kept),
      [true, true, true],
    );
    assert.match(report.backups[2]?.reasons.join() ?? '', /^base of .*20260103.*, which stays$/);
    // With other bytes under its name, nothing comes of it.
    writeFileSync(base.backup, readFileSync(base.backup).fill(1, 5_242_897, 5_242_900));
    await assert.rejects(bringBack(backup), raises(conditions.baseChanged));
  });

  it('is never a wrong store, whichever of its bytes is another, and each such byte is found', async (t) => {
    const {take, bringBack, base} = await workplace(t);
    const {backup, receipt} = await take(2);
    const bytes = readFileSync(backup);
    rmSync(receipt);
    // By itself, without the SHA-256 in its receipt.
    let found = 0;
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] ^= 1 << (at % 8);
      const device = new MemoryDevice('flipped', flipped);
      await assert.rejects(openDifferential(device, 'flipped'), raises(conditions.differentialUnreadable), `${at}`);
      found++;
      if (isDifferential(device)) continue;
      // What does not begin as one any more is no store either.
      writeFileSync(backup, flipped);
      await assert.rejects(bringBack(backup), isFault, `byte ${at}`);
    }
    assert.equal(found, bytes.length);
    for (const size of [0, 1, 511, 512, 513, bytes.length - 1024, bytes.length - 1]) {
      writeFileSync(backup, bytes.subarray(0, size));
      await assert.rejects(bringBack(backup), isFault, `cut at ${size}`);
    }
    writeFileSync(backup, Buffer.concat([bytes, Buffer.alloc(512)]));
    await assert.rejects(bringBack(backup), raises(conditions.differentialUnreadable));
    assert.ok(existsSync(base.backup));
  });

  it('is refused where its receipt is that of another one', async (t) => {
    const {take, bringBack, list} = await workplace(t);
    const second = await take(2);
    const third = await take(3);
    writeFileSync(second.receipt, readFileSync(third.receipt));
    await assert.rejects(bringBack(second.backup), raises(conditions.differentialUnreadable));
    const wrong = (await list()).find(({path: file}) => file === second.backup);
    assert.equal(wrong?.verdict, 'changed');
  });

  it('gets its name only when what lies on the disk holds the pages', async () => {
    const copy = new MemoryDevice('copy', smallStore());
    const base = {name: 'base.liel', size_bytes: copy.size(), seal_root: '0'.repeat(64)};
    const hex = '0'.repeat(64);
    const numbers = [toPageNumber(0), toPageNumber(1300)];
    const head = {
      created_at: '2026-01-02T03:04:05.678Z',
      blake3: hex,
      sha256: hex,
      page_size: 4096,
      pages: 2,
      base,
    } as const;
    const source = {copy, numbers, facts: {...head, size_bytes: copy.size()}};
    const target = new MemoryDevice('delta');
    await writeDifferential(source, target, () => {});
    await requireDifferential(target, 'delta', source, () => {});
    const other = {
      ...source,
      copy: new MemoryDevice(
        'copy',
        smallStore((graph) => graph.addNode(['other'])),
      ),
    };
    const elsewhere = {...source, numbers: [toPageNumber(0), toPageNumber(1301)]};
    const rotten = new MemoryDevice('delta', Uint8Array.from(target.content()).fill(1, 3000, 3001));
    for (const [device, of] of [
      [target, other],
      [target, elsewhere],
      [rotten, source],
    ] as const) {
      await assert.rejects(
        requireDifferential(device, 'delta', of, () => {}),
        raises(conditions.copyUnreadable),
      );
    }
  });
});

describe('backup --since auto', () => {
  it('makes a full copy where there is no base that serves, and says why', async (t) => {
    const {cwd, store, shelf, base, take} = await workplace(t);
    const notesOf = async (options: object) => {
      const {backup} = await import('../../../src/engine/operations/backups/backup.js');
      const usual = {store, output: shelf, version: '0', since: 'auto', compress: 'zstd' as const};
      return finish(backup({...usual, ...options}));
    };
    const first = await notesOf({output: path.join(cwd, 'none', '/'), now: day(2)});
    assert.equal(first.report.stored?.codec, 'zstd');
    assert.ok(first.notes.some((text) => /has no full copy of it: a full copy is made$/.test(text)));
    rmSync(base.seal);
    const unsealed = await notesOf({now: day(3)});
    assert.ok(unsealed.notes.some((text) => /has no seal that can be read: a full copy is made$/.test(text)));
    assert.equal((await take(4)).stored?.base?.name, path.basename(unsealed.report.backup));
  });

  it('makes a full copy where more than a quarter of the pages are others', async (t) => {
    const {store, shelf} = await workplace(t);
    writeFileSync(store, largeStore());
    const full = await backUp(store, shelf, {since: 'auto', now: day(2)});
    assert.equal(full.stored, undefined);
    assert.match(full.backup, /-20260102-030405\.liel$/);
    writeFileSync(store, largeStore(3));
    const next = await backUp(store, shelf, {since: 'auto', now: day(3)});
    assert.equal(next.stored?.base?.name, path.basename(full.backup));
  });

  it('needs a directory, and a base by its name a name that fits', async (t) => {
    const {cwd, store, base} = await workplace(t);
    const at = (name: string): string => path.join(cwd, name);
    await assert.rejects(backUp(store, at('a.liel'), {since: 'auto'}), raises(conditions.usage));
    await assert.rejects(backUp(store, at('a.liel'), {since: base.backup}), raises(conditions.usage));
    await assert.rejects(backUp(store, at('a.liel.delta.tar')), raises(conditions.usage));
    const named = await backUp(store, at('a.liel.delta.tar'), {since: base.backup});
    assert.equal(named.backup, at('a.liel.delta.tar'));
    assert.equal(named.stored?.pages, 0);
    for (const since of [store, at('none.liel'), cwd]) {
      await assert.rejects(backUp(store, at('b.liel.delta.tar'), {since}), raises(conditions.baseUnusable), since);
    }
    await assert.rejects(backUp(store, base.backup, {since: base.backup, force: true}), raises(conditions.usage));
  });
});

describe('prune', () => {
  const none = {last: 0, daily: 0, weekly: 0, monthly: 0};
  const kept = (backups: readonly {path: string; kept: boolean}[]) =>
    backups.filter((each) => each.kept).map(({path: file}) => /\d{8}/.exec(file)?.[0]);

  it('keeps a base as long as a differential needs it, and lets it go behind the last', async (t) => {
    const {shelf, take, onDay, store, bringBack, stateOf} = await workplace(t);
    await take(2);
    const third = await take(3);
    const rules = {...none, last: 1};
    const {report: plan} = await finish(prune({directory: shelf, rules, dryRun: true, now: day(28)}));
    const {report} = await finish(prune({directory: shelf, rules, now: day(28)}));
    for (const {backups} of [plan, report]) assert.deepEqual(kept(backups), ['20260103', '20260101']);
    assert.match(report.backups[2].reasons.join(), /^base of .*20260103.*, which stays$/);
    assert.deepEqual(await bringBack(third.backup), Buffer.from(stateOf(3)));
    onDay(4);
    await backUp(store, shelf, {now: day(4)});
    const {report: later} = await finish(prune({directory: shelf, rules: {...none, last: 1}, now: day(28)}));
    assert.deepEqual(kept(later.backups), ['20260104']);
    assert.equal(readdirSync(shelf).length, 3);
  });

  it('lets differentials go before their base where all take too much', async (t) => {
    const {shelf, take, onDay, store} = await workplace(t);
    for (const number of [2, 3]) await take(number);
    onDay(4);
    const {size_bytes} = (await finish(prune({directory: shelf, rules: {...none, last: 9}, now: day(28)}))).report
      .backups[2];
    await backUp(store, shelf, {now: day(4)});
    const run = async (maxBytes: number) =>
      (await finish(prune({directory: shelf, rules: none, maxBytes, dryRun: true, now: day(28)}))).report;
    const all = (await run(1e9)).kept_bytes;
    assert.deepEqual(kept((await run(all)).backups), ['20260104', '20260103', '20260102', '20260101']);
    // The base alone would be enough, and cannot go alone.
    assert.deepEqual(kept((await run(all - 1)).backups), ['20260104', '20260103', '20260101']);
    assert.deepEqual(kept((await run(all - size_bytes)).backups), ['20260104']);
    // What stays though it is too much is not within the size, and is not said to be.
    const reasonsIn = async (maxBytes: number) =>
      (await run(maxBytes)).backups.filter((each) => each.kept).map(({reasons}) => reasons.join('; '));
    assert.deepEqual(await reasonsIn(10), ['newest drilled copy']);
    assert.deepEqual((await reasonsIn(all)).slice(1), ['within the size', 'within the size', 'within the size']);
  });

  it('keeps the equal copy of a base that rotted, and lets it go where the base is sound', async (t) => {
    const {shelf, take, onDay, store, base} = await workplace(t);
    const again = await backUp(store, shelf, {now: day(2)});
    const third = await take(3);
    assert.equal(third.stored?.base?.name, path.basename(again.backup));
    onDay(4);
    await backUp(store, shelf, {now: day(4)});
    const run = async () =>
      (await finish(prune({directory: shelf, rules: {...none, last: 2}, dryRun: true, now: day(28)}))).report.backups;
    assert.deepEqual(kept(await run()), ['20260104', '20260103', '20260102']);
    const bytes = readFileSync(again.backup);
    bytes[5_000] ^= 1;
    writeFileSync(again.backup, bytes);
    const found = await run();
    assert.deepEqual(kept(found), ['20260104', '20260103', '20260102', '20260101']);
    assert.deepEqual([found[1].base, found[2].verdict], [base.backup, 'changed']);
  });

  it('keeps the base of a differential by its seal, where it has another name and no receipt', async (t) => {
    const {cwd, shelf, take, onDay, store, base, bringBack, stateOf} = await workplace(t);
    const second = await take(2);
    const renamed = base.backup.replace('20260101', '20251231');
    renameSync(base.backup, renamed);
    renameSync(base.seal, `${renamed}.seal`);
    rmSync(base.receipt);
    assert.deepEqual(await bringBack(second.backup), Buffer.from(stateOf(2)));
    const run = async () =>
      (await finish(prune({directory: shelf, rules: {...none, last: 1}, byName: true, dryRun: true, now: day(28)})))
        .report.backups;
    onDay(3);
    await backUp(store, path.join(cwd, 'apart', '/'), {now: day(3)});
    assert.deepEqual(kept(await run()), ['20260102', '20251231']);
  });

  it('finds a base through a link, as restore does', async (t) => {
    const {cwd, shelf, take, base, list, bringBack, stateOf} = await workplace(t);
    const second = await take(2);
    const away = path.join(cwd, 'away.liel');
    renameSync(base.backup, away);
    rmSync(base.receipt);
    symlinkSync(away, base.backup);
    assert.deepEqual(await bringBack(second.backup), Buffer.from(stateOf(2)));
    for (const isVerified of [false, true]) {
      const [found] = await list(isVerified);
      assert.deepEqual([found.verdict, found.base], ['drilled', base.backup]);
    }
    // What it leads to may lie here under another name, which then is the one that is needed.
    const beside = base.backup.replace('20260101', '20251231');
    renameSync(away, beside);
    rmSync(base.backup);
    symlinkSync(beside, base.backup);
    const {report} = await finish(
      prune({directory: shelf, rules: {...none, last: 1}, byName: true, dryRun: true, now: day(28)}),
    );
    assert.deepEqual(kept(report.backups), ['20260102', '20251231']);
  });
});
