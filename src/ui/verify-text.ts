import {type Finding, findingText} from '../engine/faults/fault.js';
import type {Layer} from '../engine/operations/verify/layers.js';
import type {VerifyReport} from '../engine/operations/verify/verify.js';
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
      lines.push(`… and ${report.finding_count - shownFindings} more findings (all with --format json, up to 100)`);
    lines.push(verdictLine(report));
    return lines.join('\n');
  },
};

const shownFindings = 20;

function layerRow({name, verdict, reason}: Layer): string[] {
  const colour = verdict === 'pass' ? good : verdict === 'fail' ? bad : faint;
  return [name, colour(verdict), printable(reason)];
}

function findingLine(found: Finding): string {
  return `${bad(found.condition.code)} ${printable(findingText(found))}`;
}

function verdictLine(report: VerifyReport): string {
  if (report.manifest_sha256 !== undefined)
    return heading(report.ok ? 'Signature OK.' : 'Signature verification failed.');
  return heading(
    report.ok ? `${printable(report.store)}: sound` : `${printable(report.store)}: ${report.finding_count} findings`,
  );
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
