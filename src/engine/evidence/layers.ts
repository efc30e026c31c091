import type {Finding} from '../faults/fault.js';

/** What a verification can prove, in the order in which one rests on the other. */
export const layerNames = [
  'container',
  'header',
  'wal',
  'page digests',
  'structure',
  'references',
  'adjacency',
  'counters',
  'signature',
] as const;

export type LayerName = (typeof layerNames)[number];

export interface Layer {
  readonly name: LayerName;
  readonly verdict: 'pass' | 'fail' | 'not checked';
  /** What was proved, what was found, or why it was not checked. */
  readonly reason: string;
}

/** Conditions of format damage that concern another layer than the structure. */
const layerOfCode: Readonly<Record<string, LayerName>> = {
  L1001: 'container',
  L1002: 'container',
  L1003: 'container',
  L1004: 'header',
  L1005: 'container',
  L1006: 'header',
  L1009: 'header',
  L1010: 'counters',
  L1017: 'header',
  L1018: 'container',
  L1030: 'page digests',
  L1031: 'page digests',
  L1032: 'wal',
  L1033: 'page digests',
  L1034: 'page digests',
  L4001: 'references',
  L4002: 'adjacency',
  L4003: 'adjacency',
  L4007: 'adjacency',
};

/** The layer that a finding belongs to. */
export function layerOf(found: Finding): LayerName {
  const {code} = found.condition;
  return layerOfCode[code] ?? (code.startsWith('L3') ? 'wal' : 'structure');
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
