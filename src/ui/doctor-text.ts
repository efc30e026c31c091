import {exit} from '../engine/faults/fault.js';
import {humanSize} from '../engine/faults/words.js';
import type {DoctorReport} from '../engine/operations/doctor/doctor.js';
import {bad, doubtful, faint, good, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {verdictsOfDoctor} from './reports/verdicts-of.js';
import {table} from './table.js';

export const doctorRenderer: Renderer<DoctorReport> = {
  verdicts: verdictsOfDoctor,
  json: (report) => report,
  text: (report) => (report.store === null ? programText(report) : storeText(report)).join('\n'),
  exit: ({checks}) => (checks.some(({verdict}) => verdict === 'bad') ? exit.no : exit.done),
};

const colours = {ok: good, warn: doubtful, bad, 'not checked': faint};

function storeText({store, checks, leftovers}: DoctorReport): string[] {
  const lines = [
    table(
      ['check', 'verdict', 'what'],
      checks.map(({check, verdict, code, what}) => [
        check,
        colours[verdict](verdict),
        printable(code === null ? inSizes(what) : `${code} ${what}`),
      ]),
    ),
  ];
  if (leftovers.length > 0) {
    const rows = leftovers.map(({path, safe_to_delete, why}) => [
      printable(path),
      safe_to_delete ? 'yes' : 'no',
      printable(why),
    ]);
    lines.push(table(['left over', 'may be deleted', 'why'], rows));
  }
  const next = new Set(checks.flatMap((check) => check.next));
  lines.push(...[...next].map((line) => `next: ${printable(line)}`));
  const count = (verdict: string): number => checks.filter((check) => check.verdict === verdict).length;
  lines.push(
    `${printable(store ?? '')}: ${count('ok')} ok, ${count('warn')} warn, ${count('bad')} bad, ${count('not checked')} not checked`,
  );
  return lines;
}

/** The room for a copy is said to the byte in JSON; a person reads sizes. Names stay as they are. */
function inSizes(what: string): string {
  const [, free, directory, needed] =
    /^(\d+) bytes are free in (.*), a copy with its seal needs (\d+)$/s.exec(what) ?? [];
  if (needed === undefined) return what;
  return `${humanSize(Number(free))} are free in ${directory}, a copy with its seal needs ${humanSize(Number(needed))}`;
}

function programText(report: DoctorReport): string[] {
  const lines = [
    `${heading('liel-ops')} ${report.version} on Node ${report.node}, ${report.platform}`,
    `running from ${printable(report.program)}`,
    `packages: ${Object.entries(report.packages)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
  ];
  if (report.on_path.length > 0) {
    const rows = report.on_path.map(({path, kind, first, running}) => [
      printable(path),
      kind,
      [first && 'a shell starts this', running && 'running now'].filter(Boolean).join(', '),
    ]);
    lines.push(table(['liel on PATH', 'is', ''], rows));
  }
  lines.push(...report.advice.map((text) => `! ${printable(text)}`));
  return lines;
}
