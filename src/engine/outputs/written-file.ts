import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {extentSize} from '../format/records/constants.js';
import {progress, type Tell} from '../passes/operation.js';
import {Pace} from '../passes/pace.js';
import {sha256} from '../storage/checksum.js';
import type {FileDevice} from '../storage/files/file-device.js';

/** A file that was written from its beginning to its end, and read back. */
interface FileFacts {
  /** Name of the file in its directory. */
  readonly name: string;
  /** Bytes of the file. */
  readonly size_bytes: number;
  /** What sha256sum prints of it. */
  readonly sha256: string;
}

/** A file of an export. */
export interface ExportedFile extends FileFacts {
  /** How many records it holds. */
  readonly rows: number;
}

/** A new file by its name. */
export type NewFile = (name: string) => WrittenFile;

/** A file that is written from its beginning to its end, and digested meanwhile. */
export class WrittenFile {
  /** Bytes so far. */
  size = 0;
  private readonly digest = sha256();

  constructor(
    readonly name: string,
    readonly device: FileDevice,
  ) {}

  /** Appends bytes. Raises L5001 to L5004. */
  readonly take = (bytes: Uint8Array): void => {
    this.device.write(bytes, this.size);
    this.digest.update(bytes);
    this.size += bytes.length;
  };

  /** Reads all of it back and gives it to `look`, in order. Raises L5011 when it is not what was written, L5001 to L5004. */
  async readBack(look: (bytes: Uint8Array) => void, tell: Tell): Promise<FileFacts> {
    const {name, device, size} = this;
    device.sync();
    const digest = sha256();
    const pace = new Pace(tell);
    const buffer = new Uint8Array(extentSize);
    for (let at = 0; at < size; ) {
      const count = device.read(buffer, at);
      if (count === 0) break;
      const bytes = buffer.subarray(0, count);
      digest.update(bytes);
      look(bytes);
      at += count;
      const pause = pace.pause(() => progress('read back', at, size, 'bytes'));
      if (pause) await pause;
    }
    const written = this.digest.hex();
    if (digest.hex() !== written || device.size() !== size) this.refuse('it is not what was written');
    return {name, size_bytes: size, sha256: written};
  }

  /** Raises L5011 unless so many rows were counted in it as were written. */
  requireRows(found: number, written: number): void {
    if (found !== written) this.refuse(`${found} of its ${written} rows can be read`);
  }

  private refuse(problem: string): never {
    throw fault(conditions.copyUnreadable, {path: this.device.name, problem});
  }
}
