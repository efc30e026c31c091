import {conditions} from '../../faults/conditions.js';
import {Fault, fault, isFault} from '../../faults/fault.js';
import {addressText, isAddress, type ObjectAddress} from '../../format/s3/address.js';
import {type Note, type Operation, type Progress, type Tell, whileWorking} from '../../passes/operation.js';
import {run} from '../../passes/run.js';
import type {Environment} from '../../storage/objects/access.js';
import type {BucketImage} from './bucket-image.js';

/** Words that name files and directories, and may name places in buckets. */
export interface GivenPlaces {
  readonly words: readonly string[];
  /** Which of them are directories, whether their addresses end with a slash or not. */
  readonly areDirectories: 'all' | 'none' | 'all but the first';
  readonly command: string;
  readonly environment: Environment;
}

/** A job that a command has done. */
export type PlacedJob<Report> = Operation<Note | Progress, Report>;

/**
 * Lets a job that knows files and directories work on places in buckets: it gets the files that stand for them, and all that it says of
 * these is said of those. Words that are no addresses are passed on as they are. Raises L0001, L0002, L0035, L5050 to L5052, and
 * what the job raises.
 */
export async function* onImages<Report>(
  {words, areDirectories, command, environment}: GivenPlaces,
  work: (files: readonly string[]) => PlacedJob<Report>,
): PlacedJob<Report> {
  if (!words.some(isAddress)) return yield* work(words);
  // Whoever names no bucket loads nothing of this.
  const {BucketImage, placeOf} = await import('./bucket-image.js');
  const images = new Map<string, BucketImage>();
  const isDirectory = (at: number): boolean => areDirectories !== 'none' && (areDirectories === 'all' || at > 0);
  const fileOf = async (place: ObjectAddress, tell: Tell): Promise<string> => {
    const prefix = {...place, name: ''};
    const key = addressText(prefix);
    const known = images.get(key);
    const made = known ?? (await BucketImage.open({place: prefix, environment, look: 'at something'}, tell));
    images.set(key, made);
    if (place.name === '') return made.directory;
    const file = made.fileOf(place.name);
    if (!made.has(file)) throw fault(conditions.inputMissing, {path: addressText(place)});
    await made.bring(file);
    return file;
  };
  try {
    const places = words.map((word, at) => (isAddress(word) ? placeOf(word, command, isDirectory(at)) : word));
    const files = yield* whileWorking(async (tell) => {
      const found: string[] = [];
      for (const place of places) found.push(typeof place === 'string' ? place : await fileOf(place, tell));
      return found;
    });
    return yield* saidOfPlaces([...images.values()], work(files));
  } finally {
    for (const made of images.values()) await made.discard();
  }
}

/** Runs a job on images, and lets it speak of what they stand for. */
export async function* saidOfPlaces<Report>(images: readonly BucketImage[], job: PlacedJob<Report>): PlacedJob<Report> {
  const said = (text: string): string => images.reduce((now, each) => each.said(now), text);
  const work = async (tell: Tell): Promise<Report> => {
    const onEvent: Tell = (event) => tell(event.type === 'note' ? {...event, text: said(event.text)} : event);
    for (const each of images) each.tell = tell;
    return underOtherNames(await run(job, {onEvent}), said);
  };
  try {
    return yield* whileWorking(work);
  } catch (error) {
    // What fails on this machine's disk is said of the file there.
    const {io, permission, diskFull, readOnlyPlace} = conditions;
    const isOfDisk: boolean = isFault(error, io, permission, diskFull, readOnlyPlace);
    if (!(error instanceof Fault) || isOfDisk) throw error;
    throw new Fault(error.condition, underOtherNames(error.facts, said), error.place, error.cause);
  }
}

/** A report, or facts, with other names in all its texts. */
export function underOtherNames<T>(value: T, said: (text: string) => string): T {
  const rename = (part: unknown): unknown => {
    if (typeof part === 'string') return said(part);
    if (Array.isArray(part)) return part.map(rename);
    if (typeof part !== 'object' || part === null || Object.getPrototypeOf(part) !== Object.prototype) return part;
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, rename(member)]));
  };
  return rename(value) as T;
}
