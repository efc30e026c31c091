import type {Begun} from '../../passes/jobs.js';
import type {Device} from '../../storage/files/device.js';
import {beginFileDigest} from '../file-digest.js';
import {beginPageDigests, type PageDigests} from './page-digests.js';

/** Digests of all that a copy has, which other threads may be at. */
export interface Digests {
  readonly pages: PageDigests;
  readonly file: Begun<string>;
}

/** Begins to digest a copy, to which nobody may write from now on: its pages for a seal, its bytes for a receipt. */
export function beginDigests(copy: Device): Digests {
  return {pages: beginPageDigests(copy), file: beginFileDigest(copy)};
}
