import type {VerifyReport} from '../../engine/evidence/verdict.js';
import {conditionOf} from '../../engine/faults/conditions.js';
import {type ExitCode, exit} from '../../engine/faults/fault.js';
import {counted} from '../../engine/faults/words.js';
import type {BackupsReport, ListedBackup} from '../../engine/operations/backups/backups.js';
import type {DiffReport} from '../../engine/operations/diff/diff.js';
import type {CheckVerdict} from '../../engine/operations/doctor/check.js';
import type {DoctorReport} from '../../engine/operations/doctor/doctor.js';
import type {MergeReport} from '../../engine/operations/merge/merge.js';
import type {UnjudgedStore} from '../../engine/passes/fleet.js';
import {lastHeldAt, spanText} from '../age.js';
import {type CheckResult, outcomeOf, type ToldFinding, toldFinding, type Verdict, verdictOfFault} from './verdict.js';

/** The verdict of verify on one store. */
export function verdictOfStore(row: VerifyReport | UnjudgedStore): Verdict {
  if ('fault' in row) return verdictOfFault(row.store, row.fault);
  const passed = row.layers.filter(({verdict}) => verdict === 'pass').length;
  const [first] = row.findings;
  const proved = `${passed} of ${counted(row.layers.length, 'layer')} proved`;
  const summary = row.ok
    ? proved
    : first
      ? `${counted(row.finding_count, 'finding')}; ${proved}`
      : `not proved; ${proved}`;
  const findings = row.findings.map((found) => toldFinding(found, row.findings));
  return {
    ...outcome(row.store, row.exit),
    summary,
    checks: row.layers,
    finding_count: row.finding_count,
    findings,
    figures: figuresOf(row),
  };
}

const figuresOf = ({size_bytes, nodes, edges, wal_bytes}: VerifyReport): Verdict['figures'] => ({
  store_size_bytes: size_bytes,
  ...(nodes !== undefined && {store_nodes: nodes}),
  ...(edges !== undefined && {store_edges: edges}),
  ...(wal_bytes !== undefined && {store_wal_bytes: wal_bytes}),
});

function outcome(store: string, code: ExitCode): Pick<Verdict, 'store' | 'verdict' | 'exit'> {
  return {store, verdict: outcomeOf(code), exit: code};
}

const checkVerdicts: Readonly<Record<CheckVerdict, CheckResult['verdict']>> = {
  ok: 'pass',
  warn: 'warn',
  bad: 'fail',
  'not checked': 'not checked',
};

/** The verdict of doctor on the surroundings of a store; none where it looked at the program alone. */
export function verdictsOfDoctor({store, checks}: DoctorReport): Verdict[] {
  if (store === null) return [];
  const count = (wanted: CheckVerdict): number => checks.filter(({verdict}) => verdict === wanted).length;
  const findings = checks.flatMap(({verdict, what, code, next}): ToldFinding[] => {
    if (code === null || (verdict !== 'bad' && verdict !== 'warn')) return [];
    const {title = '', background = ''} = conditionOf(code) ?? {};
    return [{code, title, level: verdict === 'bad' ? 'error' : 'warning', message: what, background, next, place: {}}];
  });
  return [
    {
      ...outcome(store, count('bad') > 0 ? exit.no : exit.done),
      summary: `${count('ok')} ok, ${count('warn')} warn, ${count('bad')} bad, ${count('not checked')} not checked`,
      checks: checks.map(({check, verdict, what}) => ({name: check, verdict: checkVerdicts[verdict], reason: what})),
      finding_count: findings.length,
      findings,
      figures: {},
    },
  ];
}

/** The verdicts on the backups of each store in a directory; on the directory itself where no store has one. */
export function verdictsOfBackups({directory, backups, stale, max_age_seconds, aging}: BackupsReport): Verdict[] {
  const stores = [...new Set(backups.map(({store}) => store ?? directory))];
  const isEmpty = [...stale, ...(aging ?? [])].some(({store}) => store === null);
  const names = stores.length === 0 || isEmpty ? [...new Set([directory, ...stores])] : stores;
  return names.map((name) => {
    const own = backups.filter(({store}) => (store ?? directory) === name);
    const late = stale.find(({store}) => (store ?? directory) === name);
    const warned = aging?.find(({store}) => (store ?? directory) === name);
    const checks = own.map(backupCheck);
    if (max_age_seconds !== null || aging) checks.push(ageCheck(late, max_age_seconds, warned));
    const isBad = checks.some(({verdict}) => verdict === 'fail');
    const newest = (list: readonly ListedBackup[]): number | undefined =>
      list.map((backup) => Date.parse(lastHeldAt(backup)) / 1000).sort((a, b) => b - a)[0];
    const drilled = own.filter(({verdict}) => verdict === 'drilled');
    const [newestAt, drilledAt] = [newest(own), newest(drilled)];
    return {
      ...outcome(name, isBad ? exit.no : exit.done),
      summary: `${counted(own.length, 'backup')}, ${drilled.length} drilled`,
      checks,
      finding_count: 0,
      findings: [],
      figures: {
        backups: own.length,
        ...(newestAt !== undefined && {backup_newest_timestamp_seconds: newestAt}),
        ...(drilledAt !== undefined && {backup_newest_drilled_timestamp_seconds: drilledAt}),
      },
    };
  });
}

function backupCheck({path, verdict, reason}: ListedBackup): CheckResult {
  const isBad = verdict === 'changed' || verdict === 'unreadable';
  const isFine = verdict === 'drilled';
  return {name: path, verdict: isBad ? 'fail' : isFine ? 'pass' : 'warn', reason: `${verdict}: ${reason}`};
}

type Late = BackupsReport['stale'][number] | undefined;

function ageCheck(late: Late, maxAgeSeconds: number | null, warned: Late): CheckResult {
  const name = 'age of the newest sound copy';
  const allowed = maxAgeSeconds === null ? 'younger ones are wanted' : `${spanText(maxAgeSeconds * 1000)} are allowed`;
  const old = late ?? warned;
  if (!old) return {name, verdict: 'pass', reason: `not older than that: ${allowed}`};
  const age = old.age_seconds === null ? 'there is none' : spanText(old.age_seconds * 1000);
  return {name, verdict: late ? 'fail' : 'warn', reason: `${age}; ${allowed}`};
}

/** How old the newest sound copy is of the store that has the oldest, in seconds; null where a store, or the directory, has none. */
export function oldestOf({backups}: BackupsReport): number | null {
  const stores = new Set(backups.flatMap(({store}) => store ?? []));
  const newest = [...stores].map((name) =>
    Math.min(
      ...backups.filter(({store, verdict}) => store === name && isSound(verdict)).map(({age_seconds}) => age_seconds),
    ),
  );
  const oldest = Math.max(...newest);
  return Number.isFinite(oldest) ? oldest : null;
}

const isSound = (verdict: ListedBackup['verdict']): boolean => verdict === 'drilled' || verdict === 'not drilled';

/** The verdict of diff: a difference is a no. */
export function verdictsOfDiff({changed, left, right, nodes, edges}: DiffReport): Verdict[] {
  const kinds = [
    ['nodes', nodes],
    ['edges', edges],
  ] as const;
  const checks = kinds.flatMap(([kind, {added, removed, changed: other}]) =>
    (
      [
        ['added', added],
        ['removed', removed],
        ['changed', other],
      ] as const
    ).map(
      ([change, {length}]): CheckResult => ({
        name: `${kind} ${change}`,
        verdict: length > 0 ? 'fail' : 'pass',
        reason: `${length}`,
      }),
    ),
  );
  const records = kinds.reduce(
    (sum, [, {added, removed, changed: other}]) => sum + added.length + removed.length + other.length,
    0,
  );
  return [
    {
      ...outcome(right.path, changed ? exit.no : exit.done),
      summary: changed ? `${counted(records, 'record')} differ from ${left.path}` : `no differences from ${left.path}`,
      checks,
      finding_count: 0,
      findings: [],
      figures: {difference_records: records},
    },
  ];
}

/** The verdict of merge: what blocks it is a no, also where a preview ends with 0. */
export function verdictsOfMerge(
  report: MergeReport,
  inputs: {readonly left: string; readonly right: string},
): Verdict[] {
  const {can_merge, conflicts, warnings, output} = report;
  const told = (code: string, level: ToldFinding['level'], message: string): ToldFinding => ({
    code,
    title: level === 'error' ? 'blocks the merge' : 'to be reviewed',
    level,
    message,
    background: 'Decide it in a plan: liel merge --review, or --plan and --from-plan.',
    next: [],
    place: {},
  });
  const findings = [
    ...conflicts.map(({type, message}) => told(type, 'error', message)),
    ...warnings.map(({type, message}) => told(type, 'warning', message)),
  ];
  return [
    {
      // What is judged is a file: in a preview the store that would come into the other.
      ...outcome(output ?? inputs.right, can_merge ? exit.done : exit.no),
      summary: `${can_merge ? (warnings.length > 0 ? 'ready with review warnings' : 'ready') : 'blocked'}, into ${inputs.left}`,
      checks: [
        {name: 'conflicts', verdict: conflicts.length > 0 ? 'fail' : 'pass', reason: `${conflicts.length}`},
        {name: 'review warnings', verdict: warnings.length > 0 ? 'warn' : 'pass', reason: `${warnings.length}`},
      ],
      finding_count: findings.length,
      findings: findings.slice(0, 100),
      figures: {merge_conflicts: conflicts.length, merge_warnings: warnings.length},
    },
  ];
}
