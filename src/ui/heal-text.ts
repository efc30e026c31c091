import {exit} from '../engine/faults/fault.js';
import {counted} from '../engine/faults/words.js';
import type {HealReport} from '../engine/operations/heal/heal.js';
import {alsoNamed} from './names.js';
import {bad, good} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {unreadableLines} from './unreadable-pages.js';

export const healRenderer: Renderer<HealReport> = {
  exit: ({lost_page_count}) => (lost_page_count > 0 ? exit.acceptedLoss : exit.done),
  json: (report) => alsoNamed(report, {store: 'source'}),
  text: (report) => [title(report), ...pageLines(report), ...unreadableLines(report), ...verdict(report)].join('\n'),
};

function title({source, output, dry_run, damaged_pages, dropped_pages}: HealReport): string {
  const nothing = damaged_pages + dropped_pages === 0 ? ' (there was nothing to heal)' : '';
  if (dry_run) return `Healing ${printable(source)} would change:${nothing}`;
  return `Healed ${printable(source)} into ${printable(output)}${nothing}`;
}

function pageLines({pages, damaged_pages, healed, dropped_pages, sealed_at}: HealReport): string[] {
  const lines = [`Sealed: ${sealed_at}, ${pagesText(pages)}`, `Damaged: ${pagesText(damaged_pages)}`];
  for (const {backup, pages: count} of healed) lines.push(`From ${printable(backup)}: ${pagesText(count)}`);
  if (dropped_pages > 0) lines.push(`Left out: ${pagesText(dropped_pages)} behind the sealed end`);
  return lines;
}

function verdict({dry_run, committed_since, lost_page_count, lost_pages, seal_root}: HealReport): string[] {
  if (lost_page_count > 0) {
    const more = lost_page_count > lost_pages.length ? ' and more' : '';
    return [bad(`Not healed, which was accepted: ${pagesText(lost_page_count)}: ${lost_pages.join(', ')}${more}`)];
  }
  if (committed_since) {
    return [
      'The store was committed to since it was sealed: pages that commits wrote are as they are now, all others as sealed.',
    ];
  }
  if (dry_run) return [`Every page would be as sealed, root ${seal_root}`];
  return [good(`The copy was read back: every page is as sealed, root ${seal_root}`)];
}

function pagesText(count: number): string {
  return counted(count, 'page');
}
