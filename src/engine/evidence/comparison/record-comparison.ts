import {compareCodePoints} from '../../format/utf8.js';
import type {PropertyMap, PropertyValue} from '../../format/values/property-value.js';
import {equalAsStored, equalInPython} from '../../peer/value-equality.js';
import {haveSameBlob, type RecordReader} from '../../storage/reading/record-reader.js';
import type {DiffSide} from './diff-side.js';

/** Compares records of two stores: as the peer does, or by what is stored. Bytes are compared before values. */
export class RecordComparison {
  /**
   * @param strict whether 1, 1.0 and true are different, 0.0 and -0.0, and labels in another order; and a NaN is equal
   * to itself
   */
  constructor(
    readonly left: DiffSide,
    readonly right: DiffSide,
    readonly strict: boolean,
  ) {}

  /** Whether two records have equal labels and properties, and edges equal ends. Both are checked whole. Raises L1015. */
  areEqual(a: RecordReader, b: RecordReader): boolean {
    const labels = this.haveEqualLabels(a, b);
    return this.haveEqualProperties(a, b) && labels && a.fromNode === b.fromNode && a.toNode === b.toNode;
  }

  /** Whether two nodes whose blobs were checked have equal labels and properties. */
  areEqualNodes(a: RecordReader, b: RecordReader, leftHasNaN: boolean): boolean {
    if (!this.haveEqualLabels(a, b)) return false;
    if (haveSameBlob(a, b, 'properties')) return this.strict || !leftHasNaN;
    return this.areEqualMaps(a.properties(), b.properties());
  }

  private haveEqualLabels(a: RecordReader, b: RecordReader): boolean {
    if (haveSameBlob(a, b, 'labels')) return true;
    const x = this.left.labels[a.kind].of(a);
    const y = this.right.labels[b.kind].of(b);
    return this.strict ? areSameTexts(x.stored, y.stored) : areSameTexts(x.sorted, y.sorted);
  }

  private haveEqualProperties(a: RecordReader, b: RecordReader): boolean {
    const isSame = haveSameBlob(a, b, 'properties');
    const hasNaN = this.left.check(a);
    if (isSame) return this.strict || !hasNaN;
    this.right.check(b);
    return this.areEqualMaps(a.properties(), b.properties());
  }

  /** Whether two values of one field are equal; labels are compared as `areEqual` does. */
  areEqualValues(x: PropertyValue, y: PropertyValue, areLabels: boolean): boolean {
    if (!areLabels || this.strict) return this.strict ? equalAsStored(x, y) : equalInPython(x, y);
    const sorted = (labels: PropertyValue): string[] => [...(labels as readonly string[])].sort(compareCodePoints);
    return areSameTexts(sorted(x), sorted(y));
  }

  private areEqualMaps(x: PropertyMap, y: PropertyMap): boolean {
    return this.strict ? equalAsStored(x, y) : equalInPython(x, y);
  }
}

function areSameTexts(x: readonly string[], y: readonly string[]): boolean {
  return x.length === y.length && x.every((text, i) => text === y[i]);
}
