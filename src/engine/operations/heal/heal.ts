import {openPlain} from '../../evidence/packed-copy.js';
import {differingPages, judgePages} from '../../evidence/seal/compare-seal.js';
import {pageHash} from '../../evidence/seal/page-digests.js';
import {readSeal, sealPathOf} from '../../evidence/seal/seal-file.js';
import {findSidecar, sealEnding} from '../../evidence/sidecar.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {counted} from '../../faults/words.js';
import {sameBytes} from '../../format/bytes.js';
import {pageSize} from '../../format/records/constants.js';
import {offsetOf, placeAt} from '../../format/records/geometry.js';
import type {PageNumber} from '../../format/records/integers.js';
import {digestOfPage, pagesOf, type Seal} from '../../format/seal.js';
import {commitStore, deriveStore, type StagedStore} from '../../outputs/derived-store.js';
import {checkOutput} from '../../outputs/output.js';
import {namedBackup} from '../../outputs/store-backups.js';
import {copyBytes, roomFor} from '../../outputs/store-copy.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import type {PageHash} from '../../storage/checksum.js';
import type {Device} from '../../storage/files/device.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {openForReading, requireFile} from '../../storage/files/file-system.js';
import {LenientDevice} from '../../storage/files/lenient-device.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {withStableFile} from '../../storage/reading/open-store.js';
import {StoreBytes} from '../../storage/reading/store-bytes.js';

export interface HealOptions extends WaitOptions {
  readonly store: string;
  /** Backups, the one to be asked first in front; `@` is the newest of the store. */
  readonly backups: readonly string[];
  /** Where backups are looked for besides the places beside the store. */
  readonly backupDirectories?: readonly string[] | undefined;
  readonly output: string;
  readonly force?: boolean | undefined;
  /** Only says what could be healed. */
  readonly dryRun?: boolean | undefined;
  /** Leaves pages that no backup has as they are. */
  readonly acceptLoss?: boolean | undefined;
}

/** Pages that came out of one backup. */
export interface HealedPages {
  readonly backup: string;
  readonly pages: number;
}

/** A store as it was sealed, put together from what is left of it and from backups. */
export interface HealReport {
  readonly source: string;
  readonly output: string;
  readonly dry_run: boolean;
  readonly seal: string;
  /** The moment of the seal; the copy is the store of then, unless it was committed to since. */
  readonly sealed_at: string;
  /** Whether commits since the seal explain other pages that differ; the copy has them as they are now. */
  readonly committed_since: boolean;
  /** Root of the page digests, in hex. */
  readonly seal_root: string;
  /** Pages of the sealed store. */
  readonly pages: number;
  readonly damaged_pages: number;
  readonly healed: readonly HealedPages[];
  /** How many pages could not be read, and the numbers of the first hundred: damaged ones like the others. */
  readonly unreadable_page_count: number;
  readonly unreadable_pages: readonly number[];
  /** Pages behind the sealed end of the store, which the copy leaves out. */
  readonly dropped_pages: number;
  /** How many pages stay damaged, and the numbers of the first hundred. */
  readonly lost_page_count: number;
  readonly lost_pages: readonly number[];
}

/**
 * Replaces the damaged pages of a sealed store by the pages of backups whose digests are those of the seal, in a copy;
 * the copy is read back and must fit the seal. Raises L0002 to L0005, L0049 where there is no newest backup, L1031 for a damaged seal, L6010 without one, L6011
 * for a store that was committed to since, L6012 for pages that no backup has, unless that is accepted, L5001 to L5005.
 */
export async function* heal(given: HealOptions): Operation<Note | Progress, HealReport> {
  const {store, output, force = false, dryRun = false, waitMs} = given;
  requireFile(store);
  const {backupDirectories: places} = given;
  const backups = await Promise.all(given.backups.map((word) => namedBackup(word, store, places, true)));
  const options = {...given, backups};
  const sealPath = findSidecar(store, sealEnding);
  if (sealPath === undefined) throw fault(conditions.healWithoutSeal, {store, seal: sealPathOf(store)});
  checkOutput(output, [store, sealPath, ...backups], force || dryRun);
  const seal = await readSeal(sealPath);
  const sources: Device[] = [];
  const work = (stage: StagedStore | undefined, tell: Tell) =>
    withStableFile(store, (file) => healInto({file, sealPath, seal, sources}, options, stage, tell), waitMs);
  try {
    for (const backup of backups) {
      const file = openForReading(backup);
      sources.push(new LenientDevice(file));
      const plain = yield* whileWorking((tell) => openPlain(backup, file, {tell}));
      if (plain !== file) sources.splice(-1, 1, new LenientDevice(plain));
      if (plain !== file) file.close();
    }
    const {report, notes} = dryRun
      ? yield* whileWorking((tell) => work(undefined, tell))
      : yield* deriveStore({output, like: store, waitMs}, work, commitStore);
    for (const text of notes) yield {type: 'note', text};
    return report;
  } finally {
    for (const source of sources) source.close();
  }
}

/** What a copy is put together from. */
interface Parts {
  readonly file: FileDevice;
  readonly sealPath: string;
  readonly seal: Seal;
  readonly sources: readonly Device[];
}

/** A report, and what to say about it. */
interface Healed {
  readonly report: HealReport;
  readonly notes: readonly string[];
}

/** The last moment that a date can have. */
const latestDateMs = 8.64e15;

async function healInto(
  {file, sealPath, seal, sources}: Parts,
  options: HealOptions,
  stage: StagedStore | undefined,
  tell: Tell,
): Promise<Healed> {
  const {store, backups, output, acceptLoss, dryRun} = options;
  const device = new LenientDevice(file);
  const differing = await differingPages(device, seal, tell);
  const {verdict, pages, reason, isReplaced, isMovedOn} = await judgePages(device, seal, differing);
  if (verdict === 'moved on') throw fault(conditions.healMovedOn, {store, seal: sealPath, reason});
  const sealedPages = pagesOf(seal.storeSize);
  const size = isMovedOn ? Math.max(device.size(), seal.storeSize) : seal.storeSize;
  const damaged = pages.filter((page) => page < sealedPages);
  const replaceIn = async (copy: Device | undefined): Promise<Replaced> => {
    const replaced = await replacePages(damaged, {seal, sealPath, sources}, copy);
    const {lost} = replaced;
    const [first] = lost;
    if (first === undefined || acceptLoss) return replaced;
    const facts = {store, pages: lost.length, list: listOf(lost), backups};
    throw fault(conditions.healIncomplete, facts, placeAt(offsetOf(first)));
  };
  // Pages that commits wrote since stay as they are; nothing else but the lost ones may differ in the copy.
  const judged = new Set(pages);
  const since = differing.filter((page) => !judged.has(page));
  const {healed, lost} = stage
    ? await stage.fill({
        neededBytes: roomFor(file, size),
        write: async (copy) => {
          await copyPages(device, size, copy, tell);
          return replaceIn(copy);
        },
        prove: async (copy, replaced) => {
          const foreseen = [...since, ...replaced.lost].sort((a, b) => a - b);
          await proveCopy(copy, seal, foreseen, size, output, tell);
          return replaced;
        },
      })
    : await replaceIn(undefined);
  const report = {
    source: store,
    output,
    dry_run: dryRun ?? false,
    seal: sealPath,
    sealed_at: new Date(Math.min(seal.sealedAtMs, latestDateMs)).toISOString(),
    committed_since: isMovedOn === true,
    seal_root: hexOf(seal.root),
    pages: sealedPages,
    damaged_pages: damaged.length,
    healed,
    unreadable_page_count: device.unreadable.size,
    unreadable_pages: [...device.unreadable.keys()].slice(0, 100),
    dropped_pages: pages.length - damaged.length,
    lost_page_count: lost.length,
    lost_pages: lost.slice(0, 100),
  };
  return {report, notes: isReplaced ? [`${reason}; the copy is the store as it was sealed`] : []};
}

async function copyPages(device: Device, size: number, copy: Device, tell: Tell): Promise<void> {
  const bytes = new StoreBytes(device);
  await copyBytes(size, (part, at) => bytes.read(part, at), copy, tell);
}

/** How many pages came out of each backup, and the pages that none has. */
interface Replaced {
  readonly healed: readonly HealedPages[];
  readonly lost: readonly PageNumber[];
}

/** Looks for each damaged page in the backups, in their order, and writes what fits the seal into the copy. */
async function replacePages(
  damaged: readonly PageNumber[],
  {seal, sealPath, sources}: Omit<Parts, 'file'>,
  copy: Device | undefined,
): Promise<Replaced> {
  const hash = await pageHash();
  const pace = new Pace();
  const asked = sources.map((source) => ({source, pages: 0}));
  const bySeal = {backup: sealPath, pages: 0};
  const lost: PageNumber[] = [];
  for (const page of damaged) {
    const bytes = Buffer.alloc(Math.min(pageSize, seal.storeSize - offsetOf(page)));
    const found =
      asked.find(({source}) => isSealedPage(source, page, bytes, seal, hash)) ??
      // Zeros are known by their digest: no backup is needed for them.
      (sameBytes(hash(bytes.fill(0)), digestOfPage(seal, page)) ? bySeal : undefined);
    if (!found) lost.push(page);
    else {
      found.pages++;
      copy?.write(bytes, offsetOf(page));
    }
    const pause = pace.pause();
    if (pause) await pause;
  }
  const healed = asked.map(({source, pages}) => ({backup: source.name, pages}));
  return {healed: bySeal.pages > 0 ? [...healed, bySeal] : healed, lost};
}

function isSealedPage(backup: Device, page: PageNumber, bytes: Buffer, seal: Seal, hash: PageHash): boolean {
  return backup.read(bytes, offsetOf(page)) === bytes.length && sameBytes(hash(bytes), digestOfPage(seal, page));
}

/** Reads the copy back: it differs from the seal in the pages that were foreseen and in no other. */
async function proveCopy(
  copy: FileDevice,
  seal: Seal,
  foreseen: readonly number[],
  size: number,
  output: string,
  tell: Tell,
): Promise<void> {
  const differing = await differingPages(copy, seal, tell);
  const isAsForeseen = differing.length === foreseen.length && differing.every((page, i) => page === foreseen[i]);
  if (isAsForeseen && copy.size() === size) return;
  const facts = {
    path: output,
    expected: hexOf(seal.root),
    found: counted(differing.length, 'page that differs', 'pages that differ'),
  };
  throw fault(conditions.copyDiffers, facts);
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Page numbers, neighbours as ranges, the first twenty of them. */
function listOf(pages: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const page of pages) {
    const range = ranges.at(-1);
    if (range?.[1] === page - 1) range[1] = page;
    else ranges.push([page, page]);
  }
  const shown = ranges.slice(0, 20).map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`));
  return shown.join(', ') + (ranges.length > shown.length ? ' and more' : '');
}
