import type {Steps} from '../../check/steps.js';
import {diffById} from '../../evidence/comparison/diff-by-id.js';
import {DiffSide, withSoundLists} from '../../evidence/comparison/diff-side.js';
import {RecordComparison} from '../../evidence/comparison/record-comparison.js';
import {readIdentityRules} from '../../evidence/identity-rules.js';
import {withStableSnapshot} from '../../evidence/packed-copy.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {requireAsReceived} from '../../outputs/past/past-copy.js';
import {isBackupSign, namedBackup} from '../../outputs/store-backups.js';
import {type Note, note, type Operation, type Progress, type Tell, whileWorking} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import type {IdentityRules, NodeMatching} from '../../peer/node-identity.js';
import {normalisedPath} from '../../peer/path-text.js';
import {matchingFiles} from '../../storage/files/file-patterns.js';
import {isSameFile, kindOf, requireFile} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {IdentityDiff} from './diff-by-identity.js';
import {type PhysicalDifference, physicalDifference} from './physical-difference.js';
import {ChangeReader, type RecordChange, type RecordIds} from './record-change.js';

export interface DiffOptions extends WaitOptions {
  /** A store, or `@` for the newest backup of the other one, `@2d` for that of two days ago, `@2026-01-02` for that of a moment. */
  readonly left: string;
  readonly right: string;
  /** The store whose backups the signs mean; without it the other side, or the one store that is here. */
  readonly of?: string | undefined;
  /** Properties that identify a node; none for a comparison by id. */
  readonly nodeKeys: readonly string[];
  /** A file of rules that identify nodes by label. */
  readonly identityRules?: string | undefined;
  /** Whether to see what the peer takes for equal, and what differs only as a file. */
  readonly strict?: boolean | undefined;
  /** How many records to show with their fields, of each kind and change. */
  readonly limit: number;
  /** Where backups are looked for besides the places beside the store. */
  readonly backupDirectories?: readonly string[] | undefined;
}

/** How nodes or edges were matched, as the peer says it. */
export interface DiffIdentity {
  readonly mode: 'node_key' | 'node_key_edge_multiset' | 'identity_rules' | 'identity_rules_edge_multiset';
  readonly keys?: readonly string[];
  readonly node_keys?: readonly string[];
  readonly rules?: IdentityRules;
}

/** What differs among the nodes or the edges: ids, or identities. */
export interface KindDifference {
  readonly added: readonly (number | string)[];
  readonly removed: readonly (number | string)[];
  readonly changed: readonly (number | string)[];
  /** Missing in a comparison by id. */
  readonly identity?: DiffIdentity;
  /** The first records of each change, with their fields. Edges without ids are told by their identity alone. */
  readonly changes: readonly RecordChange[];
}

export interface DiffedStore {
  readonly path: string;
  /** Live records. */
  readonly nodes: number;
  readonly edges: number;
}

/** What `diff` reports; all but `strict`, `physical` and `changes` is the peer's. */
export interface DiffReport {
  readonly changed: boolean;
  readonly left: DiffedStore;
  readonly right: DiffedStore;
  readonly nodes: KindDifference;
  readonly edges: KindDifference;
  readonly strict: boolean;
  /** Told by a strict comparison. */
  readonly physical?: PhysicalDifference & {
    /** Nodes of equal identity whose ids differ; 0 in a comparison by id. */
    readonly renumbered_nodes: number;
  };
}

/**
 * Compares the records of two stores: by id, by properties that identify nodes, or by rules for each label. Raises L0001
 * for options that exclude each other, L0002, L0049 and L0130 for stores that are not there, L0134 for a sign of a copy that is not what its receipt says, L0135 for signs of a store that nobody named, L0047 and L0048 for the rules,
 * L6001 and L6002 for nodes that cannot be identified, L4001 for an edge without its node, and what checking a store
 * raises.
 */
export async function* diff(options: DiffOptions): Operation<Note | Progress, DiffReport> {
  if (options.nodeKeys.length > 0 && options.identityRules !== undefined) {
    const problem = '--node-key and --identity-rules cannot be used together';
    throw fault(conditions.usage, {problem, command: 'diff'});
  }
  const [left, right] = await namedSides(options);
  if (left !== options.left) yield note(`${options.left} is ${left}`);
  if (right !== options.right) yield note(`${options.right} is ${right}`);
  const signed = [...(isBackupSign(options.left) ? [left] : []), ...(isBackupSign(options.right) ? [right] : [])];
  // A retried look at the stores does not read the rules again: they may come through a pipe.
  let rules: Promise<NodeMatching | undefined> | undefined;
  const matching = () => (rules ??= matchingOf(options));
  const {report, notes} = yield* whileWorking((tell) => diffStores({...options, left, right, signed, matching}, tell));
  for (const text of notes) yield {type: 'note', text};
  return report;
}

/** Both stores, signs replaced by the backups that they mean. */
async function namedSides(options: DiffOptions): Promise<[left: string, right: string]> {
  const {left, right, of, backupDirectories} = options;
  const signs = [left, right].filter(isBackupSign);
  if (signs.length === 0) {
    if (of === undefined) return [left, right];
    throw fault(conditions.usage, {problem: '--of says whose backup @ is, and there is no @', command: 'diff'});
  }
  if (signs.length === 1 && of === undefined) requireFile(isBackupSign(left) ? right : left);
  const store = of ?? (signs.length === 2 ? await storeHere(signs) : undefined);
  return [
    await namedBackup(left, store ?? right, backupDirectories),
    await namedBackup(right, store ?? left, backupDirectories),
  ];
}

/** The one store in the current directory. Raises L0135 where there is none, or more than one. */
async function storeHere(signs: readonly string[]): Promise<string> {
  const stores = (await matchingFiles('*.liel')).filter((file) => kindOf(file) === 'file');
  const [store, other] = stores;
  if (store !== undefined && other === undefined) return store;
  throw fault(conditions.storeUntold, {signs: signs.join(' '), stores});
}

interface Outcome {
  readonly report: DiffReport;
  readonly notes: readonly string[];
}

/** A comparison with the way to what identifies nodes, and which of its sides nobody named: they must be what their receipts say. */
type Comparing = DiffOptions & {
  readonly matching: () => Promise<NodeMatching | undefined>;
  readonly signed: readonly string[];
};

/** Opens both stores, the left one first and to the end; a file that is both is opened once. */
async function diffStores(options: Comparing, tell: Tell): Promise<Outcome> {
  const {left, right, signed, waitMs} = options;
  const checkedLeft = async (snapshot: StoreSnapshot): Promise<Outcome> => {
    if (signed.includes(left)) await requireAsReceived(left, snapshot.device);
    const side = await DiffSide.open('left', snapshot, tell);
    if (isSameFile(left, right)) return compare(options, side, side.asRight(), tell);
    const checkedRight = async (other: StoreSnapshot): Promise<Outcome> => {
      if (signed.includes(right)) await requireAsReceived(right, other.device);
      return compare(options, side, await DiffSide.open('right', other, tell), tell);
    };
    return withSoundLists([side], withStableSnapshot(right, checkedRight, waitMs, {tell}), tell);
  };
  return withStableSnapshot(left, checkedLeft, waitMs, {tell});
}

async function compare(options: Comparing, left: DiffSide, right: DiffSide, tell: Tell): Promise<Outcome> {
  const {strict = false} = options;
  const comparison = new RecordComparison(left, right, strict);
  const matching = await options.matching();
  for (const side of [left, right]) side.watch(namesIn(matching));
  const steps = matching ? identitySteps(comparison, matching, options.limit) : idSteps(comparison, options.limit);
  const {
    nodes,
    edges,
    renumbered,
    normalForms = [],
  } = await withSoundLists([left, right], pacedScan(left.snapshot, steps, 'comparing', tell), tell);
  const differs = ({added, removed, changed}: KindDifference): boolean =>
    added.length + removed.length + changed.length > 0;
  const physical = strict
    ? await pacedScan(left.snapshot, physicalDifference(left.snapshot, right.snapshot), 'comparing files', tell)
    : undefined;
  const report: DiffReport = {
    changed: differs(nodes) || differs(edges),
    left: describe(left, options.left),
    right: describe(right, options.right),
    nodes,
    edges,
    strict,
    ...(physical && {physical: {...physical, renumbered_nodes: renumbered}}),
  };
  return {report, notes: [...left.allNotes(), ...right.allNotes(), ...normalForms]};
}

async function matchingOf({nodeKeys, identityRules}: DiffOptions): Promise<NodeMatching | undefined> {
  if (identityRules !== undefined) return {mode: 'identity_rules', rules: await readIdentityRules(identityRules)};
  return nodeKeys.length > 0 ? {mode: 'node_key', keys: nodeKeys} : undefined;
}

function namesIn(matching: NodeMatching | undefined): readonly string[] {
  if (!matching) return [];
  return matching.mode === 'node_key' ? matching.keys : [...new Set([...matching.rules.values()].flat())];
}

function describe({census}: DiffSide, store: string): DiffedStore {
  return {path: normalisedPath(store), nodes: census.liveNodes, edges: census.liveEdges};
}

interface Differences {
  readonly nodes: KindDifference;
  readonly edges: KindDifference;
  readonly renumbered: number;
  readonly normalForms?: readonly string[];
}

function* idSteps(comparison: RecordComparison, limit: number): Steps<Differences> {
  const differences = {nodes: emptyDifference, edges: emptyDifference, renumbered: 0};
  for (const kind of ['node', 'edge'] as const) {
    const found = yield* diffById(comparison, kind);
    const records = {
      added: found.added.slice(0, limit).map((id) => ({name: id, right: id})),
      removed: found.removed.slice(0, limit).map((id) => ({name: id, left: id})),
      changed: found.changed.slice(0, limit).map((id) => ({name: id, left: id, right: id})),
    };
    const changes = yield* new ChangeReader(comparison, kind).readFirst(records, limit);
    differences[`${kind}s`] = {...found, changes};
  }
  return differences;
}

const emptyDifference: KindDifference = {added: [], removed: [], changed: [], changes: []};

function* identitySteps(comparison: RecordComparison, matching: NodeMatching, limit: number): Steps<Differences> {
  const identityDiff = new IdentityDiff(comparison, matching);
  const nodes = yield* identityDiff.nodes();
  const edges = yield* identityDiff.edges();
  const changes = yield* new ChangeReader(comparison, 'node').readFirst(nodes, limit);
  const names = (records: readonly RecordIds[]): (number | string)[] => records.map(({name}) => name);
  const {added, removed, changed, renumbered, normalForms} = nodes;
  const identity = identitiesOf(matching);
  return {
    nodes: {
      identity: identity.nodes,
      added: names(added),
      removed: names(removed),
      changed: names(changed),
      changes,
    },
    edges: {identity: identity.edges, ...edges, changed: [], changes: []},
    renumbered,
    normalForms,
  };
}

function identitiesOf(matching: NodeMatching): {readonly nodes: DiffIdentity; readonly edges: DiffIdentity} {
  if (matching.mode === 'node_key') {
    const {keys} = matching;
    return {nodes: {mode: 'node_key', keys}, edges: {mode: 'node_key_edge_multiset', node_keys: keys}};
  }
  const {rules} = matching;
  return {nodes: {mode: 'identity_rules', rules}, edges: {mode: 'identity_rules_edge_multiset', rules}};
}
