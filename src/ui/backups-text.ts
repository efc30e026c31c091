import path from 'node:path';
import {exit} from '../engine/faults/fault.js';
import {grouped, humanSize} from '../engine/faults/words.js';
import type {BackupsReport, ListedBackup, StaleStore} from '../engine/operations/backups/backups.js';
import type {BackupVerdict, OtherFile} from '../engine/outputs/backup-shelf.js';
import {spanText} from './age.js';
import {alsoNamed} from './names.js';
import {type OwnerWords, ownerWords} from './owner-column.js';
import {bad, doubtful, good} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import type {JudgedAge} from './reports/nagios-report.js';
import {oldestOf, verdictsOfBackups} from './reports/verdicts-of.js';
import {table} from './table.js';

/** `ages` are those that were asked for, in seconds; `verified` says whether the copies were compared. */
export const backupsRenderer = (verified: boolean, ages?: Omit<JudgedAge, 'seconds'>): Renderer<BackupsReport> => ({
  age: (report) => ages && {seconds: oldestOf(report), ...ages},
  verdicts: verdictsOfBackups,
  exit: ({backups, stale}) => {
    if (stale.length > 0 || backups.some(({verdict}) => isBad(verdict))) return exit.no;
    // Of a differential without its base nobody can say whether it would come back.
    return verified && backups.some(({verdict}) => verdict === 'no base') ? exit.undecidable : exit.done;
  },
  json: ({backups, ...report}) => ({...report, backups: backups.map((each) => alsoNamed(each, {backup: 'path'}))}),
  text: ({directory, backups, others, stale, max_age_seconds}) => {
    const owners = ownerWords(backups);
    const titles = ['backup', ...owners.title, 'age', 'size', 'verdict', 'BLAKE3', 'because'];
    const rows = backups.map((backup) => row(backup, owners));
    return [
      rows.length === 0
        ? `${printable(directory)}: no backups`
        : table(titles, rows, {above: 'of', first: ['because', 'BLAKE3', 'size']}),
      ...owners.lines,
      ...stale.map((found) => bad(staleText(found, max_age_seconds ?? 0))),
      ...otherLines(others),
    ]
      .join('\n')
      .trimEnd();
  },
});

/** That a backup is no longer what it was, or cannot be read, is a verdict; that one was never restored is a fact. */
function isBad(verdict: BackupVerdict): boolean {
  return verdict === 'changed' || verdict === 'unreadable';
}

function row(backup: ListedBackup, owners: OwnerWords): string[] {
  const {path: file, age_seconds, size_bytes, bytes_on_disk, codec, verdict, digest, reason} = backup;
  return [
    printable(path.basename(file)),
    ...owners.cell(backup),
    spanText(age_seconds * 1000),
    codec === null ? humanSize(size_bytes) : `${humanSize(bytes_on_disk)} of ${humanSize(size_bytes)}`,
    verdictText(verdict),
    digest,
    printable(reason),
  ];
}

function staleText({store, age_seconds}: StaleStore, maxAgeSeconds: number): string {
  const allowed = `${spanText(maxAgeSeconds * 1000)} are allowed`;
  if (store === null) return `There is no backup here; ${allowed}.`;
  const age =
    age_seconds === null ? 'there is no sound copy' : `the newest sound copy is ${spanText(age_seconds * 1000)} old`;
  return `${printable(store)}: ${age}; ${allowed}.`;
}

/** The verdict on a backup, coloured where it is good or bad. */
export function verdictText(verdict: BackupVerdict): string {
  if (verdict === 'drilled') return good(verdict);
  if (verdict === 'doubtful' || verdict === 'no base') return doubtful(verdict);
  return isBad(verdict) || verdict === 'damaged' ? bad(verdict) : verdict;
}

const shownForeign = 5;

/** What else is in the directory: every leftover, and the first of the rest. */
export function otherLines(others: readonly OtherFile[]): string[] {
  const leftovers = others.filter(({kind}) => kind === 'leftover');
  const foreign = others.filter(({kind}) => kind === 'foreign');
  const nameOf = (file: OtherFile): string => printable(path.basename(file.path));
  const more = foreign.length > shownForeign ? ` and ${grouped(foreign.length - shownForeign)} more` : '';
  return [
    ...leftovers.map((file) => `Leftover: ${nameOf(file)}: ${printable(file.reason)}`),
    ...(foreign.length > 0 ? [`No backups: ${foreign.slice(0, shownForeign).map(nameOf).join(', ')}${more}`] : []),
  ];
}
