import assert from 'node:assert/strict';
import {once} from 'node:events';
import fs, {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import {before, describe, it, type TestContext} from 'node:test';
import {generateIdentity, identityToRecipient} from 'age-encryption';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {type Fault, isFault} from '../../../../src/engine/faults/fault.js';
import {type BackupAwayOptions, backupAway} from '../../../../src/engine/operations/backups/backup-away.js';
import {listBackups} from '../../../../src/engine/operations/backups/backups.js';
import {drill} from '../../../../src/engine/operations/backups/drill.js';
import {type PruneOptions, prune} from '../../../../src/engine/operations/backups/prune.js';
import {type RestoreOptions, restore} from '../../../../src/engine/operations/backups/restore.js';
import {keygen} from '../../../../src/engine/operations/keygen.js';
import {verify} from '../../../../src/engine/operations/verify/verify.js';
import {onImages} from '../../../../src/engine/outputs/off-site/on-images.js';
import type {SystemCalls} from '../../../../src/engine/storage/files/system-calls.js';
import {Bucket, bodyOf} from '../../../../src/engine/storage/objects/bucket.js';
import {sendObject} from '../../../../src/engine/storage/objects/upload.js';
import {finish} from '../../../support/finish.js';
import {environmentOf, FaultProxy, makeBucket, needsMoto, secret, startMoto} from '../../../support/object-server.js';
import {raises} from '../../../support/raises.js';
import {properties, smallStore} from '../../../support/sample-store.js';
import {withCalls} from '../../../support/system-calls.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const newest = {last: 1, daily: 0, weekly: 0, monthly: 0};

/** Writes an object whose name no client would send. */
async function putRaw(server: string, key: string): Promise<void> {
  const {hostname, port} = new URL(server);
  const text = key.split('/').map(encodeURIComponent).join('/');
  const request = http.request({hostname, port, method: 'PUT', path: `/${text}`});
  request.end('hostile');
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
  answer.resume();
  assert.equal(answer.statusCode, 200, key);
}

describe('backups in a bucket', needsMoto, () => {
  let server: string;
  let proxy: FaultProxy;
  let bucket: Bucket;
  let prefixes = 0;

  before(async () => {
    server = await startMoto();
    proxy = await FaultProxy.start(server);
    bucket = await Bucket.open(await makeBucket(server), environmentOf(server));
  });

  function workplace(t: TestContext) {
    const cwd = temporaryDirectory(t);
    const scratch = path.join(cwd, 'scratch');
    mkdirSync(scratch);
    process.env['TMPDIR'] = scratch;
    t.after(() => delete process.env['TMPDIR']);
    proxy.set();
    const environment = environmentOf(proxy.address);
    const store = path.join(cwd, 'project.liel');
    writeFileSync(store, smallStore());
    const prefix = `tests/${++prefixes}/`;
    const place = `s3://${bucket.name}/${prefix}`;
    const usual = {store, output: place, version: '0.0.0', environment, compress: 'zstd'} as const;
    const take = async (day: number, options: Partial<BackupAwayOptions> = {}) => {
      const now = new Date(Date.UTC(2026, 0, day, 3, 4, 5));
      return (await finish(backupAway({...usual, now, ...options}))).report;
    };
    const given = (words: readonly string[], areDirectories: 'all' | 'none' | 'all but the first') =>
      ({words, areDirectories, command: 'restore', environment}) as const;
    const list = (isVerified = true) =>
      finish(
        onImages(given([place], 'all'), ([directory]) =>
          listBackups({directory: directory as string, verify: isVerified, now: new Date('2026-02-01')}),
        ),
      );
    const bringBack = async (backup: string, options: Partial<RestoreOptions> = {}) => {
      const target = path.join(cwd, 'restored.liel');
      rmSync(target, {force: true});
      const job = onImages(given([backup, place], 'all but the first'), ([file, directory]) =>
        restore({
          backup: file as string,
          backupDirectories: [directory as string],
          bases: [directory as string],
          store: backup.startsWith('@') ? store : target,
          ...options,
        }),
      );
      const {report} = await finish(job);
      return {report, bytes: readFileSync(report.store)};
    };
    const cut = (options: Omit<PruneOptions, 'directory'>) =>
      finish(
        onImages(given([place], 'all'), ([directory]) =>
          prune({directory: directory as string, now: new Date('2026-02-01'), ...options}),
        ),
      );
    const names = async () => (await bucket.list(prefix)).map(({key}) => key.slice(prefix.length));
    const change = (text: string): void => {
      writeFileSync(
        store,
        smallStore((graph) => graph.addNode(['N'], properties({name: text}))),
      );
    };
    return {cwd, scratch, store, prefix, place, take, list, bringBack, cut, names, change, environment, given};
  }

  it('are drilled here, sent with the receipt last, and come back as they were', async (t) => {
    const {scratch, store, place, prefix, take, list, bringBack, names} = workplace(t);
    const report = await take(2);
    assert.equal(report.backup, `${place}project-20260102-030405.liel.zst`);
    assert.equal(report.drill.verdict, 'pass');
    assert.deepEqual(report.sent, {proved_by: 'read back', parts: 1});
    const puts = proxy.seen.filter(({method}) => method === 'PUT').map(({url}) => path.basename(url));
    const name = 'project-20260102-030405.liel.zst';
    assert.deepEqual(puts, [name, `${name}.seal`, `${name}.receipt.json`]);
    assert.deepEqual(readdirSync(scratch), [], 'nothing is left in scratch');
    const receipt = JSON.parse(
      (await bucket.demand({method: 'GET', key: `${prefix}${name}.receipt.json`})).body.toString(),
    );
    assert.deepEqual(receipt.sent, {proved_by: 'read back', parts: 1});
    const {report: listed} = await list();
    assert.equal(listed.directory, place);
    assert.deepEqual(
      listed.backups.map(({path: file, verdict, digest}) => [file, verdict, digest]),
      [[report.backup, 'drilled', 'equal']],
    );
    assert.ok((listed.backups[0]?.bytes_on_disk ?? 0) > 0, 'what it takes is what the objects take');
    const back = await bringBack(report.backup);
    assert.deepEqual(back.bytes, readFileSync(store));
    assert.equal(back.report.backup, report.backup);
    assert.deepEqual((await names()).sort(), [name, `${name}.receipt.json`, `${name}.seal`].sort());
    assert.deepEqual(readdirSync(scratch), []);
  });

  it('are proved by verify and by a drill where they lie', async (t) => {
    const {take, given} = workplace(t);
    const {backup} = await take(2);
    const proved = await finish(onImages(given([backup], 'none'), ([store]) => verify({store: store as string})));
    assert.equal(proved.report.store, backup);
    const drilled = await finish(onImages(given([backup], 'none'), ([file]) => drill({backup: file as string})));
    assert.equal(drilled.report.backup, backup);
    assert.ok(drilled.report.checks.every(({verdict}) => verdict === 'pass'));
    const nothing = onImages(given([`${backup}x`], 'none'), () => assert.fail('it is not there'));
    await assert.rejects(finish(nothing), raises(conditions.inputMissing));
  });

  it('are green at no request that is refused, and what was proved is kept and named', async (t) => {
    const {scratch, take, list, bringBack} = workplace(t);
    await take(1);
    const wanted = proxy.seen.length;
    assert.equal(wanted, 10);
    for (let number = 1; number <= wanted; number++) {
      proxy.set((passing) => (passing.number >= number ? {status: 403, code: 'AccessDenied'} : undefined));
      const error = await take(1 + number).then(
        () => assert.fail('a backup was told of that is not there'),
        (caught: unknown) => caught as Fault,
      );
      assert.ok([conditions.objectsRefused.code].includes(error.condition.code), error.message);
      const kept = String(error.facts['keptIn']);
      assert.equal(path.dirname(kept), scratch, 'the copy that was proved is named');
      const {report} = await finish(listBackups({directory: kept, verify: true, now: new Date('2026-02-01')}));
      assert.deepEqual(
        report.backups.map(({verdict, digest}) => [verdict, digest]),
        [['drilled', 'equal']],
      );
      rmSync(kept, {recursive: true});
      assert.deepEqual(readdirSync(scratch), []);
    }
    proxy.set();
    const {report} = await list();
    const drilled = report.backups.filter(({verdict}) => verdict === 'drilled');
    // Only where the receipt was written already, and could not be looked at, is there one more.
    assert.deepEqual(
      drilled.map(({taken_at}) => taken_at.slice(8, 10)),
      ['11', '10', '01'],
    );
    for (const {path: file} of drilled) await bringBack(file);
    const others = report.backups.filter(({verdict}) => verdict !== 'drilled');
    assert.ok(others.every(({verdict}) => verdict === 'no receipt'));
    assert.equal((await take(20)).sent?.proved_by, 'read back', 'the next run works');
  });

  it('are not made where there is no such bucket, or the keys are others', async (t) => {
    const {scratch, take} = workplace(t);
    for (const code of ['NoSuchBucket', 'SignatureDoesNotMatch']) {
      proxy.set(() => ({status: 403, code}));
      const error = await take(1).catch((caught: unknown) => caught as Fault);
      assert.ok('facts' in error && error.condition.code === conditions.objectsRefused.code);
      assert.deepEqual([error.facts['keptIn'], proxy.seen.length, readdirSync(scratch)], [undefined, 1, []]);
    }
    proxy.set(() => ({status: 403, code: 'RequestTimeTooSkewed'}));
    const late = await take(1).catch((caught: unknown) => caught as Fault);
    assert.ok('facts' in late && late.condition.remedy(late.facts)[0] === 'date -u');
  });

  it('are never green where the storage changes a byte', async (t) => {
    const {take, list, names} = workplace(t);
    for (let put = 1; put <= 3; put++) {
      let puts = 0;
      proxy.set(({method}) => (method === 'PUT' && ++puts === put ? 'flip body' : undefined));
      await assert.rejects(take(put), raises(conditions.objectDiffers));
    }
    proxy.set();
    assert.deepEqual(
      (await list()).report.backups.map(({verdict}) => verdict),
      ['no receipt', 'no receipt'],
    );
    assert.deepEqual(
      (await names()).filter((name) => name.endsWith('.receipt.json')),
      [],
    );
  });

  it('are found to be others when they rotted there, and an older one is offered', async (t) => {
    const {prefix, place, take, list, bringBack, change} = workplace(t);
    await take(2);
    change('later');
    const {backup} = await take(3);
    const key = backup.slice(backup.indexOf(prefix));
    const bytes = Buffer.from((await bucket.demand({method: 'GET', key})).body);
    bytes[bytes.length >> 1]! ^= 1;
    await sendObject(bucket, key, bodyOf(bytes), {mayReplace: true});
    const {report} = await list();
    assert.deepEqual(
      report.backups.map(({verdict}) => verdict),
      ['changed', 'drilled'],
    );
    const older = `${place}project-20260102-030405.liel.zst`;
    await assert.rejects(bringBack('@'), (error) => {
      assert.ok(raises(conditions.newestUnsound)(error));
      assert.equal((error as Fault).facts['sound'], older);
      return (error as Fault).facts['backup'] === backup;
    });
  });

  it('are not judged where the server lets nobody read one', async (t) => {
    const {take, list, scratch} = workplace(t);
    await take(2);
    proxy.set(({method, url}) =>
      method === 'GET' && /\.zst(\?|$)/.test(url) ? {status: 403, code: 'AccessDenied'} : undefined,
    );
    await assert.rejects(list(), raises(conditions.objectsRefused));
    proxy.set();
    assert.equal((await list()).report.backups[0]?.verdict, 'drilled');
    assert.deepEqual(readdirSync(scratch), []);
  });

  it('are the newest of a store that a sign asks for', async (t) => {
    const {store, take, bringBack, change} = workplace(t);
    const before = readFileSync(store);
    await take(2);
    change('later');
    const {backup} = await take(3);
    const now = new Date('2026-01-05');
    assert.equal((await bringBack('@', {now})).report.backup, backup);
    const older = await bringBack('@2026-01-02T12:00Z', {now});
    assert.deepEqual(older.bytes, before);
  });

  it('are differentials against the newest full one there, drilled with it, and restored with it', async (t) => {
    const {store, place, take, list, bringBack, change, cut, names} = workplace(t);
    await take(2);
    change('later');
    const {backup, drill: drilled} = await take(3, {since: 'auto'});
    assert.equal(backup, `${place}project-20260103-030405.liel.delta.tar`);
    assert.equal(drilled.verdict, 'pass');
    const {report} = await list();
    assert.deepEqual(
      report.backups.map(({verdict, base}) => [verdict, base && path.basename(base)]),
      [
        ['drilled', 'project-20260102-030405.liel.zst'],
        ['drilled', null],
      ],
    );
    assert.deepEqual((await bringBack(backup)).bytes, readFileSync(store));
    const plan = (await cut({rules: newest})).report;
    assert.deepEqual(
      plan.backups.map(({outcome, reasons}) => [outcome, reasons.at(-1)]),
      [
        ['kept', 'last 1 of 1'],
        ['kept', 'base of project-20260103-030405.liel.delta.tar, which stays'],
      ],
    );
    assert.equal((await names()).length, 6);
  });

  it('are not made anew of a store that is unchanged, which is noted there', async (t) => {
    const {take, list, names} = workplace(t);
    const {backup} = await take(2);
    const again = await take(4, {skipUnchanged: true});
    assert.equal(again.backup, backup);
    assert.equal(again.unchanged?.confirmation, `${backup}.confirmed.json`);
    await take(5, {skipUnchanged: true});
    assert.equal((await names()).length, 4);
    assert.equal((await list()).report.backups[0]?.confirmed_at, '2026-01-05T03:04:05.000Z');
  });

  it('are signed, the receipt as it was sent', async (t) => {
    const {cwd, take, bringBack, names} = workplace(t);
    await keygen({output: path.join(cwd, 'k')});
    const {backup} = await take(2, {sign: {secretKey: path.join(cwd, 'k.key')}});
    assert.equal((await names()).length, 5);
    const {report} = await bringBack(backup, {trust: {publicKeys: [path.join(cwd, 'k.pub')]}});
    assert.match(report.checks.find(({name}) => name === 'signature')?.reason ?? '', /its receipt is signed as well/);
  });

  it('are encrypted, and what nobody here can open is said', async (t) => {
    const {cwd, store, take, list, bringBack} = workplace(t);
    const identity = await generateIdentity();
    const key = path.join(cwd, 'key');
    writeFileSync(key, `${identity}\n`);
    const {backup} = await take(2, {encryptTo: [await identityToRecipient(identity)]});
    assert.match(backup, /\.liel\.zst\.age$/);
    assert.match((await list()).report.backups[0]?.reason ?? '', /it was not opened: no identity here/);
    await assert.rejects(bringBack(backup), raises(conditions.identityNeeded));
    assert.deepEqual((await bringBack(backup, {identities: [key]})).bytes, readFileSync(store));
  });

  it('are called what they are in every receipt and refusal, and never by the files that stand for them', async (t) => {
    const {cwd, scratch, prefix, place, take, bringBack, change, names} = workplace(t);
    const identity = await generateIdentity();
    const key = path.join(cwd, 'key');
    writeFileSync(key, `${identity}\n`);
    const full = await take(2, {encryptTo: [await identityToRecipient(identity)]});
    change('2');
    const later = await take(3, {since: 'auto', encryptTo: [await identityToRecipient(identity)]});
    assert.match(later.backup, /\.delta\.tar\.age$/);
    for (const name of await names()) {
      if (!name.endsWith('.json')) continue;
      const {body} = await bucket.demand({method: 'GET', key: `${prefix}${name}`});
      assert.ok(!body.toString().includes(scratch), body.toString());
    }
    // A copy that is whole by its receipt, and holds something else.
    const object = full.backup.slice(place.length);
    const bytes = (await bucket.demand({method: 'GET', key: `${prefix}${object}`})).body;
    for (const change of [(copy: Buffer) => copy.subarray(0, -9), (copy: Buffer) => copy.fill(7, copy.length - 40)]) {
      const changed = change(Buffer.from(bytes));
      await sendObject(bucket, `${prefix}${object}`, bodyOf(changed), {mayReplace: true});
      for (const copy of [full.backup, later.backup]) {
        const error = await bringBack(copy, {identities: [key]}).catch((reason: unknown) => reason as Fault);
        assert.ok('facts' in error, copy);
        assert.ok(!JSON.stringify([error.message, error.facts]).includes(scratch), error.message);
      }
    }
  });

  it('go by rules, each receipt before its copy, and what fails is said', async (t) => {
    const {take, cut, names, list} = workplace(t);
    for (const day of [2, 3, 4]) await take(day);
    const before = await names();
    const plan = (await cut({rules: newest, dryRun: true})).report;
    assert.deepEqual(
      plan.backups.map(({outcome}) => outcome),
      ['kept', 'goes', 'goes'],
    );
    assert.ok(plan.freed_bytes > 0);
    assert.deepEqual(await names(), before);
    // Whatever request fails, there is no receipt without its copy afterwards.
    for (const at of [1, 2, 3]) {
      let deletes = 0;
      proxy.set(({method}) => (method === 'DELETE' && ++deletes >= at ? {status: 403} : undefined));
      const {report} = await cut({rules: newest});
      assert.ok(report.failed_count > 0 || report.removed_count > 0);
      const left = await names();
      for (const name of left.filter((each) => each.endsWith('.receipt.json'))) {
        assert.ok(left.includes(name.replace(/\.receipt\.json$/, '')), name);
      }
    }
    proxy.set();
    await cut({rules: newest});
    assert.deepEqual((await list()).report.backups.filter(({verdict}) => verdict === 'drilled').length, 1);
  });

  it('lie beside objects with names that lead elsewhere, which are left alone', async (t) => {
    const {cwd, prefix, take, list, names} = workplace(t);
    await take(2);
    const hostile = ['../escape', '..', 'a/../../b', 'x\u0001y', '..\\win', `${'n'.repeat(300)}`, '/absolute'];
    for (const name of hostile) await putRaw(server, `${bucket.name}/${prefix}${name}`);
    const {report, notes} = await list();
    assert.equal(report.backups.length, 1);
    assert.match(notes.join('\n'), /with names that no file can have, left alone/);
    assert.deepEqual(readdirSync(cwd).sort(), ['project.liel', 'scratch']);
    assert.ok((await names()).length > 3);
  });

  it('are all looked at or none, where this machine has no room for what stands for them', async (t) => {
    const {take, list, cut, names} = workplace(t);
    await take(2);
    await take(3);
    const before = await names();
    for (const [code, condition] of [
      ['ENOSPC', conditions.diskFull],
      ['EMFILE', conditions.io],
    ] as const) {
      const openSync: SystemCalls['openSync'] = (file, flags, mode) => {
        const isOfImage = path.basename(path.dirname(String(file))).startsWith('liel-off-site.');
        if (!isOfImage || flags !== 'wx+' || !/20260103-\d+\.liel\.zst$/.test(String(file))) {
          return fs.openSync(file, flags, mode);
        }
        throw Object.assign(new Error(`${code}: ${file}`), {code, syscall: 'open'});
      };
      await withCalls({openSync}, async () => {
        for (const job of [list, () => cut({rules: newest})]) {
          await assert.rejects(job, (error) => {
            assert.ok(isFault(error, condition));
            const {directory = '/'} = error.facts as {directory?: string};
            assert.ok(existsSync(directory), 'what the next step looks at is there');
            return true;
          });
        }
      });
      assert.deepEqual(await names(), before);
    }
  });

  it('are not told of anything that opens the bucket', async (t) => {
    const {take, list, prefix} = workplace(t);
    const {backup} = await take(2);
    proxy.set(() => ({status: 403}));
    const said = await take(3).catch((error: Fault) =>
      JSON.stringify([error.message, error.facts, String(error.cause)]),
    );
    proxy.set();
    const receipt = (await bucket.demand({method: 'GET', key: `${backup.slice(backup.indexOf(prefix))}.receipt.json`}))
      .body;
    for (const text of [String(said), receipt.toString(), JSON.stringify(await list())]) {
      assert.ok(!text.includes(secret) && !text.includes('test-key'), text);
    }
  });

  it('are looked for where something is, and nothing is written that replaces', async (t) => {
    const {cwd, store, take, list, place} = workplace(t);
    await assert.rejects(list(), raises(conditions.directoryMissing));
    // What could not be listed there is not sent.
    const strange = path.join(cwd, 'a:b.liel');
    writeFileSync(strange, readFileSync(store));
    await assert.rejects(take(1, {store: strange}), raises(conditions.usage));
    await take(1, {store: strange, output: `${place}ab.liel.zst`});
    const named = {output: `${place}by-hand.liel.zst`};
    await take(2, named);
    await assert.rejects(take(3, named), raises(conditions.objectTaken));
    await assert.rejects(take(3, {...named, force: true}), raises(conditions.usage));
    for (const lockMs of [0, 1e16, Number.NaN]) await assert.rejects(take(3, {lockMs}), raises(conditions.usage));
    await assert.rejects(take(3, {output: 's3://UPPER/'}), raises(conditions.usage));
    await assert.rejects(take(3, {output: place.replace('tests', '..')}), raises(conditions.usage));
    assert.ok(!existsSync('s3:'));
  });
});
