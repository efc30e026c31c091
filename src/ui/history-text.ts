import type {ChangeCounts} from '../engine/evidence/comparison/count-changes.js';
import {exit} from '../engine/faults/fault.js';
import {grouped, humanSize} from '../engine/faults/words.js';
import type {HistoryCopy, HistoryReport, StoreHistory} from '../engine/operations/history/history.js';
import {verdictText} from './backups-text.js';
import {bad, faint, good, heading} from './palette.js';
import {ownerLine, whyPassedOver} from './past-text.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

/** Whether a copy is not what it was: that is a verdict. One of a doubtful time is a fact. */
const isUnsound = ({verdict}: HistoryCopy): boolean => verdict === 'changed' || verdict === 'unreadable';

export const historyRenderer: Renderer<HistoryReport> = {
  exit: ({stores}) => (stores.some(({copies}) => copies.some(isUnsound)) ? exit.no : exit.done),
  json: (report) => report,
  text: ({stores}) => stores.map(storeText).join('\n\n'),
};

function storeText(store: StoreHistory): string {
  const {copies} = store;
  const titles = ['taken', 'size', 'nodes', 'edges', 'nodes since', 'edges since', 'verdict', 'because'];
  return [ownerLine(store, copies.length), table(titles, copies.map(row))].join('\n').trimEnd();
}

function row(copy: HistoryCopy): string[] {
  const {taken_at, size_bytes, nodes, edges, changes, verdict, state, reason} = copy;
  const isPassedOver = state === 'passed over';
  return [
    printable(taken_at),
    humanSize(size_bytes),
    countText(nodes),
    countText(edges),
    isPassedOver ? '' : changeText(changes?.nodes),
    isPassedOver ? '' : changeText(changes?.edges),
    isPassedOver ? bad('passed over') : verdictText(verdict),
    isPassedOver ? whyPassedOver(copy) : printable(reason),
  ];
}

function countText(count: number | null): string {
  return count === null ? '' : grouped(count);
}

/** `+5 -1 ~10`, what is 0 left out. */
function changeText(counts: ChangeCounts | undefined): string {
  if (counts === undefined) return faint('the first');
  const {added, removed, changed} = counts;
  const parts = [
    ...(added > 0 ? [good(`+${grouped(added)}`)] : []),
    ...(removed > 0 ? [bad(`-${grouped(removed)}`)] : []),
    ...(changed > 0 ? [heading(`~${grouped(changed)}`)] : []),
  ];
  return parts.length === 0 ? '=' : parts.join(' ');
}
