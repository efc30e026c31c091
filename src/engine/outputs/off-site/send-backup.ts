import {encodeReceipt, factsOfReceipt, findReceipt, type Receipt, type SentCopy} from '../../evidence/receipt.js';
import {receiptEnding} from '../../evidence/sidecar.js';
import type {Signer} from '../../evidence/signature/signer.js';
import {signReceipt} from '../../evidence/signed-backup.js';
import {Fault} from '../../faults/fault.js';
import {progress, type Tell} from '../../passes/operation.js';
import {openForReading, readWholeFile} from '../../storage/files/file-system.js';
import {bodyOf} from '../../storage/objects/bucket.js';
import type {Body} from '../../storage/objects/exchange.js';
import {noteWithoutReceipt} from '../../storage/objects/unfinished.js';
import {sendObject} from '../../storage/objects/upload.js';
import type {BackupReport} from '../publish.js';
import type {BucketImage} from './bucket-image.js';
import {underOtherNames} from './on-images.js';

/** How a backup is sent. */
export interface Sending {
  /** What signed it, and signs the receipt that is sent. */
  readonly signer: Signer | undefined;
  /** Until when nobody may remove it. */
  readonly lockedUntil: Date | undefined;
  readonly version: string;
}

/**
 * Sends a backup that was made and drilled in an image to the place of that: the copy, its seal, its signatures, and last its receipt,
 * which says how the copy came there; an object without a receipt is no backup. Raises L5051 to L5054.
 */
export async function sendBackup(
  image: BucketImage,
  report: BackupReport,
  {signer, lockedUntil, version}: Sending,
  tell: Tell,
): Promise<BackupReport> {
  const {backup, seal, signatures} = report;
  const found = await findReceipt(backup);
  if (typeof found === 'string' || found instanceof Fault) throw new Error(`${backup} has lost its receipt`);
  const facts = underOtherNames(factsOfReceipt(found as Receipt), (text) => image.said(text));
  const send = (file: string, source: Body) =>
    sendObject(image.bucket, image.keyOf(file), source, {
      lockedUntil,
      onSent: (bytes) => tell(progress('send', bytes, source.size, 'bytes')),
    });
  const copy = openForReading(backup);
  let sent: SentCopy;
  try {
    const source = {size: copy.size(), read: (target: Uint8Array, offset: number) => copy.read(target, offset)};
    const {proof, parts} = await send(backup, source);
    sent = {proved_by: proof, parts, ...(lockedUntil && {locked_until: lockedUntil.toISOString()})};
  } finally {
    copy.close();
  }
  const receipt = encodeReceipt({...facts, sent}, version);
  const forget = noteWithoutReceipt(image.said(backup));
  try {
    await send(seal, bodyOf(readWholeFile(seal)));
    for (const file of signatures.filter((name) => !name.startsWith(report.receipt))) {
      await send(file, bodyOf(readWholeFile(file)));
    }
    if (signer) {
      const {ending, bytes} = await signReceipt(signer, receipt, facts);
      await send(`${backup}${ending}`, bodyOf(bytes));
    }
    await send(`${backup}${receiptEnding}`, bodyOf(receipt));
  } finally {
    forget();
  }
  return {...report, sent};
}

/** Sends the note that a copy covers its store, in the place of the one before. Raises L5051, L5052 and L5054. */
export async function sendConfirmation(image: BucketImage, confirmation: string): Promise<void> {
  const source = bodyOf(readWholeFile(confirmation));
  await sendObject(image.bucket, image.keyOf(confirmation), source, {mayReplace: true});
}
