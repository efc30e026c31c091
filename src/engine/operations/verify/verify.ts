import {adjacencySteps} from '../../check/adjacency-check.js';
import {isHarmlessToRead, type RecordCensus, recordSteps} from '../../check/record-check.js';
import type {Steps} from '../../check/steps.js';
import {conditions} from '../../faults/conditions.js';
import {type ExitCode, exit, Fault, type Finding, findingText, toFault} from '../../faults/fault.js';
import {pageSize, pagesPerExtent} from '../../format/constants.js';
import type {Signature} from '../../format/signature-document.js';
import {requireFile} from '../../storage/file-system.js';
import {asLostCommit, readStore, type StoreSnapshot, withStableFile} from '../../storage/open-store.js';
import {contentSteps} from '../content-scan.js';
import {CheckedDocument, type Shadowing} from '../document/proven-document.js';
import {Breather, type Note, type Operation, type Progress, progress, whileWorking} from '../operation.js';
import {ManifestSigner, readKey, readSignature, signatureMatches} from '../signature.js';
import {normalisedPath} from '../stats.js';
import {type Layer, type LayerName, layerNames, layerOf, proved} from './layers.js';

export interface VerifyOptions {
  readonly store: string;
  readonly shadowed: Shadowing;
  readonly waitMs?: number;
  /** Both or neither. */
  readonly signature?: {readonly file: string; readonly keyFile: string} | undefined;
}

/** A verdict as a table of layers. With a signature, the peer's fields are there too. */
export interface VerifyReport {
  readonly store: string;
  /** Every layer that was checked passed. */
  readonly ok: boolean;
  readonly layers: readonly Layer[];
  readonly finding_count: number;
  /** The first hundred. */
  readonly findings: readonly Finding[];
  readonly algorithm?: 'hmac-sha256';
  readonly manifest_sha256?: string;
  readonly signature_version?: 1;
  /** Exit code of the verdict. */
  readonly exit: ExitCode;
}

/**
 * Proves what holds in a store. Damage is reported, not raised; with a signature, a store whose manifest cannot be made
 * raises what `manifest` raises, and inputs raise L0002, L0009 to L0011.
 */
export async function* verify(options: VerifyOptions): Operation<Note | Progress, VerifyReport> {
  const {store, signature: wanted, waitMs} = options;
  requireFile(store);
  const key = wanted && readKey(wanted.keyFile);
  const survey = yield* whileWorking((tell) =>
    withStableFile(store, (file) => surveyStore(() => readStore(file, store), options, key, tell), waitMs),
  );
  for (const text of survey.notes) yield {type: 'note', text};
  const matches = wanted && survey.signature && signatureMatches(readSignature(wanted.file), survey.signature);
  return toReport(store, survey, matches);
}

/** What a pass over a whole store found. */
interface Survey {
  readonly findings: Finding[];
  readonly notes: string[];
  count: number;
  /** The trouble that ended the pass: what lies behind it was not checked. */
  fatal?: Fault;
  signature?: Signature;
}

const keptFindings = 100;

async function surveyStore(
  open: () => StoreSnapshot,
  options: VerifyOptions,
  key: Uint8Array | undefined,
  tell: (event: Progress) => void,
): Promise<Survey> {
  const survey: Survey = {findings: [], notes: [], count: 0};
  const report = (found: Finding): void => {
    survey.count++;
    if (survey.findings.length < keptFindings) survey.findings.push(found);
  };
  try {
    const snapshot = open();
    for (const found of snapshot.notes) report(found);
    const census = await surveyRecords(snapshot, report, key !== undefined, tell);
    reportLostCommit(snapshot, survey, report);
    if (key) await signSurvey(snapshot, census, options, key, survey, report);
  } catch (error) {
    // With a signature to compare, a store without a manifest is no verdict.
    if (key || !(error instanceof Fault) || !/^L[13]/.test(error.condition.code)) throw error;
    survey.fatal = error;
    report(error);
  }
  return survey;
}

/** Damage beside a WAL without a commit: the header is that of a commit that was lost, which explains the rest. */
function reportLostCommit(snapshot: StoreSnapshot, survey: Survey, report: (found: Finding) => void): void {
  const damage = survey.findings.find(({condition}) => condition.code.startsWith('L1'));
  const explained = damage && asLostCommit(toFault(damage), snapshot.wal, snapshot.store);
  if (explained instanceof Fault && explained.condition.code === conditions.lostCommit.code) report(explained);
}

/** Makes the manifest that the signature is compared with. Raises the first finding that leaves no manifest to make. */
async function signSurvey(
  snapshot: StoreSnapshot,
  census: RecordCensus,
  {shadowed}: VerifyOptions,
  key: Uint8Array,
  survey: Survey,
  report: (found: Finding) => void,
): Promise<void> {
  const blocking = survey.findings.find((found) => found.condition.code.startsWith('L1') && !isHarmlessToRead(found));
  if (blocking) throw toFault(blocking);
  const signer = new ManifestSigner(key);
  const breather = new Breather();
  const document = new CheckedDocument(snapshot, census, 'manifest', shadowed);
  for (const chunk of document.chunks()) {
    signer.update(chunk);
    const pause = breather.pause();
    if (pause) await pause;
  }
  survey.signature = signer.signature();
  for (const found of document.oddities) report(found);
  survey.notes.push(...document.shadowNotes());
}

/** Slots and all blobs. */
async function surveyContent(
  snapshot: StoreSnapshot,
  report: (found: Finding) => void,
  pages: number,
  tell: (event: Progress) => void,
): Promise<RecordCensus> {
  const scan = contentSteps(snapshot, report, report);
  const {census, nodeLabels, edgeLabels} = await pacedSteps(scan, 'records', pages, tell);
  for (const found of [...nodeLabels.undecodable(), ...edgeLabels.undecodable()]) report(found);
  return census;
}

/** Slots, blobs and lists; with `decodesLater` the blobs are left to the manifest, which decodes each of them. */
async function surveyRecords(
  snapshot: StoreSnapshot,
  report: (found: Finding) => void,
  decodesLater: boolean,
  tell: (event: Progress) => void,
): Promise<RecordCensus> {
  const {node, edge} = snapshot.chains;
  const pages = (node.extents.length + edge.extents.length) * pagesPerExtent;
  try {
    const census = decodesLater
      ? await pacedSteps(
          recordSteps(snapshot, report, () => {}),
          'records',
          pages,
          tell,
        )
      : await surveyContent(snapshot, report, pages, tell);
    await pacedSteps(adjacencySteps(snapshot, census, report), 'lists', 2 * pages, tell);
    return census;
  } catch (error) {
    throw asLostCommit(error, snapshot.wal, snapshot.store);
  }
}

/** Runs steps of a page each, lets timers and signals in between them, and tells how far it has come. */
async function pacedSteps<Result>(
  steps: Steps<Result>,
  phase: string,
  pages: number,
  tell: (event: Progress) => void,
): Promise<Result> {
  const breather = new Breather();
  for (let done = 0; ; done++) {
    const step = steps.next();
    if (step.done) return step.value;
    const pause = breather.pause();
    if (!pause) continue;
    tell(progress(phase, Math.min(done, pages) * pageSize, pages * pageSize, 'bytes'));
    await pause;
  }
}

function toReport(store: string, survey: Survey, matches: boolean | undefined): VerifyReport {
  const {signature} = survey;
  const layers = layerNames.map((name) => toLayer(name, survey, matches));
  const ok = layers.every(({verdict}) => verdict !== 'fail');
  return {
    store: normalisedPath(store),
    ok,
    layers,
    finding_count: survey.count,
    findings: survey.findings,
    ...(signature && {
      algorithm: signature.algorithm,
      manifest_sha256: signature.manifest_sha256,
      signature_version: signature.signature_version,
    }),
    exit: ok ? exit.done : survey.fatal ? exit.undecidable : exit.no,
  };
}

function toLayer(name: LayerName, survey: Survey, matches: boolean | undefined): Layer {
  if (name === 'page digests') return {name, verdict: 'not checked', reason: 'the store has no seal'};
  if (name === 'signature') {
    if (matches === undefined) return {name, verdict: 'not checked', reason: 'no --signature was given'};
    return {
      name,
      verdict: matches ? 'pass' : 'fail',
      reason: matches ? proved[name] : 'the manifest or the key is another',
    };
  }
  const found = survey.findings.filter((candidate) => layerOf(candidate) === name);
  if (found.length > 0) {
    const more = found.length > 1 ? ` (and ${found.length - 1} more)` : '';
    return {name, verdict: 'fail', reason: `${findingText(found[0])}${more}`};
  }
  if (survey.fatal && layerNames.indexOf(name) > layerNames.indexOf(layerOf(survey.fatal))) {
    return {name, verdict: 'not checked', reason: `the ${layerOf(survey.fatal)} layer failed first`};
  }
  return {name, verdict: 'pass', reason: proved[name]};
}
