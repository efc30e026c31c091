import assert from 'node:assert/strict';
import {readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {type BackupCheck, checkBackupSeal, checkReceipt} from '../../../src/engine/evidence/backup-check.js';
import {findReceipt} from '../../../src/engine/evidence/receipt.js';
import {denialBySeal} from '../../../src/engine/evidence/seal/seal-denial.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {openForReading} from '../../../src/engine/storage/files/file-system.js';
import {backUp} from '../../support/backup-of.js';
import {finish} from '../../support/finish.js';
import {smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

async function backupPlace(t: TestContext) {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'x.liel');
  writeFileSync(store, smallStore());
  const {backup, seal, receipt} = await backUp(store, path.join(directory, 'copy.liel'));
  return {backup, seal, receipt};
}

/** What receipt and seal say of a backup now, and why its seal calls it damaged. */
async function judged(backup: string): Promise<{receipt: BackupCheck; seal: BackupCheck; damage: string | undefined}> {
  const file = openForReading(backup);
  try {
    return {
      receipt: await checkReceipt(backup, file, await findReceipt(backup)),
      seal: await checkBackupSeal(backup, file, () => {}),
      damage: (await denialBySeal({store: backup, device: file}, () => {}))?.message,
    };
  } finally {
    file.close();
  }
}

const verdicts = ({receipt, seal, damage}: Awaited<ReturnType<typeof judged>>) => [
  receipt.verdict,
  seal.verdict,
  damage === undefined ? 'sound' : 'damaged',
];

describe('a backup', () => {
  it('is what its receipt and its seal say as long as no byte changed', async (t) => {
    const {backup} = await backupPlace(t);
    assert.deepEqual(verdicts(await judged(backup)), ['pass', 'pass', 'sound']);
  });

  it('of which one bit changed is neither, by either alone', async (t) => {
    const {backup} = await backupPlace(t);
    const bytes = readFileSync(backup);
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(backup, bytes);
    const found = await judged(backup);
    assert.deepEqual(verdicts(found), ['fail', 'fail', 'damaged']);
    assert.equal(found.receipt.reason, 'its BLAKE3 is not the one of its receipt');
    assert.match(found.damage ?? '', /: 1 page is not the one that was sealed, the first is \d+: /);
  });

  it('that was cut has another size than its receipt says', async (t) => {
    const {backup} = await backupPlace(t);
    const {length} = readFileSync(backup);
    truncateSync(backup, length - 4096);
    const found = await judged(backup);
    assert.deepEqual(verdicts(found), ['fail', 'fail', 'damaged']);
    assert.equal(found.receipt.reason, `it has ${length - 4096} bytes, its receipt says ${length}`);
  });

  it('marked as the copy of a damaged store is none, though its bytes are as they were', async (t) => {
    const {backup, receipt} = await backupPlace(t);
    const document = JSON.parse(readFileSync(receipt, 'utf8'));
    writeFileSync(receipt, JSON.stringify({...document, finding_count: 2, first_finding: 'node 1 is lost'}));
    const found = await judged(backup);
    assert.deepEqual(verdicts(found), ['fail', 'pass', 'damaged']);
    assert.match(found.receipt.reason, /2 findings; the first: node 1 is lost/);
    const {report} = await finish(verify({store: backup}));
    assert.deepEqual([report.ok, report.findings[0]?.condition.code], [false, conditions.copyOfDamage.code]);
  });

  it('without them, or with ones that nobody can read, is not checked: that is no pass', async (t) => {
    const {backup, seal, receipt} = await backupPlace(t);
    for (const file of [seal, receipt]) writeFileSync(file, 'neither');
    assert.deepEqual(verdicts(await judged(backup)), ['not checked', 'not checked', 'damaged']);
    for (const file of [seal, receipt]) rmSync(file);
    const found = await judged(backup);
    assert.deepEqual(verdicts(found), ['not checked', 'not checked', 'sound']);
    assert.deepEqual([found.receipt.reason, found.seal.reason], ['it has no receipt', 'it has no seal']);
  });
});
