import type {AppendReport} from '../engine/operations/events/append-event.js';
import type {EventList} from '../engine/operations/events/list-events.js';
import {storedValue} from './json.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const appendRenderer: Renderer<AppendReport> = {
  json: ({store, event, event_node_id, created, settled}) => ({
    store,
    event: storedValue(event),
    event_node_id,
    created,
    settled,
  }),
  text: ({store, event_id}) => `Appended ${printable(event_id)} to ${printable(store)}`,
};

export const eventListRenderer: Renderer<EventList> = {
  json: ({store, events}) => ({store, events: events.map(({properties}) => storedValue(properties))}),
  text: ({events}) =>
    events.length === 0 ? 'No events.' : events.map(({line}) => line.map(printable).join(' ')).join('\n'),
};
