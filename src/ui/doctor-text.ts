import {type ExitCode, exit} from '../engine/faults/fault.js';
import {humanSize} from '../engine/faults/words.js';
import type {DoctorReport} from '../engine/operations/doctor/doctor.js';
import type {StoresReport} from '../engine/passes/fleet.js';
import {bad, doubtful, faint, good, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {verdictsOfDoctor} from './reports/verdicts-of.js';
import {oneOfStores, storesRenderer} from './stores-text.js';
import {table} from './table.js';

export const doctorRenderer: Renderer<DoctorReport> = {
  verdicts: verdictsOfDoctor,
  json: (report) =>
    report.store === null ? {...report, ok: true, stores: []} : oneOfStores(storeDocument(report), report),
  text: (report) => (report.store === null ? programText(report) : storeText(report)).join('\n'),
  exit: exitOfDoctor,
};

/** Several stores: a row for each, one document for all; `program` is what doctor says of the program alone. */
export function doctorStoresRenderer(program: DoctorReport): Renderer<StoresReport<DoctorReport>> {
  const {store: _, checks: __, leftovers: ___, ...about} = program;
  return storesRenderer<DoctorReport>({
    schema: 'doctor-stores',
    verdicts: verdictsOfDoctor,
    document: storeDocument,
    exit: exitOfDoctor,
    titles: ['verdict', 'first that is not ok'],
    row: ({checks}) => {
      const first = checks.find(({verdict}) => verdict === 'bad') ?? checks.find(({verdict}) => verdict === 'warn');
      const verdict = first?.verdict ?? 'ok';
      const what = first ? `${first.check}: ${first.code ?? ''} ${first.what}` : '';
      return [colours[verdict](verdict), printable(what)];
    },
    said: ['nothing bad found', 'bad, or not judged'],
    about,
  });
}

/** What doctor ends with. */
export function exitOfDoctor({checks}: DoctorReport): ExitCode {
  return checks.some(({verdict}) => verdict === 'bad') ? exit.no : exit.done;
}

function storeDocument(report: DoctorReport): object {
  const {store, checks, leftovers} = report;
  return {store, ok: exitOfDoctor(report) === exit.done, checks, leftovers};
}

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
