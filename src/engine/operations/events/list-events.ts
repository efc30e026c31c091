import {findingText} from '../../faults/fault.js';
import {compareCodePoints} from '../../format/utf8.js';
import type {PropertyMap} from '../../format/values/property-value.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import {pythonText} from '../../peer/python-text.js';
import {requireFile} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {withStableStore} from '../../storage/reading/open-store.js';
import {readEventGraph} from './event-graph.js';

/** An event, and the members that a line about it shows. */
export interface ListedEvent {
  readonly properties: PropertyMap;
  /** Id, time stamp, author, operation and target, as Python spells them. */
  readonly line: readonly string[];
}

export interface EventList {
  readonly store: string;
  /** By the text of their time stamps, then of their ids. */
  readonly events: readonly ListedEvent[];
}

const shownMembers = ['event_id', 'timestamp', 'author', 'operation', 'target'];

export interface ListEventsOptions extends WaitOptions {
  readonly store: string;
}

/** Lists the events of a store. Raises L0002 and what checking a store raises. */
export async function* listEvents({store, waitMs}: ListEventsOptions): Operation<Note | Progress, EventList> {
  requireFile(store);
  const {events, notes} = yield* whileWorking((tell) =>
    withStableStore(store, (snapshot) => readEventGraph(snapshot, tell), waitMs),
  );
  for (const found of notes) yield {type: 'note', text: findingText(found)};
  return {store, events: sortedEvents(events).map((properties) => ({properties, line: lineOf(properties)}))};
}

function sortedEvents(events: readonly PropertyMap[]): PropertyMap[] {
  const keyed = events.map((event) => ({event, time: orderText(event, 'timestamp'), id: orderText(event, 'event_id')}));
  keyed.sort((a, b) => compareCodePoints(a.time, b.time) || compareCodePoints(a.id, b.id));
  return keyed.map(({event}) => event);
}

function orderText(event: PropertyMap, member: string): string {
  const value = event.get(member);
  return value === undefined ? '' : pythonText(value);
}

function lineOf(event: PropertyMap): string[] {
  return shownMembers.map((member) => pythonText(event.get(member) ?? null));
}
