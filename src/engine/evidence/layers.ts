import {conditions} from '../faults/conditions.js';
import {type Finding, isFinding} from '../faults/fault.js';
import type {ArchiveLayerName, LayerName} from '../faults/layer.js';
import {dataStart} from '../format/records/constants.js';
import {pageOf} from '../format/records/geometry.js';

export interface Layer {
  readonly name: LayerName | ArchiveLayerName;
  readonly verdict: 'pass' | 'fail' | 'not checked';
  /** What was proved, what was found, or why it was not checked. */
  readonly reason: string;
}

/** The layer that a finding belongs to; a page that cannot be read belongs to the one that it lies in. */
export function layerOf(found: Finding): LayerName {
  const {page} = found.place;
  if (isFinding(found, conditions.io) && page !== undefined) {
    if (page === 0) return 'container';
    return page < pageOf(dataStart) ? 'wal' : 'structure';
  }
  return found.condition.layer ?? 'structure';
}

/** What a layer proves when nothing was found. */
export const proved: Readonly<Record<LayerName, string>> = {
  container: 'magic, version, page size and length are those of a .liel 1.0 store',
  header: 'checksum right, every field possible',
  wal: 'empty, or one complete commit over pages that a crash can leave',
  'page digests': 'every page is the one that was sealed',
  structure: 'extents, slots and blobs lie where they may, apart from each other, and decode',
  references: 'every edge has two live nodes',
  adjacency: 'every live edge stands once in both lists, degrees are right',
  counters: 'the header counts the live records',
  signature: 'the manifest is the signed one',
};
