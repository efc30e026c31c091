import type {StoredCopy} from '../evidence/receipt.js';
import type {Digests} from '../evidence/seal/copy-digests.js';
import {beginFacts} from '../evidence/signature/store-facts.js';
import {counted} from '../faults/words.js';
import {pageSize} from '../format/records/constants.js';
import {pagesOf} from '../format/seal.js';
import {note, type Tell} from '../passes/operation.js';
import type {Recipients} from '../storage/age/age.js';
import {AtomicFile} from '../storage/files/atomic-file.js';
import type {Device} from '../storage/files/device.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {deltaEnding} from './backup-name.js';
import type {Base} from './base-copy.js';
import {changedPages, rebuildInto, requireDifferential, writeDifferential} from './differential.js';
import {compressInto, encryptInto, requirePacked, unpackInto} from './packing.js';

/** How a copy that was taken is to lie on the disk. */
export interface PackingOrder {
  readonly store: string;
  readonly compress: boolean;
  readonly base: Base | undefined;
  /** Whether a full copy is made in the place of a differential that is too large. */
  readonly isFree: boolean;
  /** What the names of the series begin with; undefined for a file that was named. */
  readonly series: string | undefined;
  readonly createdAt: string;
}

/** The copy as it lies on the disk, where that is not the store as it is: it gets the name, and the plain one is gone. */
export interface PackedCopy {
  readonly file: AtomicFile;
  readonly stored: StoredCopy;
  /** The ending of its name. */
  readonly ending: string;
  /** Makes the store of it again, in an empty device; of a differential with its base, as it lies there. */
  readonly fill: (target: Device, base: Device | undefined, tell: Tell) => Promise<void>;
}

/** What is to be encrypted: the copy, packed or as it is, and the name that it would get without. */
interface Readable {
  readonly store: string;
  readonly copy: Device;
  readonly pack: PackedCopy | undefined;
  readonly series: string | undefined;
  readonly target: string;
  /** The ending of its name, that of what is encrypted included. */
  readonly ending: string;
}

/** Encrypts a copy, as it would lie on the disk, into a file of its own, which `keep` is told of. Raises L5011. */
export async function encryptCopy(
  {store, copy, pack, series, target, ending}: Readable,
  recipients: Recipients,
  keep: (file: AtomicFile) => void,
  tell: Tell,
): Promise<StoredCopy> {
  const name = series === undefined ? target : `${series}${ending}`;
  const file = AtomicFile.create(name, store);
  keep(file);
  const found = await encryptInto(pack?.file.device ?? copy, file.device, name, recipients, tell);
  const {codec, base, pages} = pack?.stored ?? {codec: 'none' as const};
  return {codec, encryption: 'age', ...found, ...(base && {base, pages: pages as number})};
}

/** A copy that was taken, its digests, and the name that it would get as it is. */
interface Taken {
  readonly copy: FileDevice;
  readonly digests: Digests;
  readonly target: string;
  readonly ending: string;
}

/** From a differential on that has more than one page of so many, a full copy is the better one. */
const share = 4;

/**
 * Writes a copy compressed, or as a differential, into a file of its own, which `keep` is told of, and reads that back from the disk;
 * undefined where the copy is to lie there as it is. Raises L5011 when it holds something else.
 */
export async function packCopy(
  order: PackingOrder,
  taken: Taken,
  keep: (file: AtomicFile) => void,
  tell: Tell,
): Promise<PackedCopy | undefined> {
  const {copy, digests, target, ending} = taken;
  const {base, isFree, series, store} = order;
  const numbers = base && changedPages(await digests.pages(tell), base.seal);
  const pages = pagesOf(copy.size());
  const isLarge = numbers !== undefined && numbers.length * share > pages;
  if (isLarge) {
    const much = `${numbers.length} of ${counted(pages, 'page')} are not those of ${base?.facts.name}, more than a quarter`;
    tell(note(isFree ? `${much}: a full copy is made` : `${much}: a full copy would be the better base`));
  }
  if (base && numbers && !(isLarge && isFree)) {
    const name = series === undefined ? target : `${series}${deltaEnding}`;
    const file = AtomicFile.create(name, store);
    keep(file);
    const sha256 = (await beginFacts(copy, ['sha256'])(undefined, tell)).digests.sha256 as Uint8Array;
    const facts = {
      created_at: order.createdAt,
      size_bytes: copy.size(),
      blake3: await digests.file(tell),
      sha256: Buffer.from(sha256).toString('hex'),
      page_size: pageSize,
      pages: numbers.length,
      base: base.facts,
    } as const;
    await writeDifferential({copy, facts, numbers}, file.device, tell);
    file.device.sync();
    const stored = await requireDifferential(file.device, name, {copy, facts, numbers}, tell);
    const fill: PackedCopy['fill'] = (target, plain, tell) =>
      rebuildInto(target, file.device, plain as Device, name, tell);
    return {file, stored, ending: deltaEnding, fill};
  }
  if (!order.compress) return undefined;
  const file = AtomicFile.create(target, store);
  keep(file);
  const stored = await compressInto(copy, file.device, tell);
  file.device.sync();
  await requirePacked(file.device, target, {copy, stored}, tell);
  return {file, stored, ending, fill: (target, _, tell) => unpackInto(target, file.device, file.target, tell)};
}
