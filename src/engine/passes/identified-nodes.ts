import {ValueChecker} from '../format/values/value-check.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {RecordReader} from '../storage/reading/record-reader.js';
import {LabelTexts} from './label-texts.js';
import type {SpelledSide} from './node-spelling.js';

/** Walks the nodes of a store whose blobs were checked, and finds the properties that identify them. */
export class IdentifiedNodes implements SpelledSide {
  readonly labels = {node: new LabelTexts('node')};
  /** Stands on the node that is looked at. */
  readonly reader: RecordReader;
  private readonly checker: ValueChecker;

  /** @param keys names of the properties */
  constructor(
    store: StoreSnapshot,
    private readonly keys: readonly string[],
  ) {
    this.reader = new RecordReader(store, 'node');
    this.checker = new ValueChecker(keys.map((key) => Buffer.from(key)));
  }

  /** Goes to the next node; false behind the last. */
  next(): boolean {
    if (!this.reader.next()) return false;
    this.reader.use('properties', this.checker.check);
    return true;
  }

  placeOf(key: string): number {
    return this.checker.foundAt[this.keys.indexOf(key)] ?? -1;
  }

  /** Whether the node has a property with a NaN in it. */
  get hasNaN(): boolean {
    return this.checker.hasNaN;
  }
}
