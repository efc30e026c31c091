import {quote} from '../faults/condition.js';
import {conditions} from '../faults/conditions.js';
import {type Fault, type Finding, fault, findingText, isFinding, toFault} from '../faults/fault.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {adjacencySteps} from './adjacency-check.js';
import type {RecordCensus} from './record-check.js';
import type {Steps} from './steps.js';

/** Findings about edges and lists: how many there are, and the first ones. */
export interface AdjacencyFindings {
  readonly count: number;
  readonly first: readonly Finding[];
  /** Sentences for people; empty when nothing was found. */
  readonly notes: readonly string[];
}

const keptFindings = 100;

/** Checks edges and lists completely, a slot page at a time, and keeps the first findings. */
export function* adjacencyFindings(
  snapshot: StoreSnapshot,
  census: Pick<RecordCensus, 'isLiveNode'>,
): Steps<AdjacencyFindings> {
  let count = 0;
  const first: Finding[] = [];
  yield* adjacencySteps(snapshot, census, (found) => {
    count++;
    if (first.length < keptFindings) first.push(found);
  });
  return {count, first, notes: notesOf(snapshot.store, count, first)};
}

/** The fault for a store that must not have findings about its edges and lists (L4004); undefined when it has none. */
export function damageFault(store: string, {count, first: [first]}: AdjacencyFindings): Fault | undefined {
  return first && fault(conditions.damageFound, {store, findings: count, first: findingText(first)}, first.place);
}

function notesOf(store: string, count: number, [first]: readonly Finding[]): string[] {
  if (first === undefined) return [];
  const more = count > 1 ? ` (and ${count - 1} more)` : '';
  return [`${findingText(first)}${more}; the records are shown as stored, see: liel verify ${quote(store)}`];
}

/**
 * Checks edges and lists for a document that shows the ends of edges. Ends that the lists of two live nodes contradict
 * are refused (L4007), since the document would show them; an export also needs the ends to be live (L4001), or nobody
 * could import it. What only the lists are wrong about is collected.
 */
export function* judgeForReading(
  snapshot: StoreSnapshot,
  census: RecordCensus,
  kind: 'manifest' | 'export',
): Steps<AdjacencyFindings> {
  const findings = yield* adjacencyFindings(snapshot, census);
  const dangling = findings.first.filter((found) => isFinding(found, conditions.danglingEdge));
  const [first] = dangling;
  if (kind === 'export' && first) throw toFault(first);
  const danglingEdges = new Set(dangling.map(({facts}) => facts['edge']));
  const foreign = findings.first.find(
    (found) => isFinding(found, conditions.foreignEdge) && !danglingEdges.has(found.facts['edge']),
  );
  if (foreign) throw toFault(foreign);
  return findings;
}
