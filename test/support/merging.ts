import {utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {TestContext} from 'node:test';
import type {PropertyValue} from '../../src/engine/format/values/property-value.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {type MergeOptions, type MergeReport, merge} from '../../src/engine/operations/merge/merge.js';
import type {MergeSettings} from '../../src/engine/operations/merge/merge-plan.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {type Finished, finish} from './finish.js';
import {properties} from './sample-store.js';
import {temporaryDirectory} from './temp-directory.js';

/** Labels and properties of a node. */
export type NodeSpec = readonly [labels: readonly string[], properties: Readonly<Record<string, PropertyValue>>];
/** Ends, label and properties of an edge. */
export type EdgeSpec = readonly [from: number, label: string, to: number, properties?: Record<string, PropertyValue>];

/** A store with these records, ids from 1. */
export function storeOf(nodes: readonly NodeSpec[], edges: readonly EdgeSpec[] = []): Uint8Array {
  const device = new MemoryDevice('made.liel');
  const graph = Graph.over(device);
  for (const [labels, entries] of nodes) graph.addNode(labels, properties(entries));
  for (const [from, label, to, entries = {}] of edges) graph.addEdge(from, label, to, properties(entries));
  graph.commit();
  return new Uint8Array(device.content());
}

export interface MergePlace {
  readonly directory: string;
  readonly left: string;
  readonly right: string;
  readonly output: string;
}

/** A directory with two stores at rest, and where their merge goes. */
export function mergePlace(t: TestContext, left: Uint8Array, right: Uint8Array): MergePlace {
  const directory = temporaryDirectory(t);
  const place = {
    directory,
    left: path.join(directory, 'left.liel'),
    right: path.join(directory, 'right.liel'),
    output: path.join(directory, 'merged.liel'),
  };
  putAtRest(place.left, left);
  putAtRest(place.right, right);
  return place;
}

/** Writes a file with a time long past. */
export function putAtRest(file: string, content: Uint8Array): void {
  writeFileSync(file, content);
  utimesSync(file, 1, 1);
}

export const appending: MergeSettings = {
  matching: undefined,
  edgeStrategy: 'append',
  onNodeConflict: 'keep_dst',
  allowDuplicates: false,
};

/** Settings of a merge by node keys. */
export function byKeys(keys: readonly string[], others: Partial<MergeSettings> = {}): MergeSettings {
  return {...appending, matching: {mode: 'node_key', keys}, ...others};
}

/** Runs a merge to its end. */
export function runMerge(place: MergePlace, options: Partial<MergeOptions>): Promise<Finished<MergeReport>> {
  const {left, right, output} = place;
  const usual = {left, right, output, force: false, dryRun: false, how: appending, plan: undefined, waitMs: 0};
  return finish(merge({...usual, ...options}));
}
