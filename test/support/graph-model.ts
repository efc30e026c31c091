import type {PropertyMap} from '../../src/engine/format/values/property-value.js';
import {plain} from './graph-content.js';
import {type Step, toProperties} from './history.js';

interface ModelNode {
  readonly labels: readonly string[];
  properties: PropertyMap;
}

interface ModelEdge {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  properties: PropertyMap;
}

/** A graph as plain maps, without bytes: what a store must hold after the same steps. */
export class GraphModel {
  private nodes = new Map<number, ModelNode>();
  private edges = new Map<number, ModelEdge>();
  private nextNode = 1;
  private nextEdge = 1;

  copy(): GraphModel {
    const copy = new GraphModel();
    copy.nodes = new Map([...this.nodes].map(([id, node]) => [id, {...node}]));
    copy.edges = new Map([...this.edges].map(([id, edge]) => [id, {...edge}]));
    copy.nextNode = this.nextNode;
    copy.nextEdge = this.nextEdge;
    return copy;
  }

  /** The id a step gives, nothing, or that it is refused. */
  take(step: Step): number | string | null {
    switch (step[0]) {
      case 'node':
        this.nodes.set(this.nextNode, {labels: step[1], properties: toProperties(step[2])});
        return this.nextNode++;
      case 'edge':
        return this.addEdge(step[1], step[2], step[3], toProperties(step[4]));
      case 'updateNode':
        return update(this.nodes.get(step[1]), toProperties(step[2]));
      case 'updateEdge':
        return update(this.edges.get(step[1]), toProperties(step[2]));
      case 'deleteNode':
        for (const [id, {from, to}] of this.edges) if (from === step[1] || to === step[1]) this.edges.delete(id);
        return this.nodes.delete(step[1]) ? null : 'refused';
      case 'deleteEdge':
        return this.edges.delete(step[1]) ? null : 'refused';
      default:
        return null;
    }
  }

  private addEdge(from: number, label: string, to: number, properties: PropertyMap): number | string {
    if (from >= this.nextNode || to >= this.nextNode) return 'refused';
    const id = this.nextEdge++;
    if (!this.nodes.has(from) || !this.nodes.has(to)) return 'refused';
    this.edges.set(id, {label, from, to, properties});
    return id;
  }

  /** The text that `contentOf` makes of a graph. */
  content(): string {
    const newestFirst = [...this.edges].reverse();
    const nodes = [...this.nodes].map(([id, {labels, properties}]) => ({
      id,
      labels,
      properties: plain(properties),
      out: newestFirst.filter(([, edge]) => edge.from === id).map(([edge]) => edge),
      in: newestFirst.filter(([, edge]) => edge.to === id).map(([edge]) => edge),
    }));
    const edges = [...this.edges].map(([id, {label, from, to, properties}]) => ({
      id,
      label,
      from,
      to,
      properties: plain(properties),
    }));
    return JSON.stringify({counts: [nodes.length, edges.length], nodes, edges});
  }
}

function update(record: ModelNode | ModelEdge | undefined, properties: PropertyMap): null | 'refused' {
  if (!record) return 'refused';
  record.properties = new Map([...record.properties, ...properties]);
  return null;
}
