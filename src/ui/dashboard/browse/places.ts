import {pageSize} from '../../../engine/format/records/constants.js';
import {pageOf, type RecordKind} from '../../../engine/format/records/geometry.js';
import {toFileOffset} from '../../../engine/format/records/integers.js';
import type {InspectPlace, InspectTopic} from '../../../engine/operations/inspect/inspect.js';
import {type BrowsePlace, type BrowseState, type BytesPlace, placeName} from './browse-state.js';

/** The bytes of something; the overview where nothing in particular is selected. */
export function bytesPlace(at: InspectPlace | undefined): BytesPlace {
  return {topic: 'bytes', at: at ?? {topic: undefined, number: undefined}};
}

const isRecord = (topic: InspectTopic | undefined): topic is RecordKind => topic === 'node' || topic === 'edge';

/** The memory that some bytes are; of a page that is not one record, its place on the map. */
export function memoryOf(place: BrowsePlace): BrowsePlace {
  if (place.topic !== 'bytes') return place;
  const {topic, number} = place.at;
  if (isRecord(topic) && number !== undefined) return {topic: 'record', kind: topic, id: number};
  return topic === 'page' ? {topic: 'pages'} : {topic: 'labels'};
}

/** Places without a number, in the order of the keys that go from one to the next. */
const sections: readonly (InspectTopic | undefined)[] = [undefined, 'header', 'wal', 'extents', 'lock'];

/** What lies before or behind a place, or why there is nothing. */
export function neighbourOf({place, seen}: BrowseState, step: 1 | -1): BrowsePlace | string {
  if (place.topic === 'record') {
    const id = place.id + step;
    return id < 1 ? `${placeName(place)} is the first` : {topic: 'record', kind: place.kind, id};
  }
  if (place.topic !== 'bytes') return 'nothing lies beside this; arrows up and down move';
  const {topic, number} = place.at;
  if (number === undefined) {
    const next = (sections.indexOf(topic) + step + sections.length) % sections.length;
    return bytesPlace({topic: sections[next], number: undefined});
  }
  const first = topic === 'page' ? 0 : 1;
  const pages = seen.topic === 'bytes' ? Math.ceil(seen.report.size_bytes / pageSize) : 0;
  const last = topic === 'page' ? pages - 1 : Number.MAX_SAFE_INTEGER;
  const wanted = number + step;
  if (wanted < first || wanted > last) return `${placeName(place)} is the ${step < 0 ? 'first' : 'last'}`;
  return bytesPlace({topic, number: wanted});
}

const numbered = new Map<string, InspectTopic>(
  (['page', 'node', 'edge'] as const).flatMap((topic) => [
    [topic, topic],
    [topic[0], topic],
  ]),
);

/**
 * The place that somebody typed: a topic, with a number where it needs one; a number alone, of the kind that is looked
 * at, else of a node; `@` and a file offset, decimal or 0x, for its page. Records are memory, unless bytes are looked at.
 * Undefined for other text.
 */
export function typedPlace(text: string, now: BrowsePlace): BrowsePlace | undefined {
  const words = text.trim().toLowerCase();
  if (words === 'labels') return {topic: 'labels'};
  if (words === 'map' || words === 'pages') return {topic: 'pages'};
  if (words === 'overview' || words === 'o') return bytesPlace(undefined);
  const named = sections.find((topic) => topic === words);
  if (named) return bytesPlace({topic: named, number: undefined});
  const offset = /^@(0x[0-9a-f]+|\d+)$/.exec(words)?.[1];
  if (offset !== undefined) return numberedPlace('page', pageOf(toFileOffset(Number(offset))), now);
  const [, word, digits] = /^([a-z]*)\s*(\d+)$/.exec(words) ?? [];
  if (digits === undefined) return undefined;
  const topic = word === '' ? topicOf(now) : numbered.get(word);
  return topic && numberedPlace(topic, Number(digits), now);
}

function topicOf(place: BrowsePlace): InspectTopic {
  if (place.topic === 'record') return place.kind;
  if (place.topic === 'records') return place.from.kind;
  return (place.topic === 'bytes' && place.at.number !== undefined && place.at.topic) || 'node';
}

function numberedPlace(topic: InspectTopic, number: number, now: BrowsePlace): BrowsePlace | undefined {
  if (!Number.isSafeInteger(number)) return undefined;
  if (isRecord(topic) && now.topic !== 'bytes') return {topic: 'record', kind: topic, id: number};
  return bytesPlace({topic, number});
}
