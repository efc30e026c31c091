import {judgeForReading} from '../../check/adjacency-verdict.js';
import {refuseDenied} from '../../evidence/seal/seal-denial.js';
import {conditions} from '../../faults/conditions.js';
import {fault, findingText} from '../../faults/fault.js';
import {grouped} from '../../faults/words.js';
import {nearestWord} from '../../format/nearest-word.js';
import {compareCodePoints} from '../../format/utf8.js';
import {commitStore, deriveStore, type StagedStore} from '../../outputs/derived-store.js';
import {checkOutput} from '../../outputs/output.js';
import {readBack} from '../../outputs/read-back.js';
import {requireReadable} from '../../passes/checked-pass.js';
import {nodeLabels} from '../../passes/names-present.js';
import type {Note, Operation, Progress, Tell} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import {normalisedPath} from '../../peer/path-text.js';
import {pythonStrip} from '../../peer/python-text.js';
import {requireFile} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {type StoreSnapshot, withStableStore} from '../../storage/reading/open-store.js';
import {copySelection, select} from './selection.js';

export interface PackOptions extends WaitOptions {
  readonly source: string;
  readonly output: string;
  /** Labels, each word a list between commas. */
  readonly includeLabels: readonly string[];
  readonly force?: boolean | undefined;
}

/** What was packed; the fields are the peer's. */
export interface PackReport {
  readonly source: string;
  readonly output: string;
  readonly include_labels: readonly string[];
  readonly source_nodes: number;
  readonly source_edges: number;
  readonly nodes_packed: number;
  readonly edges_packed: number;
  /** New ids by old ids; 0 for a node that was left out. */
  readonly node_id_map: Uint32Array;
}

/** A finished copy, and what to say about it. */
interface Packed {
  readonly report: PackReport;
  readonly notes: readonly string[];
  /** Labels that nothing has, and what there is in their place. */
  readonly missing: string | undefined;
}

/**
 * Makes a new store, of any size, of the nodes with one of the labels and of the edges between them; ids count from 1.
 * The source is checked as a whole first and only read; the output appears whole or not at all. Raises L0001 without a
 * label, L0002 to L0005, L2001 for a live writer of the output, what checking a store raises, L4007, L5001 to L5004.
 */
export async function* pack(options: PackOptions): Operation<Note | Progress, PackReport> {
  const {source, output, force = false, waitMs} = options;
  requireFile(source);
  checkOutput(output, [source], force);
  const labels = parseLabels(options.includeLabels);
  const {report, notes, missing} = yield* deriveStore(
    {output, like: source, waitMs},
    (stage, tell) => withStableStore(source, (snapshot) => packSnapshot(snapshot, labels, stage, output, tell), waitMs),
    commitStore,
  );
  for (const text of notes) yield {type: 'note', text};
  if (missing !== undefined) yield {type: 'note', text: missing, stays: true};
  return report;
}

/** Labels split at commas, without blanks and repeats, in code point order. Raises L0001 when there is none. */
function parseLabels(words: readonly string[]): string[] {
  const labels = words.flatMap((word) => word.split(',')).map(pythonStrip);
  const distinct = [...new Set(labels.filter((label) => label !== ''))].sort(compareCodePoints);
  if (distinct.length > 0) return distinct;
  const problem = 'pack requires at least one --include-labels value';
  throw fault(conditions.usage, {problem, command: 'pack'});
}

async function packSnapshot(
  snapshot: StoreSnapshot,
  labels: readonly string[],
  stage: StagedStore,
  output: string,
  tell: Tell,
): Promise<Packed> {
  const {store, header} = snapshot;
  await refuseDenied(snapshot, tell);
  const {census, notes} = await requireReadable(snapshot, tell);
  const adjacency = await pacedScan(snapshot, judgeForReading(snapshot, census, 'manifest'), 'check lists', tell);
  const selection = await select(snapshot, new Set(labels), tell);
  const {nodes, edges} = selection;
  const shadowed = await stage.fill({
    neededBytes: selection.sizeBytes,
    write: (device) => copySelection(snapshot, selection, device, tell),
    prove: async (device, notesOfCopy) => {
      await readBack(device, {path: output, counts: {nodes, edges}, otherwise: conditions.copyDiffers}, tell);
      return notesOfCopy;
    },
  });
  const report: PackReport = {
    source: normalisedPath(store),
    output: normalisedPath(output),
    include_labels: labels,
    source_nodes: header.nodeCount,
    source_edges: header.edgeCount,
    nodes_packed: nodes,
    edges_packed: edges,
    node_id_map: selection.newIds,
  };
  const missing = await missingLabels(snapshot, labels, tell);
  return {report, notes: [...notes.map(findingText), ...adjacency.notes, ...shadowed], missing};
}

/** Labels that are shown where one is missing. */
const mostShown = 12;

/** A sentence about labels that no node has; the Python package packs nothing for them, and so does this program. */
async function missingLabels(
  snapshot: StoreSnapshot,
  labels: readonly string[],
  tell: Tell,
): Promise<string | undefined> {
  if (snapshot.header.nodeCount === 0) return undefined;
  const found = [...(await nodeLabels(snapshot, labels, tell))];
  const missing = labels.filter((label) => !found.includes(label));
  const [first] = missing;
  if (first === undefined) return undefined;
  const nearest = nearestWord(first, found);
  const more = found.length > mostShown ? ` and ${grouped(found.length - mostShown)} more` : '';
  const there = `labels of nodes are ${found.sort(compareCodePoints).slice(0, mostShown).join(', ')}${more}`;
  const hint = nearest !== undefined ? `did you mean ${nearest}?` : found.length > 0 ? there : 'no node has a label';
  return `no node of ${snapshot.store} has the label ${missing.join(', nor ')}: nothing was packed for it; ${hint}`;
}
