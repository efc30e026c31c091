import {u32From} from '../bytes.js';
import {forEachItem} from '../values/property-entries.js';
import {tag} from '../values/property-value.js';
import {PropertyPlaces} from './property-places.js';

/** What the values of one key are, over all records of a kind. */
export interface KeyFacts {
  readonly key: string;
  /** Records that have it, null or not. */
  records: number;
  /** Records by the tag of the value. */
  readonly byTag: number[];
  /** Lists by the tag that all their items have. */
  readonly listsByTag: number[];
  /** Lists without items. */
  emptyLists: number;
  /** Lists of several kinds of items, or of nulls, lists or maps. */
  unevenLists: number;
  /** Lists of texts of which one is empty or has a semicolon. */
  awkwardLists: number;
  /** Texts with a character that XML forbids, and texts of no characters. */
  oddTexts: number;
  emptyTexts: number;
}

const semicolon = 0x3b;

/** Finds the keys of records, and of what kinds their values are, by the tags that are stored: a float like 1e20 looks like an integer to whoever asks the number. */
export class KeySurvey {
  private readonly places = new PropertyPlaces();
  /** By the number of the key, from 1 on. */
  private readonly facts: KeyFacts[] = [];

  /** Takes the properties of one record, in bytes that were checked. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const {places} = this;
    places.read(bytes, start, end);
    for (let i = 0; i < places.count; i++) this.take(this.factsOf(places.numbers[i]), bytes, places.places[i]);
  }

  /** What was found, in the order in which the keys were met. */
  found(): readonly KeyFacts[] {
    return this.facts;
  }

  private factsOf(number: number): KeyFacts {
    const known = this.facts[number - 1];
    if (known) return known;
    const key = Buffer.from(this.places.keys.bytesOf(number)).toString();
    const none = (): number[] => [0, 0, 0, 0, 0, 0, 0];
    const rest = {emptyLists: 0, unevenLists: 0, awkwardLists: 0, oddTexts: 0, emptyTexts: 0};
    const facts = {key, records: 0, byTag: none(), listsByTag: none(), ...rest};
    this.facts[number - 1] = facts;
    return facts;
  }

  private take(facts: KeyFacts, bytes: Uint8Array, at: number): void {
    const kind = bytes[at];
    facts.records++;
    facts.byTag[kind]++;
    if (kind === tag.list) this.takeList(facts, bytes, at);
    if (kind !== tag.string) return;
    const length = u32From(bytes, at + 1);
    if (length === 0) facts.emptyTexts++;
    else if (hasForbidden(bytes, at + 5, at + 5 + length)) facts.oddTexts++;
  }

  private takeList(facts: KeyFacts, bytes: Uint8Array, start: number): void {
    let first = -1;
    let isUneven = false;
    let isAwkward = false;
    forEachItem(bytes, start, (at, kind) => {
      if (first < 0) first = kind;
      if (kind !== first || kind === tag.null || kind >= tag.list) isUneven = true;
      if (kind !== tag.string || isAwkward) return;
      const length = u32From(bytes, at + 1);
      isAwkward = length === 0 || bytes.subarray(at + 5, at + 5 + length).includes(semicolon);
    });
    if (first < 0) facts.emptyLists++;
    else if (isUneven) facts.unevenLists++;
    else facts.listsByTag[first]++;
    if (isAwkward) facts.awkwardLists++;
  }
}

/** Whether UTF-8 text has a character that no XML document may have: most control characters, U+FFFE and U+FFFF. */
function hasForbidden(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte < 0x20 ? byte !== 0x09 && byte !== 0x0a && byte !== 0x0d : byte === 0xef) {
      if (byte !== 0xef || (bytes[at + 1] === 0xbf && bytes[at + 2] >= 0xbe)) return true;
    }
  }
  return false;
}
