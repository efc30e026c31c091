import {withStableSnapshot} from '../../evidence/packed-copy.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {nearestWord} from '../../format/nearest-word.js';
import {nodeLabels, recordKeys} from '../../passes/names-present.js';
import type {Tell} from '../../passes/operation.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import type {SurveyedStore, WantedGraph} from './survey.js';

type NamesOf = (snapshot: StoreSnapshot, wanted: readonly string[], tell: Tell) => Promise<ReadonlySet<string>>;

/**
 * Raises L0118 for a label that no node has and a key to hide that no record has: a slip of the pen, which would let a secret pass.
 * What is nowhere in the export but somewhere in the store was meant.
 */
export async function refuseNamedNowhere(
  stores: readonly SurveyedStore[],
  {labels, redact}: WantedGraph,
  waitMs: number | undefined,
  tell: Tell,
): Promise<void> {
  const refuse = async (wanted: readonly string[], kind: 'label' | 'key', flag: string, namesOf: NamesOf) => {
    if (wanted.length === 0) return;
    const found = new Set<string>();
    for (const {store} of stores) {
      const names = await withStableSnapshot(store, (snapshot) => namesOf(snapshot, wanted, tell), waitMs, {tell});
      for (const name of names) found.add(name);
    }
    const missing = wanted.find((name) => !found.has(name));
    if (missing === undefined || !stores.some((each) => each.hasRecords)) return;
    const facts = {store: stores[0]?.store ?? '', more: stores.length - 1, kind, name: missing, flag};
    throw fault(conditions.namedNowhere, {...facts, nearest: nearestWord(missing, [...found])});
  };
  await refuse(labels, 'label', '--labels', nodeLabels);
  await refuse(unmet(redact, stores), 'key', '--redact', recordKeys);
}

/** Keys that no record in the export has. */
export function unmet(redact: readonly string[], stores: readonly SurveyedStore[]): string[] {
  return redact.filter((key) => stores.every(({scope}) => scope.redacted.get(key) === 0));
}
