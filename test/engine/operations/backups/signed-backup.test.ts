import assert from 'node:assert/strict';
import {copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {exit} from '../../../../src/engine/faults/fault.js';
import type {BackupOptions} from '../../../../src/engine/operations/backups/backup.js';
import {listBackups} from '../../../../src/engine/operations/backups/backups.js';
import {prune} from '../../../../src/engine/operations/backups/prune.js';
import {type RestoreOptions, restore} from '../../../../src/engine/operations/backups/restore.js';
import {evidence} from '../../../../src/engine/operations/evidence.js';
import {keygen} from '../../../../src/engine/operations/keygen.js';
import {signBytes} from '../../../../src/engine/operations/sign-bytes.js';
import {verify} from '../../../../src/engine/operations/verify/verify.js';
import {backUp} from '../../../support/backup-of.js';
import {corrupt} from '../../../support/corrupt.js';
import {finish} from '../../../support/finish.js';
import {missing, saidOf, workshop} from '../../../support/key-pairs.js';
import {makePemKeys} from '../../../support/pem-keys.js';
import {documentIn, expectExit} from '../../../support/program.js';
import {raises} from '../../../support/raises.js';
import {recordedSystem} from '../../../support/recorded-system.js';
import {properties, smallStore} from '../../../support/sample-store.js';
import {withCalls} from '../../../support/system-calls.js';

/** Backups that are signed, and a restore that takes no others. */

const endings = ['', '.seal', '.receipt.json', '.minisig', '.receipt.json.minisig'];
const newer = smallStore((graph) => graph.updateNode(1, properties({a: 1n})));

/** `a.liel`, which has moved on since `copy.liel` was made of it and signed; and what restores under a key. */
async function place(t: TestContext) {
  const shop = await workshop(t);
  const {at} = shop;
  const make = (output: string, options: Partial<BackupOptions> = {}) =>
    backUp(at('a.liel'), at(output), {sign: {secretKey: at('k.key')}, drill: false, ...options});
  const report = await make('copy.liel');
  writeFileSync(at('a.liel'), newer);
  const bringBack = async (options: Partial<RestoreOptions> = {}) => {
    const trust = {publicKeys: [at('k.pub')]};
    return (await finish(restore({backup: at('copy.liel'), store: at('a.liel'), trust, ...options}))).report;
  };
  /** A restore that is refused, whatever damage is accepted, and leaves the store and what lies beside it. */
  const refuses = async (condition: {readonly code: string}, options: Partial<RestoreOptions> = {}) => {
    const names = readdirSync(path.dirname(at('x'))).sort();
    for (const acceptDamage of [false, true]) {
      await assert.rejects(bringBack({acceptDamage, force: true, ...options}), raises(condition));
      assert.ok(readFileSync(at('a.liel')).equals(newer));
    }
    assert.deepEqual(readdirSync(path.dirname(at('x'))).sort(), names);
  };
  return {...shop, make, report, bringBack, refuses};
}

type Place = Awaited<ReturnType<typeof place>>;

/** Changes one byte in the middle of a file. */
function alter(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(file, bytes);
}

/** Copies a backup with all that belongs to it. */
function copyBackup({at}: Place, from: string, to: string, which: readonly string[] = endings): void {
  for (const ending of which) copyFileSync(at(`${from}${ending}`), at(`${to}${ending}`));
}

describe('a signed backup', () => {
  it('is verified as a store, its receipt too by minisign alone', {skip: missing('minisign')}, async (t) => {
    const {at, report, verify: check, tool} = await place(t);
    assert.deepEqual(report.signatures, [at('copy.liel.minisig'), at('copy.liel.receipt.json.minisig')]);
    const verified = await check({store: at('copy.liel'), trust: {publicKeys: [at('k.pub')]}});
    assert.deepEqual(saidOf(verified), [exit.done, 'pass: same, same']);
    assert.equal(verified.report.signatures?.[0]?.seal_root, 'same');
    for (const name of ['copy.liel', 'copy.liel.receipt.json']) {
      const {code, said} = tool('minisign', ['-Vm', name, '-p', 'k.pub']);
      assert.equal(code, 0, said);
      assert.match(
        said,
        name === 'copy.liel' ? /comment: liel\/1 manifest/ : /comment: liel-receipt\/1 blake3=[0-9a-f]{64}/,
      );
      alter(at(name));
      assert.notEqual(tool('minisign', ['-Vm', name, '-p', 'k.pub']).code, 0);
    }
  });

  it('is restored under its key, and the report says by whom it is', async (t) => {
    const {at, bringBack, refuses} = await place(t);
    const {checks} = await bringBack();
    assert.deepEqual(
      checks.map(({name, verdict}) => `${name}: ${verdict}`),
      ['receipt: pass', 'seal: pass', 'signature: pass', 'source: pass', 'structure: pass'],
    );
    assert.match(
      checks[2]?.reason ?? '',
      /^the bytes are those signed by the key [0-9A-F]{16}, at 2026-01-02T03:04:05Z by its own word; its receipt is signed as well$/,
    );
    assert.ok(readFileSync(at('a.liel')).equals(smallStore()));
    writeFileSync(at('a.liel'), newer);
    const other = await keygen({output: at('other')});
    await refuses(conditions.backupNotSigned, {trust: {publicKeys: [other.public_key]}});
    await bringBack({trust: {publicKeys: [other.public_key, at('k.pub')]}});
  });

  it('is looked at under its keys, and what is said to be next trusts the same ones', async (t) => {
    const {at} = await place(t);
    const words = ['restore', at('copy.liel'), '-o', at('a.liel')];
    const trusted = ['--public-key', at('k.pub'), '--public-key', at('k.pub')];
    const run = await expectExit(0, [...words, '--dry-run', '--json', ...trusted], {cwd: at('.')});
    assert.equal(documentIn(run)['next'], ['liel', ...words, ...trusted].join(' '));
  });

  it('is signed with keys of SSH as well, and restored by a list of those who may', {
    skip: missing('ssh-keygen'),
  }, async (t) => {
    const {at, make, bringBack, refuses, tool} = await place(t);
    assert.equal(tool('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', 'id']).code, 0);
    writeFileSync(at('signers'), `ada@example.org ${readFileSync(at('id.pub'), 'utf8')}`);
    const {signatures} = await make('ssh.liel', {sign: {secretKey: at('id')}});
    assert.deepEqual(signatures, [at('ssh.liel.sshsig'), at('ssh.liel.receipt.json.sshsig')]);
    const who = ['-Y', 'verify', '-f', 'signers', '-I', 'ada@example.org', '-n', 'liel', '-s'];
    for (const name of ['ssh.liel', 'ssh.liel.receipt.json']) {
      const {code, said} = tool('ssh-keygen', [...who, `${name}.sshsig`], readFileSync(at(name)));
      assert.equal(code, 0, said);
    }
    const trust = (identity: string) => ({allowedSigners: {list: at('signers'), identity}});
    await refuses(conditions.backupNotSigned, {backup: at('ssh.liel'), trust: trust('bob@example.org')});
    await bringBack({backup: at('ssh.liel'), trust: trust('ada@example.org'), force: true});
  });

  it('is not made where nobody should vouch for it, nor with a key that cannot be opened', async (t) => {
    const {at, make} = await place(t);
    const before = readdirSync(path.dirname(at('x')));
    await assert.rejects(make('no.liel', {acceptDamage: true}), raises(conditions.usage));
    await assert.rejects(make('no.liel', {sign: {secretKey: at('k.pub')}}), raises(conditions.keyUnfit));
    await assert.rejects(make('k.key', {force: true}), raises(conditions.outputIsInput));
    writeFileSync(at('a.liel'), corrupt(smallStore()).header('major', 9).bytes());
    await assert.rejects(make('no.liel'), raises(conditions.usage));
    writeFileSync(at('a.liel'), corrupt(smallStore()).node(3, 'inDegree', 7).bytes());
    await assert.rejects(make('no.liel'), raises(conditions.sourceDamaged));
    assert.deepEqual(readdirSync(path.dirname(at('x'))), before);
  });
});

describe('a restore under a key refuses', () => {
  const attacks: Readonly<
    Record<string, readonly [condition: {readonly code: string}, attack: (place: Place) => unknown]>
  > = {
    'a copy that was altered': [conditions.backupNotSigned, ({at}) => alter(at('copy.liel'))],
    'a copy of which only the header is left': [
      conditions.backupNotSigned,
      ({at}) => writeFileSync(at('copy.liel'), newer.subarray(0, 4096)),
    ],
    'a receipt that was altered': [
      conditions.backupNotSigned,
      ({at}) => {
        const receipt = readFileSync(at('copy.liel.receipt.json'), 'utf8');
        writeFileSync(at('copy.liel.receipt.json'), receipt.replace('"live": false', '"live": true'));
      },
    ],
    'a copy without its receipt': [conditions.inputMissing, ({at}) => rmSync(at('copy.liel.receipt.json'))],
    'a copy without its receipt and the signature of that': [
      conditions.inputMissing,
      ({at}) => {
        rmSync(at('copy.liel.receipt.json'));
        rmSync(at('copy.liel.receipt.json.minisig'));
      },
    ],
    'a copy without its signature': [conditions.inputMissing, ({at}) => rmSync(at('copy.liel.minisig'))],
    'a receipt without its signature': [
      conditions.inputMissing,
      ({at}) => rmSync(at('copy.liel.receipt.json.minisig')),
    ],
    'signatures that are swapped': [
      conditions.backupNotSigned,
      ({at}) => {
        renameSync(at('copy.liel.minisig'), at('x'));
        renameSync(at('copy.liel.receipt.json.minisig'), at('copy.liel.minisig'));
        renameSync(at('x'), at('copy.liel.receipt.json.minisig'));
      },
    ],
    'the signed receipt of another signed backup': [
      conditions.backupNotSigned,
      async (place) => {
        await place.make('other.liel');
        copyBackup(place, 'other.liel', 'copy.liel', ['.receipt.json', '.receipt.json.minisig']);
      },
    ],
    'the signature of another signed backup': [
      conditions.backupNotSigned,
      async (place) => {
        await place.make('other.liel');
        copyBackup(place, 'other.liel', 'copy.liel', ['.minisig']);
      },
    ],
    'a store of a stranger, whole and signed by him': [
      conditions.backupNotSigned,
      async (place) => {
        await keygen({output: place.at('stranger')});
        await place.make('copy.liel', {force: true, sign: {secretKey: place.at('stranger.key')}});
      },
    ],
    'a store that nobody signed': [
      conditions.inputMissing,
      ({make}) => make('copy.liel', {force: true, sign: undefined}),
    ],
    'a signed receipt that is none': [
      conditions.backupNotSigned,
      ({at, tool}) => {
        writeFileSync(at('copy.liel.receipt.json'), '{"hello": 1}');
        tool('minisign', ['-Sm', 'copy.liel.receipt.json', '-s', 'k.key']);
      },
    ],
    'a file that is no signature': [
      conditions.publicSignatureUnreadable,
      ({at}) => writeFileSync(at('copy.liel.minisig'), 'none'),
    ],
  };
  for (const [what, [condition, attack]] of Object.entries(attacks)) {
    it(`${what} (${condition.code})`, {skip: what.endsWith('that is none') && missing('minisign')}, async (t) => {
      const its = await place(t);
      await attack(its);
      writeFileSync(its.at('a.liel'), newer);
      await its.refuses(condition);
    });
  }

  it('bytes of which the signature says what is not so', {skip: missing('minisign')}, async (t) => {
    const {at, refuses, tool} = await place(t);
    const comment = /^trusted comment: (.*)$/m.exec(readFileSync(at('copy.liel.minisig'), 'utf8'))?.[1] as string;
    for (const claim of ['manifest-sha256=', 'seal-root=']) {
      const lie = comment.replace(new RegExp(`${claim}.{8}`), `${claim}00000000`);
      assert.equal(tool('minisign', ['-Sm', 'copy.liel', '-s', 'k.key', '-t', lie]).code, 0);
      await refuses(conditions.backupNotSigned);
    }
  });

  it('with the exit codes of the program, and a genuine backup of another store as ever', async (t) => {
    const its = await place(t);
    const {at} = its;
    const cwd = path.dirname(at('x'));
    const args = ['restore', 'copy.liel', '-o', 'a.liel', '--public-key', 'k.pub'];
    writeFileSync(
      at('b.liel'),
      smallStore((graph) => graph.updateNode(2, properties({b: 1n}))),
    );
    await backUp(at('b.liel'), at('copy.liel'), {sign: {secretKey: at('k.key')}, force: true});
    assert.match((await expectExit(exit.usage, args, {cwd})).stderr, /L0070/);
    alter(at('copy.liel'));
    const {stderr} = await expectExit(exit.undecidable, [...args, '--force', '--accept-damage'], {cwd});
    assert.match(stderr, /L0095 copy\.liel was not restored: copy\.liel\.minisig: the bytes are not the signed ones\n/);
    const signed = ['backup', 'a.liel', '-o', 'copy.liel', '--force', '--sign', 'k.key', '--json'];
    const report = documentIn(await expectExit(exit.done, signed, {cwd}));
    assert.deepEqual(report['signatures'], ['copy.liel.minisig', 'copy.liel.receipt.json.minisig']);
    await its.bringBack();
  });
});

describe('what belongs to a signed backup', () => {
  it('is all there before the receipt is: broken off before that, it is not restored under a key', async (t) => {
    const its = await place(t);
    const {at, make, bringBack, refuses} = its;
    writeFileSync(at('a.liel'), smallStore());
    const {calls, system} = recordedSystem();
    await withCalls(system, () => make('whole.liel'));
    writeFileSync(at('a.liel'), newer);
    const named = calls
      .flatMap(({to = ''}) => (to.startsWith(at('whole.liel')) ? [to.slice(at('whole.liel').length)] : []))
      .filter((ending) => !ending.startsWith('.lock'));
    assert.deepEqual(named, ['', '.seal', '.minisig', '.receipt.json.minisig', '.receipt.json']);
    for (const ending of endings) rmSync(at(`copy.liel${ending}`));
    for (const ending of named) {
      copyBackup(its, 'whole.liel', 'copy.liel', [ending]);
      if (ending !== '.receipt.json') await refuses(conditions.inputMissing);
    }
    await bringBack();
  });

  it('is listed as part of it, counted, and goes with it', async (t) => {
    const its = await place(t);
    const {at, make} = its;
    for (const day of ['20260101', '20260102']) await make(`shelf/a-${day}-000000.liel`, {drill: true});
    const directory = at('shelf');
    rmSync(at('shelf/a-20260101-000000.liel.receipt.json.minisig'));
    const {report} = await finish(listBackups({directory, verify: true}));
    assert.deepEqual([report.backups.length, report.others], [2, []]);
    const [bytes, fewer] = report.backups.map(({bytes_on_disk}) => bytes_on_disk);
    assert.ok((bytes as number) > (fewer as number));
    await finish(prune({directory, rules: {last: 1, daily: 0, weekly: 0, monthly: 0}, now: new Date('2026-02-01')}));
    assert.deepEqual(readdirSync(directory).sort(), endings.map((ending) => `a-20260102-000000.liel${ending}`).sort());
    rmSync(at('shelf/a-20260102-000000.liel'));
    const left = (await finish(listBackups({directory, verify: false}))).report.others;
    assert.deepEqual(
      new Set(left.map(({kind, reason}) => `${kind}: ${reason}`)),
      new Set(['leftover: belongs to a-20260102-000000.liel, which is gone']),
    );
  });

  it('never lies beside the bytes of a later one', async (t) => {
    const {at, make} = await place(t);
    writeFileSync(at('copy.liel.sshsig'), '-----BEGIN SSH SIGNATURE-----\n');
    await make('copy.liel', {force: true, sign: undefined});
    for (const ending of ['.minisig', '.receipt.json.minisig', '.sshsig'])
      assert.ok(!existsSync(at(`copy.liel${ending}`)), ending);
    writeFileSync(at('free.liel.minisig'), 'untrusted comment: of something that is gone\n');
    await assert.rejects(make('free.liel'), raises(conditions.outputExists));
  });
});

describe('evidence under a key', () => {
  it('is restored where the bundle in it is by that key, and not where it is by another, or by none', async (t) => {
    const {at, bringBack, refuses} = await place(t);
    const [keys, others] = [makePemKeys(path.dirname(at('x'))), makePemKeys(path.dirname(at('x')), 'other')];
    const make = (secretKey: string | undefined) =>
      finish(
        evidence({
          store: at('copy.liel'),
          output: at('e.tar'),
          secretKey,
          force: true,
          version: '0',
          tool: {node: '0', platform: 'none'},
        }),
      );
    const how = {backup: at('e.tar'), trust: {publicKeys: [keys.public]}};
    await make(others.secret);
    await refuses(conditions.backupNotSigned, how);
    await make(undefined);
    await refuses(conditions.inputMissing, how);
    renameSync(at('copy.liel.minisig'), at('aside'));
    await make(keys.secret);
    await refuses(conditions.inputMissing, {...how, trust: {publicKeys: [at('k.pub')]}});
    renameSync(at('aside'), at('copy.liel.minisig'));
    await make(keys.secret);
    // The signature of minisign that lay beside the copy is in it as well.
    for (const key of [keys.public, at('k.pub')]) {
      const {checks} = await bringBack({...how, trust: {publicKeys: [key]}, force: true});
      assert.deepEqual(checks.find(({name}) => name === 'signature')?.verdict, 'pass', key);
    }
  });
});

it('a store that was signed and is no backup has no receipt, and is not restored under a key', async (t) => {
  const {at, refuses} = await place(t);
  writeFileSync(at('s.liel'), smallStore());
  await finish(signBytes({store: at('s.liel'), secretKey: at('k.key')}));
  assert.ok((await finish(verify({store: at('s.liel'), trust: {publicKeys: [at('k.pub')]}}))).report.ok);
  await refuses(conditions.inputMissing, {backup: at('s.liel')});
});
