import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {nearestWord} from '../format/nearest-word.js';

/** A page about one job of an operator. */
export interface RunbookPage {
  readonly name: string;
  readonly title: string;
  /** When the page is the right one. */
  readonly when: string;
  /** The whole page. */
  readonly markdown: string;
}

/** One page, or all of them in the order of their names. */
export interface RunbookReport {
  readonly pages: readonly RunbookPage[];
}

export interface RunbookOptions {
  /** A page; all pages without it. */
  readonly name?: string | undefined;
  /** Markdown by name. */
  readonly pages: Readonly<Record<string, string>>;
}

/** The page with a name, or every page. Raises L0064 for an unknown name. */
export async function runbook({name, pages: all}: RunbookOptions): Promise<RunbookReport> {
  const wanted = name?.toLowerCase().replace(/\.md$/, '');
  if (name !== undefined && all[wanted as string] === undefined) {
    throw fault(conditions.unknownPage, {word: name, nearest: nearestPage(wanted as string, Object.keys(all))});
  }
  const pages = Object.entries(all).map(([key, markdown]) => toPage(key, markdown));
  return {pages: pages.filter((page) => wanted === undefined || page.name === wanted)};
}

/** The page that was probably meant: one that is called nearly so, or one that the word is a part of. */
function nearestPage(word: string, names: readonly string[]): string | undefined {
  const shortFirst = [...names].sort((a, b) => a.length - b.length);
  return nearestWord(word, names) ?? shortFirst.find((name) => word.length > 3 && name.split('-').includes(word));
}

function toPage(name: string, markdown: string): RunbookPage {
  const [, title = name] = /^# (.+)$/m.exec(markdown) ?? [];
  const [, when = ''] = /^When: ([\s\S]+?)\n\n/m.exec(markdown) ?? [];
  return {name, title, when: when.replaceAll('\n', ' '), markdown};
}
