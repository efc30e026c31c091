import {system} from './system-calls.js';

/** After so many bytes the disk is let at them: what it does in one go, in bytes. */
const stretch = 32 * 1024 * 1024;

/**
 * Lets the disk take what a file was given while more is made, so that the sync at its end finds little to do. Only Linux names
 * the files of a process so that one without a name can be opened again; elsewhere all is left to that sync.
 */
export class WriteBehind {
  /** Bytes that were written since the disk was let at them. */
  private waiting = 0;
  /** Another descriptor: Linux tells each one of an error once, and that of the file is to be told by its sync. */
  private fd: number | undefined;
  private isBusy = false;
  private isClosed = false;

  constructor(private readonly file: number) {}

  /** Takes note that so many bytes more were written. */
  wrote(bytes: number): void {
    this.waiting += bytes;
    if (this.waiting < stretch || this.isBusy || this.isClosed) return;
    this.waiting = 0;
    try {
      this.fd ??= system().openSync(`/proc/self/fd/${this.file}`, 'r');
    } catch {
      this.isClosed = true;
      return;
    }
    this.isBusy = true;
    system().fdatasync(this.fd, () => {
      this.isBusy = false;
      if (this.isClosed) this.letGo();
    });
  }

  /** Ends it, as soon as the disk is done. */
  close(): void {
    this.isClosed = true;
    if (!this.isBusy) this.letGo();
  }

  private letGo(): void {
    const {fd} = this;
    this.fd = undefined;
    try {
      if (fd !== undefined) system().closeSync(fd);
    } catch {
      // Nothing was written through it.
    }
  }
}
