import {nearestWord} from '../../format/nearest-word.js';
import {pagesPerExtent} from '../../format/records/constants.js';
import type {PropertyMap} from '../../format/values/property-value.js';
import {note, type Tell} from '../../passes/operation.js';
import {pacedSteps} from '../../passes/pace.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import {mergeEdges} from './edge-merge.js';
import type {MergeConflict, MergeWarning, Side} from './merge-findings.js';
import type {BoundInputs, MergeInputs} from './merge-inputs.js';
import type {MergeCounts, MergePlan, MergeRecord, MergeSettings} from './merge-plan.js';
import {type Decisions, mergeNodes, type NodeMerge, undecidedConflicts} from './node-merge.js';
import {askedQuestions, conflictQuestion} from './question-ids.js';
import {RecordMapping} from './record-mapping.js';

/** What a merge does, worked out in full: the dry run shows it, the merge carries it out. */
export interface MergePreview {
  readonly settings: MergeSettings;
  readonly decisions: Decisions;
  readonly nodes: NodeMerge;
  readonly edges: RecordMapping;
  /** Conflicts that nobody has decided. Any of them blocks the merge, and edges were not looked at. */
  readonly open: readonly MergeConflict[];
}

/** The nodes that questions are about, by id. */
export type QuestionRecords = Readonly<Record<Side, ReadonlyMap<number, MergeRecord>>>;

/** Works out a merge; writes nothing. Raises L0014 for properties that no node can hold together, L1015. */
export async function previewMerge(
  {left, right}: MergeInputs,
  settings: MergeSettings,
  decisions: Decisions,
  tell: Tell,
): Promise<MergePreview> {
  const pages = pagesPerExtent * (left.chains.node.extents.length + right.chains.node.extents.length);
  const nodes = await pacedSteps(mergeNodes(left, right, settings, decisions), 'match nodes', pages, tell);
  const open = undecidedConflicts(nodes.conflicts, decisions);
  tellNearKey(right, nodes, tell);
  if (open.length > 0) return {settings, decisions, nodes, edges: new RecordMapping(0, 1), open};
  const edgePages = pagesPerExtent * right.chains.edge.extents.length;
  const steps = mergeEdges(left, right, nodes.mapping, settings.edgeStrategy);
  const edges = await pacedSteps(steps, 'match edges', edgePages, tell);
  return {settings, decisions, nodes, edges, open};
}

/** Says which key was probably meant by one that no incoming node has. */
function tellNearKey(right: StoreSnapshot, {conflicts}: NodeMerge, tell: Tell): void {
  const missing = conflicts.filter(({type, side}) => type === 'missing_node_key' && side === 'source');
  const [key] = missing[0]?.missing_keys ?? [];
  if (key === undefined || missing.length !== right.header.nodeCount) return;
  const reader = new RecordReader(right, 'node');
  const meant = reader.next() ? nearestWord(key, [...reader.properties().keys()]) : undefined;
  if (meant !== undefined) tell(note(`no node of ${right.store} has the key ${key}; did you mean ${meant}?`));
}

/** How many records the merge creates, reuses and leaves out; all 0 while it is blocked. */
export function countsOf({nodes: {mapping: nodes}, edges, open}: MergePreview): MergeCounts {
  const isBlocked = open.length > 0;
  return {
    nodes_created: isBlocked ? 0 : nodes.created,
    nodes_reused: isBlocked ? 0 : nodes.reused,
    nodes_skipped: isBlocked ? 0 : nodes.skipped,
    edges_created: edges.created,
    edges_reused: edges.reused,
    edges_skipped: edges.skipped,
  };
}

/** A preview as a plan that carries it out. */
export function planOf(preview: MergePreview, inputs: BoundInputs): MergePlan {
  const {settings, decisions, open, nodes} = preview;
  return {
    ...inputs,
    settings,
    decisions: [...decisions].map(([question, decision]) => ({question, decision})),
    questions: askedQuestions(nodes).size,
    openConflicts: new Set(open.map(conflictQuestion)).size,
    counts: open.length > 0 ? undefined : countsOf(preview),
  };
}

/** Most nodes that a question shows on one side. */
const shownRecords = 20;

/** Reads the nodes that the conflicts and warnings of a preview are about. Raises L1015. */
export function readQuestionRecords({left, right}: MergeInputs, {nodes, open}: MergePreview): QuestionRecords {
  const readers = {destination: new RecordReader(left, 'node'), source: new RecordReader(right, 'node')};
  const records = {destination: new Map<number, MergeRecord>(), source: new Map<number, MergeRecord>()};
  const read = (side: Side, id: number): void => {
    const reader = readers[side];
    if (records[side].has(id) || !reader.seek(id)) return;
    const properties: PropertyMap = reader.properties();
    records[side].set(id, {id, labels: reader.labels(), properties});
  };
  for (const conflict of open) for (const [side, id] of nodesOf(conflict, nodes.mapping)) read(side, id);
  for (const warning of nodes.warnings) for (const [side, id] of comparedNodes(warning)) read(side, id);
  return records;
}

/** The nodes that a conflict is about, those that match them included; of many the first. */
export function nodesOf(conflict: MergeConflict, mapping: RecordMapping): [Side, number][] {
  const {side = 'destination', node_id, node_ids = [], source_id} = conflict;
  const ids = node_id === undefined ? node_ids.slice(0, shownRecords) : [node_id];
  const nodes = ids.map((id): [Side, number] => [side, id]);
  if (source_id !== undefined) nodes.push(['source', source_id]);
  const matches = nodes.filter(([side, id]) => side === 'source' && !mapping.isCreated(id));
  return [...nodes, ...matches.map(([, id]): [Side, number] => ['destination', mapping.targetOf(id)])];
}

/** The two nodes that a warning is about. */
export function comparedNodes({source_id, destination_id}: MergeWarning): [Side, number][] {
  return [
    ['source', source_id],
    ['destination', destination_id],
  ];
}
