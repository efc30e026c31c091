import type {PropertyValue} from '../format/values/property-value.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {RecordReader} from '../storage/reading/record-reader.js';
import {LabelTexts} from './label-texts.js';
import type {Tell} from './operation.js';
import {Pace} from './pace.js';

/** More names than these are data, and nobody means one of them by another; the wanted ones are found all the same. */
const mostNames = 100_000;

/** The labels that nodes of a store have. Raises L1015. */
export async function nodeLabels(
  snapshot: StoreSnapshot,
  wanted: readonly string[],
  tell: Tell,
): Promise<ReadonlySet<string>> {
  const found = new Names(wanted);
  const texts = new LabelTexts('node');
  const pace = new Pace(tell);
  for (const reader = new RecordReader(snapshot, 'node'); reader.next(); ) {
    for (const label of texts.of(reader).stored) found.take(label);
    const pause = pace.record('select', snapshot.header.nodeCount);
    if (pause) await pause;
  }
  return found.names;
}

/** The keys that records of a store have, in maps inside of values too. Raises L1015. */
export async function recordKeys(
  snapshot: StoreSnapshot,
  wanted: readonly string[],
  tell: Tell,
): Promise<ReadonlySet<string>> {
  const found = new Names(wanted);
  const pace = new Pace(tell);
  for (const kind of ['node', 'edge'] as const) {
    const total = snapshot.header[kind === 'node' ? 'nodeCount' : 'edgeCount'];
    for (const reader = new RecordReader(snapshot, kind); reader.next(); ) {
      takeKeys(reader.properties(), found);
      const pause = pace.record('select', total);
      if (pause) await pause;
    }
  }
  return found.names;
}

class Names {
  readonly names = new Set<string>();

  constructor(private readonly wanted: readonly string[]) {}

  take(name: string): void {
    if (this.names.size < mostNames || this.wanted.includes(name)) this.names.add(name);
  }
}

function takeKeys(value: PropertyValue, found: Names): void {
  if (Array.isArray(value)) for (const item of value) takeKeys(item, found);
  if (!(value instanceof Map)) return;
  for (const [key, inner] of value) {
    found.take(key);
    takeKeys(inner, found);
  }
}
