import path from 'node:path';
import {exit} from '../engine/faults/fault.js';
import {grouped, humanSize} from '../engine/faults/words.js';
import type {PruneReport} from '../engine/operations/backups/prune.js';
import {otherLines, verdictText} from './backups-text.js';
import {alsoNamed} from './names.js';
import {ownerWords} from './owner-column.js';
import {bad, faint} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const pruneRenderer: Renderer<PruneReport> = {
  exit: ({failed_count, kept_bytes, max_bytes}) =>
    failed_count > 0 ? exit.environment : max_bytes !== null && kept_bytes > max_bytes ? exit.no : exit.done,
  json: ({backups, ...report}) => ({...report, backups: backups.map((each) => alsoNamed(each, {backup: 'path'}))}),
  text: (report) => {
    const {directory, dry_run, backups, kept_count, removed_count, failed_count, freed_bytes, others} = report;
    const goes = dry_run ? 'would go' : 'removed';
    const owners = ownerWords(backups);
    let together = 0;
    const rows = backups.map((backup) => {
      const {path: file, size_bytes, verdict, outcome, reasons, over_size, taken_at, confirmed_at, ...owner} = backup;
      const stays = outcome === 'kept' || outcome === 'failed';
      if (stays) together += size_bytes;
      return [
        printable(path.basename(file)),
        ...owners.cell(owner),
        `${minuteOf(taken_at)}${confirmed_at === null ? '' : ` to ${minuteOf(confirmed_at)}`}`,
        humanSize(size_bytes),
        verdictText(verdict),
        outcome === 'kept' ? 'kept' : outcome === 'failed' ? bad('failed') : faint(goes),
        stays ? humanSize(together) : '',
        printable(over_size ? 'too much with it' : reasons.join('; ')),
      ];
    });
    return [
      ...(rows.length > 0
        ? [table(['backup', ...owners.title, 'held', 'on disk', 'verdict', '', 'together', 'because'], rows, place)]
        : []),
      ...owners.lines,
      `${printable(directory)}: ${grouped(kept_count)} kept, ${grouped(removed_count)} ${goes}, ${failed_count > 0 ? `${grouped(failed_count)} failed, ` : ''}${humanSize(freed_bytes)} ${dry_run ? 'would be ' : ''}freed`,
      ...sizeLines(report),
      ...otherLines(others),
    ].join('\n');
  },
};

/** What stands above and below, where the table is too wide: what becomes of a copy stays beside it. */
const place = {above: 'of', first: ['because', 'together', 'held']};

/** A moment as the table shows it, in UTC. */
function minuteOf(iso: string): string {
  return `${iso.slice(0, 16)}Z`;
}

function sizeLines({kept_bytes, max_bytes}: PruneReport): string[] {
  if (max_bytes === null) return [];
  const said = `${humanSize(kept_bytes)} stay, ${humanSize(max_bytes)} are allowed`;
  return [kept_bytes > max_bytes ? bad(`${said}: what must stay takes more.`) : `${said}.`];
}
