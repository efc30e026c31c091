import {backupWritten} from '../../evidence/receipt.js';
import {refuseDenied} from '../../evidence/seal/seal-denial.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {counted} from '../../faults/words.js';
import {type PropertyMap, type PropertyValue, ValueError, ValueWriter} from '../../format/values/property-value.js';
import {Graph} from '../../graph/graph.js';
import {requireOneName} from '../../outputs/previous-store.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import {nextEventId} from '../../peer/event-number.js';
import {kindOf, openForReading} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {readStore} from '../../storage/reading/open-store.js';
import type {RecoveryMode, RecoveryReport} from '../../storage/writing/recovery.js';
import {type EventGraph, eventLabels, readEventGraph} from './event-graph.js';
import {readPayload} from './event-payload.js';

/** What happened, and who did it; `undefined` is not given. */
export interface NewEvent {
  readonly author: string;
  readonly operation: string;
  readonly target: string;
  /** JSON, or `@` and a file name. */
  readonly payloadJson: string | undefined;
  readonly eventId: string | undefined;
  readonly parentEventId: string | undefined;
  readonly timestamp: string | undefined;
  readonly actorName: string | undefined;
  readonly actorKind: string;
  readonly legacyAgentKey: string | undefined;
  readonly causedBy: string | undefined;
  readonly sourceKeys: readonly string[];
}

export interface AppendOptions extends WaitOptions {
  readonly store: string;
  readonly event: NewEvent;
  /** The time stamp when none is given. */
  readonly now?: Date | undefined;
  readonly recovery?: RecoveryMode | undefined;
}

/** The event as it stands in the store now. */
export interface AppendReport {
  readonly store: string;
  readonly event_node_id: number;
  readonly event_id: string;
  readonly event: PropertyMap;
  /** Whether the store was not there, and was made for it. */
  readonly created: boolean;
  /** Whether it is in its place; else it is committed all the same, and waits in the WAL for the next writer. */
  readonly settled: boolean;
}

/**
 * Appends an event in one commit, under the writer lock: its node, its actor if there is none with this key, and edges
 * to what it names. A missing store is made; a live WAL is recovered first. Raises L0005 for `:memory:`, L0014, L0056
 * and L0057 for the payload, L0058 for an id that is taken, L0059, what checking and opening a store raise, L3005.
 */
export async function* appendEvent(options: AppendOptions): Operation<Note | Progress, AppendReport> {
  const {store, event, recovery, waitMs} = options;
  if (store === ':memory:') {
    throw fault(conditions.outputNotAFile, {path: store, kind: 'a store in memory, which would be lost'});
  }
  const payload = event.payloadJson === undefined ? new Map() : await readPayload(event.payloadJson);
  // What no store can hold is refused before a new one is made for it.
  requireStorable(eventProperties(options, event.eventId ?? 'event:000001', payload));
  const created = kindOf(store) === undefined;
  requireOneName(store);
  const graph = await Graph.open(store, {waitMs, recovery});
  try {
    const written = backupWritten(store);
    if (written !== undefined) yield {type: 'note', text: written};
    if (created) yield {type: 'note', text: `made ${store}, which was not there`};
    for (const text of recoveryNotes(store, graph.recovery)) yield {type: 'note', text};
    const known = yield* whileWorking((tell) => readUnderLock(store, tell));
    const eventId = event.eventId ?? nextEventId(store, known.events);
    if (known.find(eventLabels.event, eventId) !== undefined)
      throw fault(conditions.eventTaken, {store, event: eventId});
    const {id, notes} = addEvent(graph, known, options, eventProperties(options, eventId, payload));
    const {properties} = graph.node(id);
    const settled = graph.commit().unsettled === undefined;
    for (const text of notes) yield {type: 'note', text};
    return {store, event_node_id: id, event_id: eventId, event: properties, created, settled};
  } finally {
    await graph.close();
  }
}

/** Nobody else writes, and what a crash left behind has been recovered. */
async function readUnderLock(store: string, tell: Tell): Promise<EventGraph> {
  const device = openForReading(store);
  try {
    // A commit would move the store past its seal, and what the seal denies could no longer be named.
    await refuseDenied({store, device}, (event) => void (event.type === 'progress' && tell(event)));
    return await readEventGraph(readStore(device), tell);
  } finally {
    device.close();
  }
}

function timestampOf({event, now = new Date()}: AppendOptions): string {
  return event.timestamp ?? now.toISOString().replace(/\.\d+Z$/, 'Z');
}

function eventProperties(options: AppendOptions, eventId: string, payload: PropertyMap): PropertyMap {
  const {author, operation, target, parentEventId} = options.event;
  return new Map<string, PropertyValue>([
    ['key', eventId],
    ['event_id', eventId],
    ['parent_event_id', parentEventId ?? null],
    ['timestamp', timestampOf(options)],
    ['author', author],
    ['operation', operation],
    ['target', target],
    ['payload', payload],
  ]);
}

function requireStorable(properties: PropertyMap): void {
  try {
    new ValueWriter().encode(properties);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw fault(conditions.valueRefused, {what: 'the new event', problem: error.message}, {}, error);
  }
}

/** Adds the records in the peer's order. Keys that nothing has are left out, and said. */
function addEvent(
  graph: Graph,
  known: EventGraph,
  options: AppendOptions,
  properties: PropertyMap,
): {id: number; notes: string[]} {
  const {author, causedBy, sourceKeys} = options.event;
  const notes: string[] = [];
  const actor = known.find(eventLabels.actor, author) ?? addActor(graph, options);
  const id = graph.addNode([eventLabels.event], properties);
  graph.addEdge(actor, 'AUTHORED', id);
  const refer = (label: string, key: string, edgeLabel: string): void => {
    // An event may name itself as its cause, as in the peer.
    const found =
      known.find(label, key) ?? (label === eventLabels.event && key === properties.get('key') ? id : undefined);
    if (found !== undefined) graph.addEdge(id, edgeLabel, found);
    else notes.push(`${options.store} has no ${label} node with the key ${key}: no ${edgeLabel} edge was written`);
  };
  if (causedBy !== undefined) refer(eventLabels.event, causedBy, 'CAUSED_BY');
  for (const key of sourceKeys) refer(eventLabels.source, key, 'CITES');
  return {id, notes};
}

function addActor(graph: Graph, options: AppendOptions): number {
  const {author, actorKind, actorName, legacyAgentKey} = options.event;
  const properties = new Map<string, PropertyValue>([
    ['key', author],
    ['actor_kind', actorKind],
    ['created_at', timestampOf(options)],
  ]);
  if (actorName !== undefined) properties.set('name', actorName);
  if (legacyAgentKey !== undefined) properties.set('legacy_agent_key', legacyAgentKey);
  const labels = [eventLabels.actor, ...(legacyAgentKey === undefined ? [] : [eventLabels.agent])];
  return graph.addNode(labels, properties);
}

function recoveryNotes(store: string, {appliedPages, cutBytes}: RecoveryReport): string[] {
  const notes: string[] = [];
  if (appliedPages > 0) notes.push(`${store}: rolled ${counted(appliedPages, 'page')} of the last commit forward`);
  if (cutBytes > 0) notes.push(`${store}: cut ${counted(cutBytes, 'byte')} of WAL that belonged to no complete commit`);
  return notes;
}
