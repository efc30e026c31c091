import {countMemory, findDamage, lookAtMemory} from '../engine/operations/browse/browse.js';
import {type InspectPlace, type InspectTopic, inspect} from '../engine/operations/inspect/inspect.js';
import type {BrowsePlace} from '../ui/dashboard/browse/browse-state.js';
import type {BrowseJobs} from '../ui/dashboard/browse/browser.js';

/** The looks at a store that a browser takes. */
export function browseJobs(store: string): BrowseJobs {
  return {
    memory: (place) => lookAtMemory(store, place),
    bytes: (place: InspectPlace) => inspect({store, ...place, hex: true}),
    count: () => countMemory(store),
    damage: () => findDamage(store),
  };
}

/** Where a browser begins: with a record as memory, with other words in the bytes, without any at the labels. */
export function firstPlace(topic: InspectTopic | undefined, number: number | undefined): BrowsePlace {
  if (topic === undefined) return {topic: 'labels'};
  if ((topic === 'node' || topic === 'edge') && number !== undefined) return {topic: 'record', kind: topic, id: number};
  return {topic: 'bytes', at: {topic, number}};
}
