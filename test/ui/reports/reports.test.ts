import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {Ajv2020} from 'ajv/dist/2020.js';
import {exit, Fault} from '../../../src/engine/faults/fault.js';
import {githubReport} from '../../../src/ui/reports/github-report.js';
import {jsonlReport, summaryLine, verdictLine} from '../../../src/ui/reports/jsonl-report.js';
import {junitReport} from '../../../src/ui/reports/junit-report.js';
import {markdownReport} from '../../../src/ui/reports/markdown-report.js';
import {nagiosReport} from '../../../src/ui/reports/nagios-report.js';
import {prometheusReport} from '../../../src/ui/reports/prometheus-report.js';
import {sarifReport} from '../../../src/ui/reports/sarif-report.js';
import type {Run, ToldFinding, Verdict} from '../../../src/ui/reports/verdict.js';
import {readVerdicts, sumVerdicts} from '../../../src/ui/reports/verdict-input.js';
import {needsSarifSchema, needsStockPython, runStockPython, sarifSchema} from '../../support/stock-tools.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** What the tests look at in SARIF. */
interface SarifLog {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly locations: readonly [{readonly physicalLocation: {readonly region: object}}];
      }[];
      readonly artifacts: readonly {readonly location: {readonly uri: string}}[];
      readonly tool: {
        readonly driver: {readonly rules: readonly {readonly id: string; readonly help: {readonly text: string}}[]};
      };
    },
  ];
}

/** A name as nobody should give a store, and as somebody does. */
const hostile = 'a\n::error::x|"<b>&\'`[l](http://e.x)\r\u001b[31m%0A,:\u202e\ud800.liel';

const found = (over: Partial<ToldFinding> = {}): ToldFinding => ({
  code: 'L1009',
  title: 'A page is damaged',
  level: 'error',
  message: `${hostile}: page 1283 is not the one that was sealed`,
  background: 'The medium gave other bytes.',
  next: ["liel heal 'x.liel' -o y.liel"],
  place: {page: 1283, offset: 1283 * 4096, node: 124},
  ...over,
});

const pass: Verdict = {
  store: 'fine.liel',
  verdict: 'pass',
  exit: exit.done,
  summary: '7 of 9 layers proved',
  checks: [
    {name: 'container', verdict: 'pass', reason: 'it is one'},
    {name: 'page digests', verdict: 'not checked', reason: 'the store has no seal'},
  ],
  finding_count: 0,
  findings: [],
  figures: {store_size_bytes: 7_356_416, store_nodes: 1000, store_edges: 2000, store_wal_bytes: 0},
};
const fail: Verdict = {
  ...pass,
  store: hostile,
  verdict: 'fail',
  exit: exit.no,
  summary: '2 findings',
  checks: [...pass.checks, {name: 'structure', verdict: 'fail', reason: hostile}],
  finding_count: 2,
  findings: [found(), found({level: 'warning', code: 'L1017', place: {}})],
};
const undecided: Verdict = {
  ...pass,
  store: '../../outside/u.liel',
  verdict: 'undecided',
  exit: exit.undecidable,
  summary: 'no store',
  checks: [],
  findings: [],
  finding_count: 0,
};

const digestOf = (text: string): string => `${text.length}`;

const runOf = (...verdicts: Verdict[]): Run => ({
  command: 'verify',
  version: '1.2.3',
  exit: exit.no,
  endedAt: new Date('2026-11-29T10:00:00.123Z'),
  cwd: '/repo/data',
  root: '/repo',
  verdicts,
});
const run = runOf(pass, fail, undecided);

describe('what others wrote', () => {
  it('is no command for a runner of GitHub Actions: each line of annotations is one of ours', () => {
    const {annotations} = githubReport(run, 'D', digestOf);
    const lines = annotations.trimEnd().split('\n');
    assert.equal(lines.length, 3);
    for (const line of lines) assert.match(line, /^::(error|warning) file=[^:,\r]*,title=[^:,]*::[^\r\n]*$/);
    assert.ok(!annotations.includes('\u001b') && !annotations.includes('\u202e'));
    assert.match(lines[0] as string, /page 1283, node 124/);
  });

  it('ends no output early: the delimiter is a line of its own, and a value no line that is one', () => {
    const {outputs} = githubReport(run, 'D', digestOf);
    const [, verdict] = /^verdict<<D\n(\w+)\nD\n/.exec(outputs) ?? [];
    assert.equal(verdict, 'fail');
    assert.equal(outputs.split('\n').filter((line) => line === 'D').length, 4);
    const report = /report<<D\n([\s\S]*?)\nD\n/.exec(outputs)?.[1] ?? '';
    assert.equal(report.split('\n').length, 4);
  });

  it('is no cell, link, tag or line of Markdown', () => {
    const text = markdownReport(run);
    const row = text.split('\n').find((line) => line.includes('❌ fail |')) ?? '';
    assert.equal(row.replace(/\\\|/g, '').split('|').length, 5);
    assert.ok(!/<b>|\]\(http|^::/m.test(text), text);
    assert.ok(!text.includes('\u202e') && !text.includes('\u001b'));
  });
});

describe('GitHub Actions', () => {
  it('are told nine errors and nine warnings at the most, and how many more there are', () => {
    const many = {...fail, findings: Array.from({length: 30}, (_, i) => found({level: i % 2 ? 'error' : 'warning'}))};
    const lines = githubReport(runOf(many), 'D', digestOf).annotations.trimEnd().split('\n');
    assert.equal(lines.length, 20);
    assert.ok(lines.includes('::error title=liel::6 more, see the summary'));
    assert.ok(lines.includes('::warning title=liel::6 more, see the summary'));
  });

  it('get a summary of less than a mebibyte, and say so', () => {
    const long = runOf(
      ...Array.from({length: 50}, () => ({
        ...fail,
        findings: Array.from({length: 20}, () => found({message: 'x'.repeat(2000)})),
      })),
    );
    const {summary, outputs} = githubReport(long, 'D', digestOf);
    assert.ok(Buffer.byteLength(summary) < 2 ** 20);
    assert.match(summary, /Cut here: the whole report has [\d,]+ bytes/);
    assert.match(outputs, /report<<D\n\nD\n/, 'a report that is too long for an output is left out');
  });

  it('hear of a verdict that is no pass and has no finding', () => {
    assert.match(
      githubReport(runOf(undecided), 'D', digestOf).annotations,
      /^::error file=\/outside\/u\.liel,title=liel undecided::no store\n$/,
    );
  });
});

describe('Nagios and Icinga', () => {
  it('are told critical for a no, unknown for what was not decided and for nothing, warning for a doubt', () => {
    const warned: Verdict = {...pass, checks: [{name: 'age', verdict: 'warn', reason: 'old'}]};
    const states = [[pass], [warned], run.verdicts, [pass, undecided], []].map((one) => nagiosReport(one).exit);
    assert.deepEqual(states, [0, 1, 2, 3, 3]);
    const {line} = nagiosReport(run.verdicts);
    assert.equal(line.split('|').length, 2, line);
    assert.match(
      line,
      /^LIEL CRITICAL - 2 of 3 not fine: .*L1009 page 1283, node 124.* \| failed=1;0;0;0;3 undecided=1;0;;0;3$/,
    );
  });
});

describe('lines of JSON', () => {
  const shard = (word: string, ...verdicts: Verdict[]): string =>
    [...verdicts.map((one) => verdictLine('verify', one)), summaryLine(runOf(...verdicts), word)]
      .map((line) => `${line}\n`)
      .join('');

  it('are read back as they were, and summed by name', () => {
    const wellFormed = {...fail, store: 'b.liel'};
    const a = readVerdicts('a', shard('1/2', pass));
    const b = readVerdicts('b', shard('2/2', wellFormed, undecided));
    assert.deepEqual(
      sumVerdicts([b, a]).map(({store}) => store),
      ['../../outside/u.liel', 'b.liel', 'fine.liel'],
    );
    assert.deepEqual(a.verdicts, [pass]);
    assert.equal(readVerdicts('c', jsonlReport(runOf(pass))).shard, undefined);
  });

  const whole = shard('1/2', pass);
  for (const [what, texts] of Object.entries({
    nothing: [''],
    'no JSON': ['x\n'],
    'a cut line': [whole.slice(0, -3)],
    'no last line': [`${whole.split('\n')[0]}\n`],
    'a line less than counted': [jsonlReport(runOf(pass, fail)).replace(/^.*\n/, '')],
    'a verdict of another version': [whole.replace('liel.verdict-line/1', 'liel.verdict-line/2')],
    'a verdict that there is not': [whole.replace('"verdict": "pass", ', '')],
    'a shard that is missing': [whole],
    'a shard twice': [whole, whole],
    'shards of two runs': [whole, shard('2/3', fail)],
    'a store in two shards': [whole, shard('2/2', pass)],
    'a run without shards beside a shard': [whole, jsonlReport(runOf(fail))],
  })) {
    it(`are not summed: ${what}`, () => {
      const work = () => sumVerdicts(texts.map((text, i) => readVerdicts(`${i}`, text)));
      assert.throws(work, (error) => error instanceof Fault && error.condition.code === 'L0066');
    });
  }
});

/** What a Python script prints of a file. */
function pythonSays(script: string, file: string): string {
  const {status, stdout, stderr} = runStockPython(script, [file]);
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

describe('SARIF', () => {
  it('leads to explain where there is something to explain: what a merge meets has no code', () => {
    const conflict = found({code: 'node_property_conflict'});
    const document = JSON.parse(sarifReport(runOf({...fail, findings: [found(), conflict]}))) as SarifLog;
    assert.deepEqual(
      document.runs[0].tool.driver.rules.map(({help}) => /liel explain \S+/.exec(help.text)?.[0]),
      ['liel explain L1009', undefined],
    );
  });
});

describe('parsers of others', () => {
  it('read our SARIF: the schema of Microsoft', needsSarifSchema, () => {
    const {$schema: _, ...schema} = JSON.parse(readFileSync(sarifSchema, 'utf8')) as Record<string, unknown>;
    const validate = new Ajv2020({strict: false, validateFormats: false}).compile(schema);
    const document = JSON.parse(sarifReport(run)) as SarifLog;
    const check = (log: unknown): boolean => validate(log);
    assert.ok(check(document), JSON.stringify(validate.errors?.slice(0, 3)));
    assert.ok(!check({...document, version: '2'}), 'the schema refuses something');
    const [{results, artifacts, tool}] = document.runs;
    assert.deepEqual(results[0]?.locations[0].physicalLocation.region, {
      byteLength: 4096,
      byteOffset: 5_255_168,
      startLine: 1,
    });
    assert.equal(artifacts[2]?.location.uri, 'file:///outside/u.liel');
    assert.ok(results.every(({ruleIndex, ruleId}) => tool.driver.rules[ruleIndex]?.id === ruleId));
  });

  it(
    'read our JUnit: a failure, an error for what was not decided, a skip for what was not checked',
    needsStockPython,
    (t) => {
      const file = path.join(temporaryDirectory(t), 'r.xml');
      writeFileSync(file, junitReport(run));
      const code = `import sys, junitparser
x = junitparser.JUnitXml.fromfile(sys.argv[1])
print(x.tests, x.failures, x.errors, x.skipped, sum(len(list(s)) for s in x), [c.result[0]._tag if c.result else 'ok' for s in x for c in s])`;
      assert.equal(pythonSays(code, file), "6 1 1 2 6 ['ok', 'skipped', 'ok', 'skipped', 'failure', 'error']");
    },
  );

  it('read our metrics, names and values', needsStockPython, (t) => {
    const file = path.join(temporaryDirectory(t), 'r.prom');
    writeFileSync(file, prometheusReport(run));
    const code = `import sys
from prometheus_client.parser import text_string_to_metric_families as families
for f in families(open(sys.argv[1]).read()):
  print(f.name, f.type, [s.value for s in f.samples])`;
    assert.equal(
      pythonSays(code, file),
      [
        'liel_store_decided gauge [1, 1, 0]',
        'liel_store_verified gauge [1, 0, 0]',
        'liel_store_layer gauge [1, 1, 1, 1, 1]',
        'liel_store_size_bytes gauge [7356416, 7356416, 7356416]',
        'liel_store_nodes gauge [1000, 1000, 1000]',
        'liel_store_edges gauge [2000, 2000, 2000]',
        'liel_store_wal_bytes gauge [0, 0, 0]',
        'liel_run_exit_code gauge [1]',
        'liel_run_timestamp_seconds gauge [1764410400]',
      ]
        .join('\n')
        .replace('1764410400', String(Math.floor(run.endedAt.getTime() / 1000))),
    );
  });
});
