import type {RowCounts} from './graph-record.js';

/** Counts the lines of a text that begin like a node, or like an edge. */
export class LineCounter {
  private readonly starts: readonly [Buffer, Buffer];
  private readonly counts = [0, 0];
  /** Bytes of the line so far, as many as tell what it is. */
  private readonly head: Buffer;
  private length = 0;

  constructor(node: string, edge: string) {
    this.starts = [Buffer.from(node), Buffer.from(edge)];
    this.head = Buffer.alloc(Math.max(node.length, edge.length));
  }

  /** Takes the next bytes of the text. */
  take(bytes: Uint8Array): void {
    const {head} = this;
    for (let at = 0; at < bytes.length; ) {
      while (at < bytes.length && this.length < head.length && bytes[at] !== 0x0a) head[this.length++] = bytes[at++];
      const end = bytes.indexOf(0x0a, at);
      if (end < 0) return;
      this.endLine();
      at = end + 1;
    }
  }

  private endLine(): void {
    const line = this.head.subarray(0, this.length);
    const kind = this.starts.findIndex((start) => line.subarray(0, start.length).equals(start));
    if (kind >= 0) this.counts[kind]++;
    this.length = 0;
  }

  /** What was counted so far. */
  found(): RowCounts {
    return {nodes: this.counts[0] as number, edges: this.counts[1] as number};
  }
}
