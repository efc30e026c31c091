import type {Layer} from '../engine/evidence/layers.js';
import {type Finding, findingText, isFinding} from '../engine/faults/fault.js';
import {counted, grouped} from '../engine/faults/words.js';
import type {VerifyReport} from '../engine/operations/verify/verdict.js';
import type {StoresReport, UnjudgedStore} from '../engine/operations/verify/verify-stores.js';
import {faultDocument} from './fault-text.js';
import {bad, faint, good, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const verifyRenderer: Renderer<VerifyReport> = {
  exit: (report) => report.exit,
  json: ({exit: _, findings, ...report}) => ({...report, findings: findings.map(findingDocument)}),
  text: (report) => {
    const lines = [table(['layer', 'verdict', 'what'], report.layers.map(layerRow))];
    for (const found of report.findings.slice(0, shownFindings)) lines.push(findingLine(found));
    if (report.finding_count > shownFindings)
      lines.push(
        `… and ${counted(report.finding_count - shownFindings, 'more finding')} (all with --format json, up to 100)`,
      );
    lines.push(...nextLines(report.findings), verdictLine(report));
    return lines.join('\n');
  },
};

/** Several stores: a row for each, one document for all. */
export const verifyStoresRenderer: Renderer<StoresReport> = {
  exit: (report) => report.exit,
  json: ({exit: _, stores, ...report}) => ({...report, stores: stores.map(storeDocument)}),
  text: ({ok, stores}) => {
    const unsound = stores.filter((row) => !row.ok).length;
    const all = counted(stores.length, 'store');
    const said = ok ? `${all}: nothing wrong found` : `${all}: ${grouped(unsound)} not sound, or not judged`;
    return `${table(['store', 'verdict', 'first finding'], stores.map(storeRow))}\n${heading(said)}`;
  },
};

function storeDocument(row: VerifyReport | UnjudgedStore): unknown {
  if ('fault' in row) return {store: row.store, ok: false, ...faultDocument(row.fault)};
  return verifyRenderer.json(row);
}

function storeRow(row: VerifyReport | UnjudgedStore): string[] {
  if ('fault' in row) return [printable(row.store), bad('not judged'), findingLine(row.fault)];
  const [first] = row.findings;
  const verdict = (row.ok ? good : bad)(verdictText(row));
  return [printable(row.store), verdict, first ? findingLine(first) : ''];
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
  const commands = firsts.flatMap(({condition, facts}) => condition.remedy(facts));
  return [...new Set(commands)].map((command) => `  ${faint('next:')} ${printable(command)}`);
}

function verdictLine(report: VerifyReport): string {
  if (report.manifest_sha256 === undefined) return heading(`${printable(report.store)}: ${verdictText(report)}`);
  const matches = report.layers.some(({name, verdict}) => name === 'signature' && verdict === 'pass');
  if (report.ok) return heading('Signature OK.');
  if (!matches) return heading('Signature verification failed.');
  return heading(`The signature matches, but ${printable(report.store)} is not sound: ${verdictText(report)}`);
}

/** What is known in the end: sound is only what was looked at beyond its page digests. */
function verdictText({ok, layers, finding_count: count}: VerifyReport): string {
  if (!ok) return count === 0 ? 'not proved' : counted(count, 'finding');
  const passed = layers.filter(({verdict}) => verdict === 'pass');
  const share = `${passed.length} of ${counted(layers.length, 'layer')} proved`;
  return passed.some(({name}) => name === 'structure') ? `sound, ${share}` : `nothing wrong found, ${share}`;
}

/** A finding as it stands in JSON reports. */
export function findingDocument(found: Finding): object {
  const {code, title, dataAtRisk, remedy} = found.condition;
  return {
    code,
    title,
    message: findingText(found),
    data_at_risk: dataAtRisk,
    next: remedy(found.facts),
    place: found.place,
  };
}
