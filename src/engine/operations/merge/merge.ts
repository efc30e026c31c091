import path from 'node:path';
import {deadBlobNotes} from '../../check/dead-blobs.js';
import type {ChunkSink} from '../../evidence/document/pour.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {StagedStore} from '../../outputs/derived-store.js';
import {checkDocument, checkOutput, mostPrivate, putInTurn} from '../../outputs/output.js';
import {replaceStore} from '../../outputs/sidecars.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import {normalisedPath} from '../../peer/path-text.js';
import {requireFile} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import type {MergeConflict, MergeWarning} from './merge-findings.js';
import {bindInputs, judgeInputs, type MergeInputs, refuseOtherInputs, withInputs} from './merge-inputs.js';
import {writeMerged} from './merge-output.js';
import type {MergeCounts, MergePlan, MergeSettings} from './merge-plan.js';
import {readMergePlan, writeMergePlan} from './merge-plan-file.js';
import {countsOf, type MergePreview, planOf, previewMerge} from './merge-preview.js';
import {refuseStrayDecisions} from './stray-decisions.js';

export interface MergeOptions extends WaitOptions {
  /** The destination: its records keep their ids. */
  readonly left: string;
  /** The source: what comes in. */
  readonly right: string;
  /** The merged store; only named in a dry run. */
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  /** Works everything out and writes no store. */
  readonly dryRun?: boolean | undefined;
  /** How to merge, or the file with a plan to carry out. */
  readonly how: MergeSettings | {readonly planFile: string};
  /** Where to write the plan, if anywhere; `-` is the stream. */
  readonly plan?: string | undefined;
  readonly stream?: ChunkSink | undefined;
}

/** What a merge did, or would do. The fields are the peer's, and a few more. */
export interface MergeReport extends MergeCounts {
  /** Whether nothing is left to decide. */
  readonly can_merge: boolean;
  readonly conflicts: readonly MergeConflict[];
  readonly dry_run: boolean;
  /** Pairs of incoming id and id in the merged store; none while the merge is blocked. */
  readonly node_id_map: Iterable<readonly [number, number]>;
  readonly edge_id_map: Iterable<readonly [number, number]>;
  readonly output: string | null;
  /** The plan that was written. */
  readonly plan: string | null;
  readonly warnings: readonly MergeWarning[];
}

/**
 * Merges two stores into a new one, of any size; the inputs are only read. A dry run works out the same and writes no
 * store. While there are conflicts that nobody has decided, no store is written, and the report says so. Raises L0002 to
 * L0005 for inputs and outputs, L2001 for a live writer of the output, L4001, L4004 and L4007 for inputs that contradict
 * themselves, L0050, L0051 and L6020 for the plan, L0014, L6021, L5001 to L5004.
 */
export async function* merge(options: MergeOptions): Operation<Note | Progress, MergeReport> {
  const {left, right, output, force = false, dryRun = false, how, plan, waitMs} = options;
  requireFile(left);
  requireFile(right);
  const planFile = 'planFile' in how ? how.planFile : undefined;
  const inputs = [left, right, ...(planFile === undefined ? [] : [planFile])];
  if (output !== undefined && !dryRun) checkOutput(output, inputs, force);
  if (plan !== undefined) checkPlanOutput(plan, output, inputs, force);
  const planned = planFile === undefined ? undefined : {file: planFile, plan: await readMergePlan(planFile)};
  const work = new MergeRun(options, planned);
  try {
    const result = yield* whileWorking((tell) => withInputs(left, right, waitMs, (both) => work.attempt(both, tell)));
    for (const text of result.notes) yield {type: 'note', text};
    if (plan !== undefined && result.plan) await writeMergePlan(plan, result.plan, force, options.stream);
    putInTurn([plan === '-' ? undefined : plan], () => work.stage?.publish(replaceStore));
    return toReport(result.preview, options);
  } finally {
    await work.stage?.discard();
  }
}

function checkPlanOutput(plan: string, output: string | undefined, inputs: readonly string[], force: boolean): void {
  if (output !== undefined && path.resolve(plan) === path.resolve(output)) {
    throw fault(conditions.usage, {problem: 'the plan and the merged store cannot be one file', command: 'merge'});
  }
  checkDocument(plan, inputs, force);
}

interface MergeResult {
  readonly preview: MergePreview;
  readonly notes: readonly string[];
  readonly plan: MergePlan | undefined;
}

class MergeRun {
  /** The merged store, once one is written. */
  stage: StagedStore | undefined;

  constructor(
    private readonly options: MergeOptions,
    private readonly planned: {readonly file: string; readonly plan: MergePlan} | undefined,
  ) {}

  /** One try, on inputs that are proved unchanged afterwards; what it stages gets its name later. */
  async attempt(inputs: MergeInputs, tell: Tell): Promise<MergeResult> {
    const {options, planned} = this;
    const isPlanned = planned !== undefined || options.plan !== undefined;
    const bound = isPlanned ? await bindInputs(inputs) : undefined;
    if (planned && bound) refuseOtherInputs(planned.file, planned.plan, bound);
    const notes = await judgeInputs(inputs, tell);
    const decisions = new Map(planned?.plan.decisions.map(({question, decision}) => [question, decision]));
    const settings = planned?.plan.settings ?? (options.how as MergeSettings);
    const preview = await previewMerge(inputs, settings, decisions, tell);
    if (planned) refuseStrayDecisions(planned.file, preview);
    const {output, left, right, waitMs, dryRun} = options;
    if (output !== undefined && !dryRun && preview.open.length === 0) {
      this.stage ??= await StagedStore.begin({output, like: mostPrivate([left, right]), waitMs});
      notes.push(...deadBlobNotes(output, await writeMerged(inputs, preview, this.stage, output, tell)));
    }
    return {preview, notes, plan: bound && planOf(preview, bound)};
  }
}

function toReport(preview: MergePreview, {output, dryRun = false, plan}: MergeOptions): MergeReport {
  const {nodes, edges, open} = preview;
  const isBlocked = open.length > 0;
  return {
    can_merge: !isBlocked,
    conflicts: open,
    dry_run: dryRun,
    ...countsOf(preview),
    node_id_map: isBlocked ? [] : nodes.mapping.entries(),
    edge_id_map: edges.entries(),
    output: output === undefined ? null : normalisedPath(output),
    plan: plan === undefined ? null : normalisedPath(plan),
    warnings: isBlocked ? [] : [...nodes.warnings, ...nodes.normalForms],
  };
}
