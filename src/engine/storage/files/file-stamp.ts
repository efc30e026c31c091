/** Whether a path named the same file with the same content, within the clock's grain. */
export function isSameStamp(a: FileStamp | undefined, b: FileStamp | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const sameFile = a.device === b.device && a.inode === b.inode;
  return sameFile && a.sizeBytes === b.sizeBytes && a.modifiedNs === b.modifiedNs && a.changedNs === b.changedNs;
}

export const grainMs = 50;

/** Two equal stamps of an open file mean: nobody wrote to it in between (within the clock's grain). */
export interface FileStamp {
  readonly device: bigint;
  readonly inode: bigint;
  readonly sizeBytes: number;
  readonly modifiedNs: bigint;
  readonly changedNs: bigint;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}
