import {adjacencySteps} from '../check/adjacency-check.js';
import {checkCoveredPages} from '../check/covered-pages.js';
import {isHarmlessToRead, type RecordCensus} from '../check/record-check.js';
import {conditions} from '../faults/conditions.js';
import {type Fault, type Finding, isFault, isFaultOf, toFault} from '../faults/fault.js';
import {counted} from '../faults/words.js';
import type {Signature} from '../format/signature-document.js';
import {contentPass, explained, recordPass} from '../passes/checked-pass.js';
import {beginListCheck} from '../passes/list-check.js';
import type {Tell} from '../passes/operation.js';
import {pacedScan, pacedSteps, slotPagesOf} from '../passes/pace.js';
import {isUnreadablePage} from '../storage/files/file-fault.js';
import {asLostCommit, type StoreSnapshot} from '../storage/reading/open-store.js';
import type {WalContent} from '../storage/reading/wal.js';
import {type Shadowing, writeGraph} from './document/proven-document.js';
import {FindingList} from './finding-list.js';
import {ManifestSigner} from './signature/manifest-signature.js';

/** What a pass over a whole store found. */
export interface Survey {
  readonly findings: FindingList;
  readonly notes: string[];
  /** The trouble that ended the pass: what lies behind it was not checked. */
  fatal?: Fault;
  /** Whether the store could be opened: that needs its header, its WAL and its chains as a whole, and judges each by the others. */
  isOpen?: boolean;
  /** Live records, once they were counted, and bytes of commits in the WAL, once it was read. */
  counts?: {readonly nodes: number; readonly edges: number};
  walBytes?: number;
  /** What the WAL is, once it was read: empty, or a commit that waits. */
  walState?: string;
  /** Why nothing was looked at but page digests, if that is so. */
  skipped?: string;
  signature?: Signature;
}

/**
 * Checks a store in every layer but its page digests, and makes its signature when there is a key. Damage is collected;
 * raises it only when there is a signature to make.
 */
export async function surveyStore(
  open: () => StoreSnapshot,
  shadowed: Shadowing,
  key: Uint8Array | undefined,
  tell: Tell,
): Promise<Survey> {
  const survey: Survey = {findings: new FindingList(), notes: []};
  const report = (found: Finding): void => survey.findings.add(found);
  try {
    const snapshot = open();
    survey.isOpen = true;
    survey.walState = walStateOf(snapshot.wal);
    survey.walBytes = snapshot.wal.committedBytes;
    for (const found of snapshot.notes) report(found);
    checkCoveredPages(snapshot, report);
    const census = await surveyRecords(snapshot, report, key === undefined ? survey.notes : undefined, tell);
    survey.counts = {nodes: census.liveNodes, edges: census.liveEdges};
    reportLostCommit(snapshot, survey, report);
    if (key) await signSurvey(snapshot, census, {shadowed, key}, survey, tell);
  } catch (error) {
    // With a signature to compare, a store without a manifest is no verdict.
    if (key || !(isFaultOf(error, 'format', 'wal') || isUnreadablePage(error))) throw error;
    survey.fatal = error;
    if (!isUnreadablePage(error)) report(error);
  }
  return survey;
}

function walStateOf({committed, images}: WalContent): string {
  if (!committed) return 'empty: nothing waits to be rolled forward';
  return `one complete commit of ${counted(images.size, 'page')}, over pages that a crash can leave`;
}

/** Damage beside a WAL without a commit: the header is that of a commit that was lost, which explains the rest. */
function reportLostCommit(snapshot: StoreSnapshot, survey: Survey, report: (found: Finding) => void): void {
  const damage = survey.findings.kept.find(({condition}) => condition.family === 'format');
  const explained = damage && asLostCommit(toFault(damage), snapshot.wal, snapshot.store);
  if (isFault(explained, conditions.lostCommit)) report(explained);
}

/** Makes the manifest that the signature is compared with. Raises the first finding that leaves no manifest to make. */
async function signSurvey(
  snapshot: StoreSnapshot,
  census: RecordCensus,
  {shadowed, key}: {readonly shadowed: Shadowing; readonly key: Uint8Array},
  survey: Survey,
  tell: Tell,
): Promise<void> {
  const blocking = survey.findings.kept.find(
    (found) => found.condition.family === 'format' && !isHarmlessToRead(found),
  );
  if (blocking) throw toFault(blocking);
  const signer = new ManifestSigner(key);
  const written = await writeGraph(snapshot, census, {kind: 'manifest', shadowed}, signer.update.bind(signer), tell);
  survey.signature = signer.signature();
  survey.notes.push(...written.notes);
}

/** Slots, blobs and lists. Doubts about labels go to `notes`; without them the blobs are left to the manifest, which decodes each of them. */
async function surveyRecords(
  snapshot: StoreSnapshot,
  report: (found: Finding) => void,
  notes: string[] | undefined,
  tell: Tell,
): Promise<RecordCensus> {
  const listed = beginListCheck(snapshot);
  const census = notes
    ? await surveyContent(snapshot, report, notes, tell)
    : await pacedScan(snapshot, recordPass(snapshot, report), 'records', tell);
  if (await listed.elsewhere()) return census;
  const lists = explained(snapshot, adjacencySteps(snapshot, census, report));
  await pacedSteps(lists, 'lists', 2 * slotPagesOf(snapshot), tell);
  return census;
}

async function surveyContent(
  snapshot: StoreSnapshot,
  report: (found: Finding) => void,
  notes: string[],
  tell: Tell,
): Promise<RecordCensus> {
  const scan = await pacedScan(snapshot, contentPass(snapshot, report), 'records', tell);
  notes.push(...scan.nodeLabels.doubts(), ...scan.edgeLabels.doubts());
  return scan.census;
}
