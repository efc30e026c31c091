import {type ExitCode, exit, findingText} from '../engine/faults/fault.js';
import {counted, grouped} from '../engine/faults/words.js';
import type {StoresReport, UnjudgedStore} from '../engine/passes/fleet.js';
import {faultDocument} from './fault-text.js';
import {bad, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {type Verdict, verdictOfFault} from './reports/verdict.js';
import {table} from './table.js';

/** How what a command says of one store stands among what it says of several. */
export interface StoreInRow<Report> {
  /** Name of the schema of the document. */
  readonly schema: string;
  /** The members of the store, under the names that all reports share. */
  readonly document: (report: Report) => object;
  readonly exit: (report: Report) => ExitCode;
  /** The verdict in a word or two, and what tells more. */
  readonly row: (report: Report) => readonly [verdict: string, more: string];
  readonly titles: readonly [verdict: string, more: string];
  /** What is said at the end where all are fine, and of those that are not. */
  readonly said: readonly [fine: string, other: string];
  readonly verdicts?: (report: Report) => readonly Verdict[];
  /** What is said once for all. */
  readonly about?: object;
}

/** One document for several stores: a row for each, also for one that the command could not be done on. */
export function storesRenderer<Report extends object>(how: StoreInRow<Report>): Renderer<StoresReport<Report>> {
  const {schema, document, row, titles, said, verdicts, about} = how;
  const cells = (one: Report | UnjudgedStore): readonly string[] => {
    if (!isUnjudged(one)) return [printable((document(one) as {store: string}).store), ...row(one)];
    const {condition} = one.fault;
    return [printable(one.store), bad('not judged'), `${bad(condition.code)} ${printable(findingText(one.fault))}`];
  };
  return {
    schema,
    ...(verdicts && {
      verdicts: ({stores}) =>
        stores.flatMap((one) => (isUnjudged(one) ? [verdictOfFault(one.store, one.fault)] : verdicts(one))),
    }),
    exit: (report) => report.exit,
    json: ({ok, stores}) => ({
      ...about,
      ok,
      stores: stores.map((one) => (isUnjudged(one) ? unjudgedDocument(one) : document(one))),
    }),
    text: ({ok, stores}) => {
      const other = stores.filter((one) => !isFine(isUnjudged(one) ? one.exit : how.exit(one))).length;
      const all = counted(stores.length, 'store');
      const end = ok ? `${all}: ${said[0]}` : `${all}: ${grouped(other)} ${said[1]}`;
      return `${table(['store', ...titles], stores.map(cells))}\n${heading(end)}`;
    },
  };
}

/** Whether an exit code means that all was done: with a loss that was accepted, too. */
function isFine(code: ExitCode): boolean {
  return code === exit.done || code === exit.acceptedLoss;
}

function isUnjudged(row: object): row is UnjudgedStore {
  return 'fault' in row;
}

function unjudgedDocument({store, fault}: UnjudgedStore): object {
  return {store, ok: false, ...faultDocument(fault)};
}

/** What a command says of one store, in the shape that it has for several: as the only one of `stores`, too. `old` are members of before. */
export function oneOfStores(document: object, old: object = document): object {
  return {...old, ...document, stores: [document]};
}
