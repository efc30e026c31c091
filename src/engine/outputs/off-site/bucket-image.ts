import path from 'node:path';
import {longestReceipt} from '../../evidence/receipt.js';
import {confirmedEnding, receiptEnding} from '../../evidence/sidecar.js';
import {conditions} from '../../faults/conditions.js';
import {Fault, fault} from '../../faults/fault.js';
import {counted} from '../../faults/words.js';
import {addressText, asPrefix, isFileName, type ObjectAddress, parseAddress} from '../../format/s3/address.js';
import {note, progress, type Tell} from '../../passes/operation.js';
import {type Elsewhere, image} from '../../storage/files/elsewhere.js';
import {usualMode} from '../../storage/files/file-device.js';
import {errorCode} from '../../storage/files/file-fault.js';
import {createFile, openForWriting, remove, touch} from '../../storage/files/file-system.js';
import {requireFreeBytes} from '../../storage/files/free-space.js';
import {ScratchDirectory} from '../../storage/files/scratch-directory.js';
import type {Environment} from '../../storage/objects/access.js';
import {Bucket, isYes, type ListedObject} from '../../storage/objects/bucket.js';
import {deltaEnding} from '../backup-name.js';
import {partsOf} from '../sidecars.js';

/** How a place in a bucket is looked at. */
export interface ImageWish {
  /** The prefix. */
  readonly place: ObjectAddress;
  readonly environment: Environment;
  /** Whether what is there is looked at, must be there, or does not matter. */
  readonly look: 'no' | 'at what is there' | 'at something';
}

/** So many receipts are fetched at a time. */
const fetchers = 8;

/**
 * A directory on this machine that stands for a prefix of a bucket: for each object a file of its name, size and time. What is
 * small and judged by, the receipts, is there from the beginning; the other bytes come when a copy is opened, and go when another is.
 */
export class BucketImage implements Elsewhere {
  private readonly objects = new Map<string, ListedObject>();
  /** Files that have their bytes. */
  private readonly whole = new Set<string>();
  /** Copies that were opened, the last one behind all others, and how often each is open now. */
  private readonly users = new Map<string, number>();
  private readonly forget: () => void;
  private hasVersions = false;

  private constructor(
    readonly place: ObjectAddress,
    readonly bucket: Bucket,
    private readonly scratch: ScratchDirectory,
    /** Who is told of what is fetched: whoever waits for it at the time. */
    public tell: Tell,
  ) {
    this.forget = image(scratch.path, this);
  }

  /** Raises L0035 where something must be there and nothing is, L5001 to L5004 for the scratch directory, and L5050 to L5052. */
  static async open({place, environment, look}: ImageWish, tell: Tell): Promise<BucketImage> {
    const bucket = await Bucket.open(place.bucket, environment);
    // Nobody makes a copy first to hear that there is no such bucket.
    if (look === 'no') await bucket.greet();
    const listed = look === 'no' ? [] : await bucket.list(place.prefix);
    if (look === 'at something' && listed.length === 0) {
      throw fault(conditions.directoryMissing, {path: addressText(place)});
    }
    const made = new BucketImage(place, bucket, await ScratchDirectory.create('liel-off-site'), tell);
    try {
      await made.fill(listed);
      return made;
    } catch (error) {
      await made.discard();
      throw error;
    }
  }

  get directory(): string {
    return this.scratch.path;
  }

  /** Whether there is an object for which a file stands. */
  has(file: string): boolean {
    return this.objects.has(file);
  }

  /** The file that stands for an object. */
  fileOf(name: string): string {
    return path.join(this.directory, name);
  }

  /** The name of the object that a file stands for. */
  keyOf(file: string): string {
    return `${this.place.prefix}${path.basename(file)}`;
  }

  /** A text in which the image is called what it stands for. */
  said(text: string): string {
    const address = addressText(this.place);
    return text.replaceAll(`${this.directory}${path.sep}`, address).replaceAll(this.directory, address);
  }

  weigh(file: string): number {
    return this.objects.get(file)?.size ?? 0;
  }

  async bring(file: string): Promise<() => void> {
    // The copy that was opened last may be asked for again: it may be the base of the next differential.
    const idle = [...this.users].filter(([other, count]) => count === 0 && other !== file);
    for (const [other] of idle.slice(0, -1)) {
      for (const part of [other, ...partsOf(other)]) this.empty(part);
      this.users.delete(other);
    }
    const count = this.users.get(file) ?? 0;
    this.users.delete(file);
    this.users.set(file, count + 1);
    const letGo = (): void => void this.users.set(file, (this.users.get(file) as number) - 1);
    try {
      for (const part of [file, ...partsOf(file)]) if (this.isToFetch(part)) await this.fetch(part);
      return letGo;
    } catch (error) {
      letGo();
      throw error;
    }
  }

  async held(file: string): Promise<string | undefined> {
    const {headers, ...answer} = await this.bucket.ask({method: 'HEAD', key: this.keyOf(file)});
    if (!isYes({headers, ...answer})) return undefined;
    const until = String(headers['x-amz-object-lock-retain-until-date'] ?? '');
    if (headers['x-amz-object-lock-legal-hold'] === 'ON') return 'a legal hold is on its object';
    return Date.parse(until) > Date.now() ? `its object is locked until ${until}` : undefined;
  }

  /** A backup loses its receipt first: no receipt is ever without its copy. */
  async removeAll(files: readonly string[]): Promise<void> {
    for (const file of files) {
      if (!this.objects.has(file)) continue;
      const {headers} = await this.bucket.demand({method: 'DELETE', key: this.keyOf(file)});
      remove(file);
      this.objects.delete(file);
      if (headers['x-amz-delete-marker'] !== 'true' || this.hasVersions) continue;
      this.hasVersions = true;
      const text = `${addressText(this.place)} keeps versions: what was removed takes its room until the rules of the bucket let it go`;
      this.tell(note(text));
    }
  }

  /** Removes the image; the files that are named stay, and so does the directory that they are in. */
  async discard(kept?: ReadonlySet<string>): Promise<void> {
    this.forget();
    await this.scratch.discard(kept);
  }

  private async fill(listed: readonly ListedObject[]): Promise<void> {
    const strange: string[] = [];
    for (const object of listed) {
      const name = object.key.slice(this.place.prefix.length);
      if (name === '') continue;
      const file = this.fileOf(name);
      if (isFileName(name) && object.key.startsWith(this.place.prefix) && this.stand(file, object)) {
        this.objects.set(file, object);
      } else strange.push(name);
    }
    if (strange.length > 0) {
      const names = strange.slice(0, 3).join(', ');
      const what = counted(strange.length, 'object');
      this.tell(note(`${what} in ${addressText(this.place)} with names that no file can have, left alone: ${names}`));
    }
    const small = [...this.objects.keys()].filter((file) => this.isNeededAtOnce(file));
    await Promise.all(Array.from({length: fetchers}, () => this.fetchNext(small)));
  }

  /** Makes the file that stands for an object; false where one of the same name does already, but for its case. */
  private stand(file: string, {size, modified}: ListedObject): boolean {
    if (!Number.isSafeInteger(size) || size < 0 || Number.isNaN(modified.getTime())) return false;
    try {
      const device = createFile(file, usualMode);
      try {
        device.truncate(size);
      } finally {
        device.close();
      }
    } catch (error) {
      if (error instanceof Fault && isOfName(error)) return false;
      // Without a file that stands for it an object would be none, and an older copy the newest.
      throw error;
    }
    touch(file, modified);
    return true;
  }

  /** What a listing judges by: receipts, and differentials of which none says what they need. */
  private isNeededAtOnce(file: string): boolean {
    const isSmall = this.weigh(file) <= longestReceipt;
    if (file.endsWith(receiptEnding) || file.endsWith(confirmedEnding)) return isSmall;
    return file.endsWith(deltaEnding) && !this.objects.has(`${file}${receiptEnding}`);
  }

  private isToFetch(file: string): boolean {
    const isTooLong = file.endsWith(receiptEnding) && this.weigh(file) > longestReceipt;
    return this.objects.has(file) && !this.whole.has(file) && !isTooLong;
  }

  private async fetchNext(files: string[]): Promise<void> {
    for (let file = files.pop(); file !== undefined; file = files.pop()) await this.fetch(file);
  }

  private async fetch(file: string): Promise<void> {
    const {size, modified} = this.objects.get(file) as ListedObject;
    requireFreeBytes(this.directory, file, size);
    const device = openForWriting(file);
    try {
      let at = 0;
      const begin = () => {
        at = 0;
        device.truncate(0);
        return (bytes: Uint8Array): void => {
          device.write(bytes, at);
          at += bytes.length;
          if (size > longestReceipt) this.tell(progress('fetch', at, size, 'bytes'));
        };
      };
      await this.bucket.demand({method: 'GET', key: this.keyOf(file), begin});
    } finally {
      device.close();
    }
    touch(file, modified);
    this.whole.add(file);
  }

  /** Takes the bytes of a file away again. */
  private empty(file: string): void {
    if (!this.whole.has(file) || this.weigh(file) <= longestReceipt) return;
    const device = openForWriting(file);
    try {
      device.truncate(0);
      device.truncate(this.weigh(file));
    } finally {
      device.close();
    }
    touch(file, (this.objects.get(file) as ListedObject).modified);
    this.whole.delete(file);
  }
}

/** Whether a file cannot be made for its name: there is one of it, but for its case, or the file system has no such names. */
function isOfName({cause}: Fault): boolean {
  return ['EEXIST', 'ENAMETOOLONG', 'EILSEQ', 'EINVAL'].includes(errorCode(cause));
}

/** The place that a word names. Raises L0001 for a word that is the address of none. */
export function placeOf(word: string, command: string, isDirectory: boolean): ObjectAddress {
  const found = parseAddress(word);
  if (found) return isDirectory ? asPrefix(found) : found;
  const problem = `${word} is no address like s3://bucket/prefix/name: a bucket has 3 to 63 small letters, digits, dots and dashes, a prefix letters, digits and .,:=@+_-`;
  throw fault(conditions.usage, {problem, command});
}
