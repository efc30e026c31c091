import {type Finding, findingText} from '../faults/fault.js';
import {type LayerName, layerNames} from '../faults/layer.js';
import type {Device} from '../storage/files/device.js';
import {layerOf} from './layers.js';

const keptFindings = 100;

/** Findings as they come in: the first hundred are kept, all are counted, in each layer. */
export class FindingList {
  readonly kept: Finding[] = [];
  private readonly byLayer = new Map<LayerName, {readonly first: Finding; count: number}>();

  /** How many there are. */
  get count(): number {
    let sum = 0;
    for (const {count} of this.byLayer.values()) sum += count;
    return sum;
  }

  /** Takes a finding. */
  add(found: Finding): void {
    if (this.kept.length < keptFindings) this.kept.push(found);
    const layer = this.byLayer.get(layerOf(found));
    if (layer) layer.count++;
    else this.byLayer.set(layerOf(found), {first: found, count: 1});
  }

  /**
   * Takes the first findings of a layer that explain the others, and so stand before them; half of what is kept is theirs
   * at the most when it is full.
   * @param count how many there are in all
   */
  addFirst(found: readonly Finding[], count: number): void {
    const [first] = found;
    if (!first) return;
    const room = Math.max(keptFindings / 2, keptFindings - this.kept.length);
    this.kept.unshift(...found.slice(0, room));
    this.kept.length = Math.min(this.kept.length, keptFindings);
    this.byLayer.set(layerOf(first), {first, count: count + (this.byLayer.get(layerOf(first))?.count ?? 0)});
  }

  /** Takes what could not be read of a device: pages that explain what else was found. */
  addUnreadable({unreadable}: Device): void {
    const found = [...(unreadable?.values() ?? [])];
    for (const layer of layerNames) {
      const ofLayer = found.filter((page) => layerOf(page) === layer);
      this.addFirst(ofLayer, ofLayer.length);
    }
  }

  /** What was found in a layer, as one sentence; undefined when nothing was. */
  summary(name: LayerName): string | undefined {
    const layer = this.byLayer.get(name);
    if (!layer) return undefined;
    return `${findingText(layer.first)}${layer.count > 1 ? ` (and ${layer.count - 1} more)` : ''}`;
  }
}
