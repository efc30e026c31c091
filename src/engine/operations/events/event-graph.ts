import type {PropertyMap} from '../../format/values/property-value.js';
import {requireReadable} from '../../passes/checked-pass.js';
import type {Tell} from '../../passes/operation.js';
import {StoredBlobs} from '../../passes/stored-blobs.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';

/** The labels of the nodes that events are made of. */
export const eventLabels = {actor: 'Actor', agent: 'Agent', event: 'Event', source: 'Source'} as const;

/** The events of a store, and who and what they name. */
export interface EventGraph {
  /** In the order of their nodes. */
  readonly events: readonly PropertyMap[];
  /** The lowest node with a key, by label and key. */
  find(label: string, key: string): number | undefined;
}

/** Reads the nodes of events, actors and sources, after checking that all records can be read. Raises what that raises. */
export async function readEventGraph(
  snapshot: StoreSnapshot,
  tell: Tell,
): Promise<EventGraph & {readonly notes: Awaited<ReturnType<typeof requireReadable>>['notes']}> {
  const {notes} = await requireReadable(snapshot, tell);
  const kinds: readonly string[] = [eventLabels.actor, eventLabels.event, eventLabels.source];
  const byKey = new Map<string, Map<string, number>>(kinds.map((kind) => [kind, new Map()]));
  const events: PropertyMap[] = [];
  const blobs = new StoredBlobs();
  for (const reader = new RecordReader(snapshot, 'node'); reader.next(); ) {
    const found = kinds.filter((kind) => blobs.labels(reader).labels.includes(kind));
    if (found.length === 0) continue;
    const properties = reader.properties();
    const key = properties.get('key');
    for (const kind of found) {
      const ids = byKey.get(kind) as Map<string, number>;
      if (typeof key === 'string' && !ids.has(key)) ids.set(key, reader.id);
    }
    if (found.includes(eventLabels.event)) events.push(properties);
  }
  return {events, notes, find: (label, key) => byKey.get(label)?.get(key)};
}
