import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {severalNamesOf} from '../../outputs/previous-store.js';
import {canonicalPath, fileSystemType, kindOfEntry} from '../../storage/files/file-system.js';
import {type Check, passed, troubled} from './check.js';

/** Directories that a synchronising program keeps, by their usual names. */
const syncNames: readonly (readonly [name: RegExp, service: string])[] = [
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^onedrive( ?- ?.+)?$/i, 'OneDrive'],
  [/^(icloud ?drive|mobile documents|com~apple~clouddocs)$/i, 'iCloud'],
  [/^(google ?drive(-.+)?|my drive)$/i, 'Google Drive'],
  [/^cloudstorage$/i, 'a cloud service of macOS'],
  [/^nextcloud$/i, 'Nextcloud'],
  [/^owncloud$/i, 'ownCloud'],
];

/** What such a program puts into the directory that it keeps. */
const syncMarks: readonly (readonly [name: string, service: string])[] = [
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache', 'Dropbox'],
  ['.stfolder', 'Syncthing'],
];

/** File systems by the number that Linux tells. */
const local: Readonly<Record<number, string>> = {
  61267: 'ext',
  1481003842: 'XFS',
  2435016766: 'Btrfs',
  801189825: 'ZFS',
  4076150800: 'F2FS',
  3393526350: 'bcachefs',
  827541066: 'JFS',
  1382369651: 'ReiserFS',
  1397118030: 'NTFS',
  1936094318: 'NTFS',
  38496: 'ISO 9660',
  1936814952: 'SquashFS',
  3774210530: 'EROFS',
};
const network: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4266872130: 'SMB',
  4283649346: 'SMB',
  16914839: '9P',
  12805120: 'Ceph',
  1397113167: 'AFS',
  1799439955: 'AFS',
  198183888: 'Lustre',
  1196443219: 'GPFS',
  18225520: 'GFS2',
  1952539503: 'OCFS2',
};
const doubtful: Readonly<Record<number, readonly [name: string, problem: string]>> = {
  1702057286: ['FUSE', 'what a sync means there depends on the program behind it'],
  2035054128: ['overlay', 'it goes with the container, unless the directory is a volume'],
  16914836: ['tmpfs', 'it is in memory, and gone when the machine stops'],
  2240043254: ['ramfs', 'it is in memory, and gone when the machine stops'],
  19780: ['FAT', 'it has no journal, and a crash may lose whole files'],
  538032816: ['exFAT', 'it has no journal, and a crash may lose whole files'],
};

/** Whether the store lies where an ordinary sync and rename mean what they say. */
export function judgePlace(store: string): Check {
  const directory = path.dirname(canonicalPath(store));
  const service = syncServiceOf(directory);
  if (service !== undefined) return troubled('place', 'bad', conditions.syncFolder, {store, service});
  const several = severalNamesOf(store);
  if (several) return troubled('place', 'warn', conditions.severalNames, several);
  return judgeFileSystem(store, fileSystemType(directory));
}

/** What the number of a file system means for a store; undefined where the system tells none. What is not known is not ok. */
export function judgeFileSystem(store: string, type: number | undefined): Check {
  const told = (name: string, problem: string): Check =>
    troubled('place', 'warn', conditions.doubtfulFileSystem, {store, name, problem});
  if (type === undefined) return told('unknown', 'this system does not tell whether it is a local disk');
  if (local[type]) return passed('place', `a local disk (${local[type]}), in no folder that is synchronised`);
  if (network[type]) return troubled('place', 'bad', conditions.networkFileSystem, {store, name: network[type]});
  return told(...(doubtful[type] ?? [`0x${type.toString(16)}`, 'it is none of those that are known here']));
}

/** The service that keeps a directory, or one above it, in step with other machines. */
export function syncServiceOf(directory: string): string | undefined {
  for (let at = directory; ; at = path.dirname(at)) {
    const named = syncNames.find(([name]) => name.test(path.basename(at)));
    const marked = syncMarks.find(([mark]) => kindOfEntry(path.join(at, mark)) !== undefined);
    const [, service] = named ?? marked ?? [];
    if (service !== undefined || path.dirname(at) === at) return service;
  }
}
