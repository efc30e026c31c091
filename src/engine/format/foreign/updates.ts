import {type ByteSource, JsonReader} from '../json/json-reader.js';
import {readHead} from '../jsonl/jsonl-head.js';
import {BlobEncoder} from '../values/blob-encoder.js';
import {ByteBuffer} from '../values/byte-buffer.js';
import {JsonLosses} from '../values/json-losses.js';
import {decodeProperties, type PropertyMap, type PropertyValue} from '../values/property-value.js';
import {columnRoles, columnUses} from './column-roles.js';
import {type Breathe, ForeignProblem} from './foreign-graph.js';
import {PropertyRow} from './property-row.js';
import type {Table} from './table.js';

/** Records between two looks at the clock, less one. */
const batch = 1023;

/** Properties for a record that is there. */
export interface Update {
  /** Where it stands, like `line 7`. */
  readonly place: string;
  /** Id of the record as text. */
  readonly id: string;
  readonly properties: PropertyMap;
}

/** Properties for records, as often as they are asked for. Raises ForeignProblem and JsonError. */
export interface Updates {
  /** What a reader should know of the document as far as it was read. */
  notes(): readonly string[];
  read(take: (update: Update) => void, breathe: Breathe): Promise<void>;
}

/** Columns of a table that an export writes, beside the id: what a record is, not what it has. Where all are there, none of them is set. */
const exported = {node: ['label', 'labels'], edge: ['src', 'dst', 'relationship']};

/** Updates in a table: a column that is the id, and one for each property. Raises ColumnProblem. */
export function tableUpdates(table: Table, of: 'node' | 'edge', id: string | undefined): Updates {
  const roles = columnRoles(table, 'nodes', {id});
  const isExported = exported[of].every((name) => table.columns.some((column) => column.name === name));
  const left = isExported ? exported[of] : [];
  const uses = columnUses(table, 'nodes', {id: roles.id ?? 0}, undefined);
  const said = isExported ? [`${table.name}: what an export says of ${of}s is not set: ${left.join(', ')}`] : [];
  const row = new PropertyRow(
    uses.flatMap(({key}, column) => (key === null || left.includes(key) ? [] : [{column, key}])),
  );
  const text = new ByteBuffer();
  const read = (take: (update: Update) => void, breathe: Breathe): Promise<void> =>
    table.read((at) => {
      row.encode(at);
      text.length = 0;
      at.text(roles.id ?? 0, text);
      const properties = decodeProperties(Uint8Array.from(row.blob.content()));
      take({place: at.place, id: text.bytes.toString('utf8', 0, text.length), properties});
    }, breathe);
  return {notes: () => [...table.notes, ...said], read};
}

/** Members of a line that an export writes, beside its id and properties: what a record is, not what it has. */
const lineMembers = ['type', 'labels', 'label', 'start', 'end'];
const lineTypes = {node: 'node', edge: 'relationship'};

/**
 * Updates as lines of JSON: an id, and properties beside it or in an object of that name. Of the lines of an export those of the
 * other kind are left out.
 */
export function lineUpdates(source: ByteSource & {readonly name: string}, of: 'node' | 'edge'): Updates {
  let others = 0;
  let losses = new JsonLosses();
  const read = async (take: (update: Update) => void, breathe: Breathe): Promise<void> => {
    const reader = new JsonReader(source);
    others = 0;
    losses = new JsonLosses();
    const encoder = new BlobEncoder(reader, losses);
    let line = readHead(source, reader) === undefined ? 1 : 2;
    for (; reader.next() !== 0 || reader.at < reader.limit; line++) {
      const place = `record ${line}`;
      const update = updateOf(membersAt(reader, encoder, place), of, place);
      if (losses.members > 0) throw new ForeignProblem(place, 'a member stands twice in it');
      if (update) take(update);
      else others++;
      if ((line & batch) === 0) await breathe();
    }
  };
  const left = of === 'node' ? 'edges' : 'nodes';
  return {
    notes: () => [
      ...(others > 0 ? [`${source.name}: what it says of ${left} is left out: ${others} lines`] : []),
      ...losses.texts(),
    ],
    read,
  };
}

function membersAt(reader: JsonReader, encoder: BlobEncoder, place: string): PropertyMap {
  if (reader.kind() !== 'object') throw new ForeignProblem(place, 'it is no object');
  encoder.properties();
  const problem = encoder.refusal ?? encoder.sizeProblem;
  if (problem !== undefined) throw new ForeignProblem(place, problem);
  return decodeProperties(Uint8Array.from(encoder.bytes()));
}

/** What a line sets; undefined where an export says it of a record of the other kind. */
function updateOf(said: PropertyMap, of: 'node' | 'edge', place: string): Update | undefined {
  const {id, properties, ...beside} = Object.fromEntries(said);
  if (!(properties instanceof Map)) {
    const members = new Map(said);
    members.delete('id');
    return {place, id: idText(id, place), properties: members};
  }
  const stranger = Object.keys(beside).find((name) => !lineMembers.includes(name));
  if (stranger !== undefined)
    throw new ForeignProblem(
      place,
      `${JSON.stringify(stranger.slice(0, 40))} stands beside its properties, not among them`,
    );
  const type = beside['type'];
  if (Object.values(lineTypes).includes(String(type)) && type !== lineTypes[of]) return undefined;
  return {place, id: idText(id, place), properties};
}

function idText(id: PropertyValue | undefined, place: string): string {
  if (typeof id === 'string' || typeof id === 'bigint') return String(id);
  throw new ForeignProblem(place, id === undefined ? 'it has no id' : 'its id is neither a string nor an integer');
}
