/** Property names that take the place of a record's own fields in the peer's documents (cli.md 3.2). */
export const metaKeys = {
  node: ['id', 'labels'],
  edge: ['id', 'label', 'from_node', 'to_node'],
} as const;

/** The same as bytes. */
export const metaKeyBytes = {node: metaKeys.node.map(toBytes), edge: metaKeys.edge.map(toBytes)};

function toBytes(ascii: string): Uint8Array {
  return Buffer.from(ascii, 'latin1');
}
