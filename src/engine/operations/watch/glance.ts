import {conditions} from '../../faults/conditions.js';
import {Fault, type Finding, fault} from '../../faults/fault.js';
import {pageSize} from '../../format/records/constants.js';
import {fileHeader} from '../../format/records/layouts.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {type FileStamp, isSameStamp, isSettled} from '../../storage/files/file-stamp.js';
import {kindOf, openForReading, stampOf} from '../../storage/files/file-system.js';
import {contentFields, judgeHeader, type StoreHeader, toStoreHeader} from '../../storage/reading/store-header.js';

/** What stat and the header page tell about a store: no more than 4 KiB are read. */
export interface Glance {
  /** Undefined: no file is there. */
  readonly stamp: FileStamp | undefined;
  readonly header: StoreHeader | undefined;
  readonly trouble: Fault | Finding | undefined;
  /** Nobody wrote while it was read, and no write can hide behind an equal time. */
  readonly isSettled: boolean;
}

const tries = 3;

/** Stamp of the path of a store, as cheap as it gets; a fault when it cannot be asked for. */
export function stampOfStore(store: string): FileStamp | Fault | undefined {
  try {
    return stampOf(store);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** Looks at the header of a store, whoever writes it. Raises nothing: what is wrong is in the glance. */
export function glanceAt(store: string): Glance {
  let file: FileDevice | undefined;
  try {
    if (kindOf(store) === undefined) return missing(store);
    file = openForReading(store);
    return readHeader(file, store);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    // It may have gone between two looks.
    if (stampOfStore(store) === undefined) return missing(store);
    return {stamp: undefined, header: undefined, trouble: error, isSettled: true};
  } finally {
    file?.close();
  }
}

function missing(store: string): Glance {
  const trouble = fault(conditions.inputMissing, {path: store});
  return {stamp: undefined, header: undefined, trouble, isSettled: true};
}

function readHeader(file: FileDevice, store: string): Glance {
  const page = new Uint8Array(pageSize);
  for (let count = 1; ; count++) {
    const stamp = file.stamp();
    page.fill(0);
    file.read(page, 0);
    const isStable = isSameStamp(stamp, file.stamp());
    if (!isStable && count < tries) continue;
    const seen = {stamp, isSettled: isStable && isSettled(stamp)};
    const trouble = judgeHeader(page, stamp.sizeBytes, store);
    if (trouble) return {...seen, header: undefined, trouble};
    try {
      return {...seen, header: toStoreHeader(fileHeader.decode(page), store), trouble: undefined};
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return {...seen, header: undefined, trouble: error};
    }
  }
}

/** Whether a commit lies between two headers: a counter moved, or a WAL began to live. */
export function isCommitBetween(before: StoreHeader, after: StoreHeader): boolean {
  if (contentFields.some((field) => before[field] !== after[field])) return true;
  return before.walLength === 0 && after.walLength > 0;
}
