import {writeFileSync} from 'node:fs';
import type {TestContext} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {folded} from '../../src/ui/folded.js';
import type {Renderer} from '../../src/ui/renderer.js';
import {corrupt} from './corrupt.js';
import {finish} from './finish.js';
import {properties, smallStore} from './sample-store.js';
import {temporaryDirectory} from './temp-directory.js';

/** Reports by a name, each as what renders it. */
export type RenderedReports = Readonly<Record<string, () => string>>;

const long = 'A text that is too long for any of these terminals, since it goes on and on, '.repeat(3);

/** Reports of small stores, made once; what is imported here reads the locale when it is loaded. */
export async function reportsOf(t: TestContext): Promise<RenderedReports> {
  // Names are short, and the same everywhere.
  process.chdir(temporaryDirectory(t));
  const sound = smallStore((graph) => void graph.updateNode(1, properties({name: long, tags: ['größe', '日本語']})));
  writeFileSync('a.liel', sound);
  writeFileSync(
    'b.liel',
    smallStore((graph) => void graph.updateNode(1, properties({name: `${long}and on`}))),
  );
  writeFileSync('damaged.liel', corrupt(sound).node(1, 'firstOutEdge', 99n).edge(2, 'toNode', 77n).bytes());
  const {verify} = await import('../../src/engine/operations/verify/verify.js');
  const {verifyRenderer} = await import('../../src/ui/verify-text.js');
  const {stats} = await import('../../src/engine/operations/stats.js');
  const {statsRenderer} = await import('../../src/ui/stats-text.js');
  const {diff} = await import('../../src/engine/operations/diff/diff.js');
  const {diffRenderer} = await import('../../src/ui/diff-text.js');
  const {trace} = await import('../../src/engine/operations/trace/trace.js');
  const {traceRenderer} = await import('../../src/ui/trace-text.js');
  const {catalog} = await import('../../src/engine/operations/catalog/catalog.js');
  const {catalogRenderer} = await import('../../src/ui/catalog-text.js');
  const made = async <Report>(
    operation: Parameters<typeof finish<Report>>[0],
    renderer: Renderer<Report>,
  ): Promise<() => string> => {
    const {report} = await finish<Report>(operation);
    return () => stripVTControlCharacters(renderer.text(report) ?? '');
  };
  const between = {store: 'a.liel', from: 2n, to: 1n, edgeLabel: ''};
  return {
    verify: await made(verify({store: 'a.liel', shadowed: 'real'}), verifyRenderer),
    'verify, damaged': await made(verify({store: 'damaged.liel', shadowed: 'real'}), verifyRenderer),
    stats: await made(stats({store: 'a.liel'}), statsRenderer),
    diff: await made(
      diff({left: 'a.liel', right: 'b.liel', nodeKeys: [], identityRules: undefined, strict: false, limit: 20}),
      diffRenderer(20),
    ),
    trace: await made(trace({...between, undirected: true}), traceRenderer(true)),
    catalog: await made(catalog({store: 'a.liel'}), catalogRenderer),
  };
}

/** What is shown on a terminal of so many columns; for a pipe without them. */
export function renderedFor(columns: number | undefined, render: () => string): string {
  const {isTTY, columns: before} = process.stdout;
  Object.assign(process.stdout, {isTTY: columns !== undefined, columns});
  try {
    const text = render();
    return columns === undefined ? text : folded(text, columns);
  } finally {
    Object.assign(process.stdout, {isTTY, columns: before});
  }
}

/** All reports at some widths, as one text. */
export function widthsOf(reports: RenderedReports, widths: readonly (number | undefined)[]): string {
  return Object.entries(reports)
    .flatMap(([name, render]) =>
      widths.map((columns) => `=== ${name}, ${columns ?? 'a pipe'}\n${renderedFor(columns, render)}\n`),
    )
    .join('\n');
}
