import {canonicalPath, kindOf, kindOfEntry} from '../storage/files/file-system.js';

/** What the names of files end with that belong to a store or a backup and lie beside it. */
export const sealEnding = '.seal';
export const receiptEnding = '.receipt.json';
export const standingEnding = '.progress';
export const confirmedEnding = '.confirmed.json';

export const minisignEnding = '.minisig';
export const sshsigEnding = '.sshsig';

/** What lies beside a store or a backup, is made anew with it, and speaks of its bytes. */
export const sidecarEndings = [receiptEnding, confirmedEnding, sealEnding, `${sealEnding}${standingEnding}`] as const;

/** The same of a backup, which may be signed: its own signatures, and those of its receipt. */
export const backupEndings = [
  ...sidecarEndings,
  ...[minisignEnding, sshsigEnding].flatMap((ending) => [ending, `${receiptEnding}${ending}`]),
] as const;

/**
 * Where a file that belongs to another one is written: beside that itself, also where a link leads to it. Raises L5001
 * and L5002 for a link that cannot be followed.
 */
export function sidecarPath(file: string, ending: string): string {
  return `${behindLink(file)}${ending}`;
}

/** Where such a file lies: beside the other one itself, else beside the link to it; undefined when it is at neither place. */
export function findSidecar(file: string, ending: string): string | undefined {
  const places = [sidecarPath(file, ending), `${file}${ending}`];
  return places.find((place) => kindOfEntry(place) !== undefined);
}

/** The file that a link leads to; a name as it is where there is no link, or a link to nothing. */
function behindLink(file: string): string {
  return kindOfEntry(file) === 'link' && kindOf(file) !== undefined ? canonicalPath(file) : file;
}
