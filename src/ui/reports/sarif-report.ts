import path from 'node:path';
import {conditionOf} from '../../engine/faults/conditions.js';
import {pageSize} from '../../engine/format/records/constants.js';
import {jsonLine} from '../json.js';
import {printable} from '../printable.js';
import {pathFromRoot, placeText, type Run, type ToldFinding, type Verdict} from './verdict.js';

/** GitHub takes 5,000 results of a run. */
const mostResults = 5000;

/** A run as SARIF 2.1.0. */
export function sarifReport(run: Run): string {
  const {command, version, verdicts} = run;
  const all = verdicts.flatMap((verdict) => toldOf(verdict).map((found) => ({verdict, found})));
  const told = all.slice(0, mostResults);
  const rules = [...new Map(told.map(({found}) => [found.code, found])).values()];
  const indexes = new Map(rules.map((one, index) => [one.code, index]));
  const left = all.length - told.length;
  const notifications = left > 0 ? [{level: 'warning', message: {text: `${left} more results are left out`}}] : [];
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {driver: {name: 'liel-ops', semanticVersion: version, rules: rules.map(rule)}},
        automationDetails: {id: `liel-${command.replaceAll(' ', '-')}/`},
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {SRCROOT: {uri: `${fileUri(run.root)}/`}},
        invocations: [
          {
            executionSuccessful: verdicts.every(({verdict}) => verdict !== 'trouble'),
            exitCode: run.exit,
            endTimeUtc: run.endedAt.toISOString(),
            toolExecutionNotifications: notifications,
          },
        ],
        artifacts: verdicts.map(({store, figures}) => {
          const length = figures['store_size_bytes'];
          return {location: locationOf(run, store), ...(length === undefined ? {} : {length})};
        }),
        results: told.map(({verdict, found}) => result(run, verdict, found, indexes.get(found.code))),
      },
    ],
  };
  return `${jsonLine(document)}\n`;
}

/** The findings; a verdict that has none but is no pass is one itself. */
function toldOf({findings, verdict, summary}: Verdict): readonly ToldFinding[] {
  if (findings.length > 0 || verdict === 'pass') return findings;
  return [
    {
      code: 'liel-verdict',
      title: 'The verdict is no pass',
      level: 'error',
      message: summary,
      background: 'What was asked for was not proved.',
      next: [],
      place: {},
    },
  ];
}

function rule({code, title, background, next}: ToldFinding): object {
  const way = next.length > 0 ? `\n\nNext: ${next.map(printable).join('; ')}` : '';
  return {
    id: code,
    name: title.replace(/\W+/g, ' ').trim(),
    shortDescription: {text: title},
    fullDescription: {text: background},
    // What a merge meets has a name that is no code.
    help: {text: `${background}${way}${conditionOf(code) ? `\n\nMore: liel explain ${code}` : ''}`},
  };
}

function result(run: Run, {store}: Verdict, found: ToldFinding, ruleIndex: number | undefined): object {
  const {code, level, message, place} = found;
  const {offset, bytes, page, node, edge} = place;
  const start = offset ?? (page === undefined ? undefined : page * pageSize);
  const region =
    start === undefined ? {startLine: 1} : {startLine: 1, byteOffset: start, byteLength: bytes ?? pageSize};
  const record = node === undefined ? (edge === undefined ? undefined : `edge/${edge}`) : `node/${node}`;
  const where = placeText(place);
  return {
    ruleId: code,
    ruleIndex,
    level,
    message: {text: `${printable(store)}: ${printable(message)}${where === '' ? '' : ` (${where})`}`},
    locations: [
      {
        physicalLocation: {artifactLocation: locationOf(run, store), region},
        ...(record === undefined ? {} : {logicalLocations: [{fullyQualifiedName: record}]}),
      },
    ],
    partialFingerprints: {
      'lielPlace/v1': `${code}:${where === '' ? 'store' : where.replaceAll(', ', ':').replaceAll(' ', ':')}`,
    },
  };
}

/** Where a store lies, from the root if it lies in there. */
function locationOf(run: Run, store: string): object {
  const {below, absolute} = pathFromRoot(run, store);
  if (below === undefined) return {uri: fileUri(absolute)};
  return {uri: below.toWellFormed().split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT'};
}

/** A path from the root of a file system as an address; a drive of Windows stays one. */
function fileUri(absolute: string): string {
  const parts = absolute
    .toWellFormed()
    .split(path.sep)
    .filter((part) => part !== '');
  return `file://${parts.map((part) => `/${encodeURIComponent(part).replace('%3A', ':')}`).join('')}`;
}
