import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {NonFiniteError, writeValue} from '../../format/json/canonical-json.js';
import {floatText} from '../../format/json/canonical-number.js';
import {JsonBytes} from '../../format/json/json-bytes.js';
import {metaKeys} from '../../format/meta-keys.js';
import {deletedFlag} from '../../format/records/constants.js';
import {type RecordKind, slotOffset} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {
  decodeEdgeLabel,
  decodeNodeLabels,
  decodeProperties,
  type PropertyMap,
  type PropertyValue,
} from '../../format/values/property-value.js';
import {comparePython, sortedPython, UnorderableError} from '../../peer/python-order.js';
import {BlobReader} from '../../storage/reading/blob-reader.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {chunkSize, type DocumentCounts, type DocumentKind, documentFrame} from './document-frame.js';
import type {ShadowedRecord} from './record-printer.js';

/**
 * The document of a graph with shadowing properties as the peer makes it: a property named like a field of its record
 * takes the field's place, and records are ordered by the id they report (cli.md 3.2). Every record is decoded: such
 * graphs are rare, and this form is only made on request. Memory: some 100 bytes a record.
 */
export class PeerDocument {
  private readonly out = new JsonBytes(65_536);
  private readonly blobs: BlobReader;
  private readonly shadowed: ReadonlyMap<RecordKind, ReadonlySet<number>>;

  constructor(
    private readonly snapshot: StoreSnapshot,
    private readonly counts: DocumentCounts,
    private readonly kind: DocumentKind,
    shadowed: readonly ShadowedRecord[],
  ) {
    this.blobs = new BlobReader(snapshot.bytes);
    const idsOf = (kind: RecordKind): Set<number> =>
      new Set(shadowed.filter((record) => record.kind === kind).map(({id}) => id));
    this.shadowed = new Map([
      ['node', idsOf('node')],
      ['edge', idsOf('edge')],
    ]);
  }

  /** The document in chunks. Raises L0015, L0017, L1015. */
  *chunks(): Generator<Uint8Array, void> {
    const {aheadOfEdges, aheadOfNodes, end} = documentFrame(this.kind, this.counts);
    this.out.length = 0;
    this.out.ascii(aheadOfEdges);
    yield* this.records('edge');
    this.out.ascii(aheadOfNodes);
    yield* this.records('node');
    this.out.ascii(end);
    yield this.out.content();
  }

  private *records(kind: RecordKind): Generator<Uint8Array, void> {
    for (const [i, id] of this.orderedIds(kind).entries()) {
      if (i > 0) this.out.byte(0x2c);
      this.out.newline(2);
      this.record(kind, id);
      if (this.out.length < chunkSize) continue;
      yield this.out.content();
      this.out.length = 0;
    }
  }

  /** Live ids by the id that each record reports, a stable order as Python's. */
  private orderedIds(kind: RecordKind): number[] {
    const nextId = this.snapshot.header[recordKinds[kind].nextId];
    const reported: [PropertyValue, number][] = [];
    for (let id = 1; id < nextId; id++) {
      const record = this.read(kind, id);
      if (record) reported.push([record.get('id') as PropertyValue, id]);
    }
    try {
      return reported.sort(([a], [b]) => comparePython(a, b)).map(([, id]) => id);
    } catch (error) {
      throw this.refusal(error, `${kind} ids`);
    }
  }

  private record(kind: RecordKind, id: number): void {
    try {
      writeValue(this.out, this.read(kind, id) as PropertyMap, 2);
    } catch (error) {
      if (!(error instanceof NonFiniteError)) throw error;
      const facts = {
        what: this.kind,
        record: `${kind} ${id}`,
        value: floatText(error.value),
        store: this.snapshot.store,
      };
      throw fault(conditions.nonFinite, facts, {[kind]: id}, error);
    }
  }

  /** One record with the fields that it reports; undefined when it is not live. */
  private read(kind: RecordKind, id: number): PropertyMap | undefined {
    const {geometry} = recordKinds[kind];
    const offset = slotOffset(geometry, this.snapshot.chains[kind].extents, id) as FileOffset;
    const slot = new Uint8Array(geometry.slotSize);
    this.snapshot.bytes.read(slot, offset);
    const fields = kind === 'node' ? nodeFields(slot) : edgeFields(slot);
    if (!fields) return undefined;
    const labelBytes = this.blob(fields.labelOffset, fields.labelLength);
    const labels = kind === 'node' ? decodeNodeLabels(labelBytes) : decodeEdgeLabel(labelBytes);
    const properties = decodeProperties(this.blob(fields.propOffset, fields.propLength));
    const flat = new Map<string, PropertyValue>([
      ...fields.ends,
      ['id', BigInt(id)],
      [kind === 'node' ? 'labels' : 'label', labels],
    ]);
    if (this.shadowed.get(kind)?.has(id)) for (const [key, value] of properties) flat.set(key, value);
    return this.normalised(kind, id, flat, properties);
  }

  private normalised(
    kind: RecordKind,
    id: number,
    flat: ReadonlyMap<string, PropertyValue>,
    properties: PropertyMap,
  ): PropertyMap {
    const names: readonly string[] = metaKeys[kind];
    const record = new Map<string, PropertyValue>();
    for (const name of names) record.set(name, flat.get(name) as PropertyValue);
    record.set('properties', new Map([...properties].filter(([key]) => !names.includes(key))));
    if (kind === 'edge') return record;
    try {
      return record.set('labels', sortedPython(flat.get('labels') as PropertyValue));
    } catch (error) {
      throw this.refusal(error, `node ${id}`);
    }
  }

  private blob(offset: bigint, length: number): Uint8Array {
    if (length === 0) return new Uint8Array(0);
    this.blobs.read(toFileOffset(Number(offset)), length);
    return this.blobs.bytes.slice(this.blobs.start, this.blobs.end);
  }

  private refusal(error: unknown, record: string): unknown {
    if (!(error instanceof UnorderableError)) return error;
    return fault(conditions.peerCannotPrint, {store: this.snapshot.store, record}, {}, error);
  }
}

interface RecordFields {
  readonly propOffset: bigint;
  readonly propLength: number;
  readonly labelOffset: bigint;
  readonly labelLength: number;
  readonly ends: readonly (readonly [string, PropertyValue])[];
}

function nodeFields(slot: Uint8Array): RecordFields | undefined {
  const fields = nodeSlot.decode(slot);
  return fields.nodeId === 0n || (fields.flags & deletedFlag) !== 0 ? undefined : {...fields, ends: []};
}

function edgeFields(slot: Uint8Array): RecordFields | undefined {
  const fields = edgeSlot.decode(slot);
  if (fields.edgeId === 0n || (fields.flags & deletedFlag) !== 0) return undefined;
  return {
    ...fields,
    ends: [
      ['from_node', fields.fromNode],
      ['to_node', fields.toNode],
    ],
  };
}
