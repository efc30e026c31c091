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
