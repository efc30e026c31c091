import {metaKeys} from '../../format/meta-keys.js';
import type {PropertyMap} from '../../format/values/property-value.js';
import {titleOf} from '../../passes/record-title.js';
import {isTrue, pythonText} from '../../peer/python-text.js';
import type {RecordReader} from '../../storage/reading/record-reader.js';

/** A node as a trace shows it. */
export interface TraceNode {
  readonly id: number;
  /** In stored order. */
  readonly labels: readonly string[];
  readonly properties: PropertyMap;
  /** Text of its title, path or name; of its labels and id where it has none of these. */
  readonly title: string;
  /** Its labels, or its id, and its name. */
  readonly caption: string;
}

/** The node that the reader stands on. Raises L1015. */
export function toNode(reader: RecordReader): TraceNode {
  const {id} = reader;
  const labels = reader.labels();
  const properties = reader.properties();
  return {id, labels, properties, title: titleOf(id, labels, properties), caption: captionOf(id, labels, properties)};
}

function captionOf(id: number, labels: readonly string[], properties: PropertyMap): string {
  const kind = labels.length > 0 ? labels.join('/') : String(id);
  const name = ['name', 'title'].map((key) => properties.get(key)).find(isTrue);
  return name === undefined ? kind : `${kind}:${pythonText(name)}`;
}

/** What to say of nodes with properties that the peer would show in place of their id or labels. */
export function shadowedNodeNotes(store: string, nodes: readonly TraceNode[]): string[] {
  const shadowed = nodes.filter(({properties}) => metaKeys.node.some((key) => properties.has(key)));
  const names = [...new Set(shadowed.map(({id}) => `node ${id}`))];
  if (names.length === 0) return [];
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return [
    `${store}: ${names.slice(0, 5).join(', ')}${more} have properties named id or labels; the real ones are shown, where the Python package shows the property`,
  ];
}

/** An edge that leaves the start, and where it leads. */
export interface Branch {
  readonly edge_label: string;
  readonly target: TraceNode;
}
