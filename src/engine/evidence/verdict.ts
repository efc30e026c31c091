import {type ExitCode, exit, type Finding} from '../faults/fault.js';
import {type LayerName, layerNames} from '../faults/layer.js';
import {normalisedPath} from '../peer/path-text.js';
import type {Device} from '../storage/files/device.js';
import {type Layer, layerOf, proved} from './layers.js';
import type {SealCheck, SealSummary} from './seal/seal-check.js';
import type {SignatureReport} from './signature/judge-proof.js';
import type {SignatureVerdict} from './signature/manifest-signature.js';
import type {Survey} from './survey.js';

/** A verdict as a table of layers. With a signature, the peer's fields are there too. */
export interface VerifyReport {
  readonly store: string;
  /** Every layer that was checked passed, and every one that was required was checked. */
  readonly ok: boolean;
  readonly layers: readonly Layer[];
  /** Layers that had to be checked. */
  readonly required: readonly Layer['name'][];
  /** Size of the file in bytes. */
  readonly size_bytes: number;
  /** Live records; there where they were counted. */
  readonly nodes?: number;
  readonly edges?: number;
  /** Bytes of commits in the WAL that wait to be rolled forward; there where the WAL was read. */
  readonly wal_bytes?: number;
  readonly finding_count: number;
  /** The first hundred. */
  readonly findings: readonly Finding[];
  /** There when the store has a seal, or one was given. */
  readonly seal?: SealSummary;
  readonly algorithm?: 'hmac-sha256';
  readonly manifest_sha256?: string;
  readonly signature_version?: 1;
  /** There when public keys, or signers, were given. */
  readonly signatures?: readonly SignatureReport[];
  /** Exit code of the verdict. */
  readonly exit: ExitCode;
}

/** What was checked of a store. */
export interface Checked {
  /** The file, and what could not be read of it. */
  readonly device: Device;
  readonly sizeBytes: number;
  readonly survey: Survey;
  readonly sealCheck: SealCheck | undefined;
  /** What is known of the signature; undefined when none was given. */
  readonly signature?: SignatureVerdict;
  /** Those that public keys decide; each must prove what was asked for. */
  readonly signatures?: readonly SignatureReport[] | undefined;
}

/** The report of what was checked. */
export function toReport(store: string, checked: Checked, wanted: readonly LayerName[] = []): VerifyReport {
  const {survey, sealCheck} = checked;
  const {signature} = survey;
  if (sealCheck) survey.findings.addFirst(sealCheck.findings, sealCheck.findingCount);
  survey.findings.addUnreadable(checked.device);
  const isSigned = checked.signature !== undefined || checked.signatures !== undefined;
  const required: readonly Layer['name'][] = layerNames.filter(
    (name) => wanted.includes(name) || (name === 'signature' && isSigned),
  );
  const layers = layerNames.map((name) => toLayer(name, checked));
  const hasFailed = layers.some(({verdict}) => verdict === 'fail');
  const isMissing = layers.some(({name, verdict}) => verdict === 'not checked' && required.includes(name));
  const ok = !hasFailed && !isMissing;
  return {
    store: normalisedPath(store),
    ok,
    layers,
    required,
    size_bytes: checked.sizeBytes,
    ...survey.counts,
    ...(survey.walBytes !== undefined && {wal_bytes: survey.walBytes}),
    finding_count: survey.findings.count,
    findings: survey.findings.kept,
    ...(sealCheck && {seal: sealCheck.summary}),
    ...(signature && {
      algorithm: signature.algorithm,
      manifest_sha256: signature.manifest_sha256,
      signature_version: signature.signature_version,
    }),
    ...(checked.signatures && {signatures: checked.signatures}),
    exit: ok ? exit.done : survey.fatal || !hasFailed ? exit.undecidable : exit.no,
  };
}

function toLayer(name: LayerName, {survey, sealCheck, signature, signatures}: Checked): Layer {
  if (name === 'signature') return signatures ? signedLayer(signatures) : signatureLayer(signature);
  const summary = survey.findings.summary(name);
  if (summary !== undefined) return {name, verdict: 'fail', reason: summary};
  if (name === 'page digests') {
    if (!sealCheck) return {name, verdict: 'not checked', reason: 'the store has no seal'};
    return {name, verdict: sealCheck.verdict, reason: sealCheck.reason};
  }
  if (survey.skipped !== undefined) return {name, verdict: 'not checked', reason: survey.skipped};
  const failed = survey.fatal && layerOf(survey.fatal);
  if (failed !== undefined && !isSettled(name, failed, survey)) {
    return {name, verdict: 'not checked', reason: `the ${failed} layer failed first`};
  }
  return {name, verdict: 'pass', reason: (name === 'wal' && survey.walState) || proved[name]};
}

/** Whether a layer was looked at to its end before another one ended the pass. */
function isSettled(name: LayerName, failed: LayerName, {isOpen}: Survey): boolean {
  return layerNames.indexOf(name) < layerNames.indexOf(failed) && (isOpen === true || name === 'container');
}

const signatureVerdicts = {right: 'pass', wrong: 'fail', unknown: 'not checked'} as const;

function signatureLayer(signature: SignatureVerdict | undefined): Layer {
  const name = 'signature';
  if (!signature) return {name, verdict: 'not checked', reason: 'no --signature was given'};
  return {name, verdict: signatureVerdicts[signature.answer], reason: signature.reason};
}

/** The worst of several signatures decides; those that fit are said together. */
function signedLayer(signatures: readonly SignatureReport[]): Layer {
  const name = 'signature';
  const worst = (['fail', 'not checked'] as const)
    .map((verdict) => signatures.find((each) => each.verdict === verdict))
    .find((each) => each !== undefined);
  if (!worst) return {name, verdict: 'pass', reason: signatures.map(({reason}) => reason).join('; ')};
  const {file, verdict, reason} = worst;
  return {name, verdict, reason: signatures.length === 1 ? reason : `${file}: ${reason}`};
}
