import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import type {Note, Operation} from '../passes/operation.js';

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

/** The page with a name out of `all`, which are Markdown by name, or every page. Raises L0064 for an unknown name. */
export async function* runbook(
  name: string | undefined,
  all: Readonly<Record<string, string>>,
): Operation<Note, RunbookReport> {
  yield* [];
  const wanted = name?.toLowerCase().replace(/\.md$/, '');
  if (name !== undefined && all[wanted as string] === undefined) throw fault(conditions.unknownPage, {word: name});
  const pages = Object.entries(all).map(([key, markdown]) => toPage(key, markdown));
  return {pages: pages.filter((page) => wanted === undefined || page.name === wanted)};
}

function toPage(name: string, markdown: string): RunbookPage {
  const [, title = name] = /^# (.+)$/m.exec(markdown) ?? [];
  const [, when = ''] = /^When: ([\s\S]+?)\n\n/m.exec(markdown) ?? [];
  return {name, title, when: when.replaceAll('\n', ' '), markdown};
}
