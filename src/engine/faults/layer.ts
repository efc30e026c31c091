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

/** What a verification of evidence proves before it comes to the store inside. */
export type ArchiveLayerName = 'members' | 'checksums' | 'statement';

export type LayerName = (typeof layerNames)[number];
