import type {Layer} from '../engine/evidence/layers.js';
import type {VerifyReport} from '../engine/evidence/verdict.js';
import {quote} from '../engine/faults/condition.js';
import {dataAtRiskOf, type Finding, findingText, isFinding} from '../engine/faults/fault.js';
import {counted} from '../engine/faults/words.js';
import type {StoresReport} from '../engine/passes/fleet.js';
import {glyphs} from './glyphs.js';
import {bad, faint, good, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {verdictOfStore} from './reports/verdicts-of.js';
import {oneOfStores, storesRenderer} from './stores-text.js';
import {table} from './table.js';
import {wayOut} from './way-out.js';

export const verifyRenderer: Renderer<VerifyReport> = {
  isVerdict: true,
  verdicts: (report) => [verdictOfStore(report)],
  exit: (report) => report.exit,
  json: (report) => oneOfStores(storeDocument(report)),
  text: (report) => {
    const lines = [table(['layer', 'verdict', 'what'], report.layers.map(layerRow))];
    for (const found of report.findings.slice(0, shownFindings)) lines.push(findingLine(found));
    if (report.finding_count > shownFindings)
      lines.push(
        `${glyphs('…')} and ${counted(report.finding_count - shownFindings, 'more finding')} (all with --format json, up to 100)`,
      );
    lines.push(...nextLines(report.findings), ...nextOfSignature(report), verdictLine(report));
    return lines.join('\n');
  },
};

/** Several stores: a row for each, one document for all. */
export const verifyStoresRenderer: Renderer<StoresReport<VerifyReport>> = {
  isVerdict: true,
  ...storesRenderer<VerifyReport>({
    schema: 'verify-stores',
    verdicts: (report) => [verdictOfStore(report)],
    document: storeDocument,
    exit: (report) => report.exit,
    titles: ['verdict', 'first finding'],
    row: (report) => {
      const [first] = report.findings;
      return [(report.ok ? good : bad)(verdictText(report)), first ? findingLine(first) : ''];
    },
    said: ['nothing wrong found', 'not sound, or not judged'],
  }),
};

function storeDocument({exit: _, findings, ...report}: VerifyReport): object {
  return {...report, findings: findings.map(findingDocument)};
}

const shownFindings = 20;

function layerRow({name, verdict, reason}: Layer): string[] {
  const colour = verdict === 'pass' ? good : verdict === 'fail' ? bad : faint;
  return [name, colour(verdict), printable(reason)];
}

function findingLine(found: Finding): string {
  return `${bad(found.condition.code)} ${printable(findingText(found))}`;
}

/** What to do about the findings: for each kind of them the way out of its first one, no command twice. */
function nextLines(findings: readonly Finding[]): string[] {
  const firsts = findings.filter((found, i) => findings.findIndex((other) => isFinding(other, found.condition)) === i);
  const commands = firsts.flatMap((found) => wayOut(found, findings));
  return [...new Set(commands)].map((command) => `  ${faint('next:')} ${printable(command)}`);
}

/** How to see what changed since a store was signed. */
function nextOfSignature({layers, manifest_sha256, signatures = [], store}: VerifyReport): string[] {
  if (signatures.some(({graph}) => graph === 'other'))
    return [`  ${faint('next:')} liel diff @ ${printable(quote(store))}`];
  const isOther = layers.some(({name, reason}) => name === 'signature' && reason.startsWith('the content is another'));
  const isRefused = layers.some(({name, verdict}) => name === 'signature' && verdict === 'fail');
  if (isRefused && !isOther) return [`  ${faint('next:')} liel runbook what-signatures-prove`];
  if (!isOther || manifest_sha256 === undefined) return [];
  return [`  ${faint('next:')} liel diff @ ${printable(quote(store))}`];
}

function verdictLine(report: VerifyReport): string {
  const store = printable(report.store);
  if (report.signatures) return signedLine(report, store);
  if (report.manifest_sha256 === undefined) return heading(`${store}: ${verdictText(report)}`);
  const {verdict, reason = ''} = report.layers.find(({name}) => name === 'signature') ?? {};
  if (report.ok) return heading(`Signature OK: ${store} has the signed content, ${report.manifest_sha256}`);
  if (verdict === 'fail') return heading(`Signature verification failed: ${printable(reason)}`);
  if (verdict === 'not checked') return heading(`The signature cannot be judged: ${printable(reason)}`);
  return heading(`The signature matches, but ${store} is not sound: ${verdictText(report)}`);
}

/** What public keys come to. */
function signedLine(report: VerifyReport, store: string): string {
  const {verdict, reason = ''} = report.layers.find(({name}) => name === 'signature') ?? {};
  if (report.ok) return heading(`Signature OK: ${store}: ${printable(reason)}`);
  if (verdict === 'fail') return heading(`Signature verification failed: ${printable(reason)}`);
  if (verdict === 'not checked') return heading(`The signature cannot be judged: ${printable(reason)}`);
  return heading(`The signature matches, but ${store} is not sound: ${verdictText(report)}`);
}

/** What is known in the end: sound is only what was looked at beyond its page digests. */
function verdictText({ok, layers, required, finding_count: count}: VerifyReport): string {
  const missing = layers.filter(({name, verdict}) => verdict === 'not checked' && required.includes(name));
  if (!ok && missing.length > 0 && count === 0) {
    return `not proved: ${missing.map(({name}) => name).join(' and ')} had to be checked, and could not be`;
  }
  if (!ok) return count === 0 ? 'not proved' : counted(count, 'finding');
  const passed = layers.filter(({verdict}) => verdict === 'pass');
  const share = `${passed.length} of ${counted(layers.length, 'layer')} proved`;
  return passed.some(({name}) => name === 'structure') ? `sound, ${share}` : `nothing wrong found, ${share}`;
}

/** A finding as it stands in JSON reports, among the others of its store. */
export function findingDocument(found: Finding, _: number, all: readonly Finding[]): object {
  const {code, title} = found.condition;
  return {
    code,
    title,
    message: findingText(found),
    data_at_risk: dataAtRiskOf(found),
    next: wayOut(found, all),
    place: found.place,
  };
}
