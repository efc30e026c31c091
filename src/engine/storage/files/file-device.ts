import {counted} from '../../faults/words.js';
import {pageSize} from '../../format/records/constants.js';
import {startOfPage} from '../../format/records/geometry.js';
import {type FileOffset, type Plain, toFileOffset} from '../../format/records/integers.js';
import type {Device, SharedFile} from './device.js';
import {errorCode, guarded, isMediumError, toFileFault, uninterrupted, unreadablePage} from './file-fault.js';
import {type FileStamp, toStamp} from './file-stamp.js';
import {system} from './system-calls.js';
import {WriteBehind} from './write-behind.js';

/** The mode of a file that only its owner may read and write. */
export const privateMode = 0o600;
/** The mode of a file that others may use as far as the umask lets them. */
export const usualMode = 0o666;

/** A read that gave fewer bytes than were wanted. */
interface ShortRead {
  readonly count: number;
  /** Undefined where the file ends. */
  readonly trouble: string | undefined;
}

/** A file as a device. */
export class FileDevice implements Device {
  private behind: WriteBehind | undefined;

  /** @param place where its bytes are written, if that is elsewhere than where messages call it */
  constructor(
    readonly name: string,
    private readonly fd: number,
    private readonly place = name,
  ) {}

  shared(): SharedFile {
    return {name: this.name, fd: this.fd};
  }

  size(): number {
    return this.stamp().sizeBytes;
  }

  stamp(): FileStamp {
    return guarded(this.name, 'read', () => toStamp(system().fstatSync(this.fd, {bigint: true})));
  }

  /** What a read says no to is tried again page by page: that tells which page it is. Raises L5001 with its place. */
  read(target: Uint8Array, offset: Plain<FileOffset>): number {
    if (this.tryRead(target, offset) === undefined) return target.length;
    let done = 0;
    while (done < target.length) {
      const at = toFileOffset(offset + done);
      const part = target.subarray(done, startOfPage(at) + pageSize - offset);
      const short = this.tryRead(part, at);
      if (short === undefined) done += part.length;
      else if (short.trouble === undefined) return done + short.count;
      else throw unreadablePage(this.name, at, this.size(), short.trouble);
    }
    return done;
  }

  /** Fills `target`; undefined when that was done, else how many bytes there were, and why not more where the file has more. */
  private tryRead(target: Uint8Array, offset: number): ShortRead | undefined {
    let done = 0;
    try {
      while (done < target.length) {
        const from = done;
        const count = uninterrupted(() =>
          system().readSync(this.fd, target, from, target.length - from, offset + from),
        );
        if (count === 0) return {count: done, trouble: this.missingBytes(offset + done)};
        done += count;
      }
      return undefined;
    } catch (error) {
      if (isMediumError(error)) return {count: done, trouble: errorCode(error)};
      throw toFileFault(error, this.name, 'read');
    }
  }

  /** Why it is wrong that nothing is read at an offset; undefined at the end of the file. */
  private missingBytes(offset: number): string | undefined {
    const size = this.size();
    return offset < size ? `the file has ${counted(size, 'byte')}, and nothing was read` : undefined;
  }

  write(source: Uint8Array, offset: Plain<FileOffset>): void {
    guarded(
      this.place,
      'write',
      () => {
        for (let done = 0; done < source.length; ) {
          const count = system().writeSync(this.fd, source, done, source.length - done, offset + done);
          // A medium that takes nothing and says no error would be asked for ever.
          if (count === 0) throw Object.assign(new Error('nothing was written'), {code: 'the system took no byte'});
          done += count;
        }
      },
      source.length,
    );
    this.behind ??= new WriteBehind(this.fd);
    this.behind.wrote(source.length);
  }

  truncate(size: number): void {
    guarded(this.place, 'write', () => system().ftruncateSync(this.fd, size), size);
  }

  sync(): void {
    guarded(this.name, 'sync', () => system().fsyncSync(this.fd));
  }

  /**
   * Gives the file the owner and the group, where that is allowed, and the permission bits of another. The members of another
   * group get no more than strangers had.
   */
  takeOwnerAndMode({uid, gid, mode}: FileStamp): void {
    const own = this.stamp();
    guarded(this.name, 'change the mode of', () => {
      // First the owner: to change it clears bits of the mode. Who may not give the file away may still give it to the group.
      if (own.uid !== uid) changeOwner(this.fd, uid, gid);
      if (this.stamp().gid !== gid) changeOwner(this.fd, own.uid, gid);
      const isSameGroup = this.stamp().gid === gid;
      system().fchmodSync(this.fd, (isSameGroup ? mode : forAnotherGroup(mode)) & 0o7777);
    });
  }

  /** Gives a private file the mode of any new file; where files have no modes of their own, there is nothing to do. */
  openAsUsual(): void {
    if ((this.stamp().mode & 0o777) !== privateMode) return;
    guarded(this.name, 'change the mode of', () => system().fchmodSync(this.fd, usualMode & ~process.umask()));
  }

  close(): void {
    this.behind?.close();
    guarded(this.name, 'close', () => system().closeSync(this.fd));
  }
}

function forAnotherGroup(mode: number): number {
  return (mode & ~0o070) | (mode & 0o070 & ((mode & 0o007) << 3));
}

/** Changes the owner of an open file, where this process may: only root can give a file away. */
function changeOwner(fd: number, uid: number, gid: number): void {
  try {
    system().fchownSync(fd, uid, gid);
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP'].includes(errorCode(error))) throw error;
  }
}
