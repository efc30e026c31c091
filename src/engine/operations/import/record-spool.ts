import {viewOf} from '../../format/values/byte-buffer.js';
import {ValueBytes} from '../../format/values/value-bytes.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {openScratch, scratchPlace} from '../../storage/files/scratch.js';

/** Bytes that are written at a time, and kept in memory where there are no more. */
const blockBytes = 1_048_576;
/** Each record begins with its length in 4 bytes. */
const headBytes = 4;

/** A record as it was kept: from `at` to before `end`. The same object each time. */
export interface SpooledRecord {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
  end: number;
}

/**
 * Records that are kept until all of them are known, and then read in their order, as often as it is wanted: a few in memory,
 * many in a file that has no name and is gone with the process.
 */
export class RecordSpool {
  private readonly out = new ValueBytes(blockBytes);
  private device: FileDevice | undefined;
  private written = 0;
  private begun = 0;

  /** Where a record is to be appended; `end` follows. */
  begin(): ValueBytes {
    this.begun = this.out.length;
    this.out.u32(0);
    return this.out;
  }

  /** Ends the record that was begun. Raises L5001 to L5004. */
  end(): void {
    const {out, begun} = this;
    out.setU32(begun, out.length - begun - headBytes);
    if (out.length >= blockBytes) this.flush();
  }

  private flush(): void {
    this.device ??= openScratch(scratchPlace());
    this.device.write(this.out.content(), this.written);
    this.written += this.out.length;
    this.out.length = 0;
  }

  /** Each record, valid until the next one is asked for. Nothing is added meanwhile. Raises L5001. */
  *records(): Generator<SpooledRecord, void> {
    const {device, out} = this;
    if (!device) {
      yield* whole(out.bytes, out.length);
      return;
    }
    if (out.length > 0) this.flush();
    let block = new Uint8Array(2 * blockBytes);
    for (let at = 0; at < this.written; ) {
      const taken = yield* whole(block, device.read(block, at));
      at += taken;
      // A record longer than the block.
      if (taken === 0) block = new Uint8Array(2 * block.length);
    }
  }

  close(): void {
    this.device?.close();
  }
}

/** Gives the records that lie whole in the first bytes of a block; returns where the rest begins. */
function* whole(block: Uint8Array, end: number): Generator<SpooledRecord, number> {
  const record: SpooledRecord = {bytes: block, view: viewOf(block), at: 0, end: 0};
  let at = 0;
  while (at + headBytes <= end) {
    const next = at + headBytes + record.view.getUint32(at, true);
    if (next > end) break;
    record.at = at + headBytes;
    record.end = next;
    yield record;
    at = next;
  }
  return at;
}
