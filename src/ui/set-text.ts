import {type ExitCode, exit} from '../engine/faults/fault.js';
import {counted, grouped} from '../engine/faults/words.js';
import type {SetReport} from '../engine/operations/set/set.js';
import {bad} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const setRenderer: Renderer<SetReport> = {
  exit: exitOf,
  json: (report) => report,
  text: (report) => [title(report), ...keyLines(report), ...missingLines(report)].join('\n'),
};

/** Ids that are passed over were accepted, else nothing is set because of them; a dry run says what the run would. */
function exitOf({loss_accepted, missing}: SetReport): ExitCode {
  if (missing === 0) return exit.done;
  return loss_accepted ? exit.acceptedLoss : exit.no;
}

function title({store, document, of, dry_run, set, rows, changing, commits}: SetReport): string {
  const what = `${grouped(changing)} of ${counted(rows, 'record')}`;
  if (set) return `Set properties of ${of} of ${printable(store)}: ${what} changed, in ${counted(commits, 'commit')}`;
  if (dry_run) return `Setting ${printable(document)} would change ${what} (${of} of ${printable(store)})`;
  return `Set nothing of ${printable(document)}`;
}

function keyLines({keys}: SetReport): string[] {
  if (keys.length === 0) return [];
  const rows = keys.map(({key, added, changed}) => [printable(key), grouped(added), grouped(changed)]);
  return [table(['property', 'new', 'changed'], rows)];
}

function missingLines({missing, missing_ids, loss_accepted, of}: SetReport): string[] {
  if (missing === 0) return [];
  const ids = `${missing_ids.map(printable).join(', ')}${missing > missing_ids.length ? ' and more' : ''}`;
  const what = `${counted(missing, 'id is', 'ids are')} none of the ${of}: ${ids}`;
  return loss_accepted
    ? [bad(`Passed over, which was accepted: ${what}`)]
    : [bad(what), 'To pass over them: --skip-missing --accept-loss'];
}
