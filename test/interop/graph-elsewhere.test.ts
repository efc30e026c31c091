import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {expectExit} from '../support/program.js';
import {blocksOf, missingFrom} from '../support/runbook-page.js';
import {states} from '../support/states.js';
import {needsStockModules, runStockPython} from '../support/stock-tools.js';
import {temporaryDirectory} from '../support/temp-directory.js';

const page = readFileSync(fileURLToPath(new URL('../../runbooks/graph-elsewhere.md', import.meta.url)), 'utf8');

/** The scripts of the page, each with what it shows of its outcome. */
const scripts = page.split(/^## /m).flatMap((section) => {
  const [script] = blocksOf(section, 'python');
  const shown = blocksOf(section, 'output').at(-1);
  return script === undefined || shown === undefined ? [] : [{title: section.split('\n', 1)[0], script, shown}];
});

const lossy = {spark: 'parquet', 'graph.graphml': 'graphml', ladybug: 'ladybug'};

describe('other programs read what is exported as the page says', () => {
  it('in four of them', () => assert.equal(scripts.length, 4));

  for (const {title, script, shown} of scripts) {
    const module = /^import (\w+)/.exec(script)?.[1] ?? '';
    it(`in ${title}`, needsStockModules(module), async (t) => {
      const cwd = temporaryDirectory(t);
      await states['project'](cwd, t);
      for (const [output, format] of Object.entries(lossy)) {
        await expectExit(6, ['export', 'project.liel', '--to', format, '-o', output, '--accept-loss'], {cwd});
      }
      const {status, stdout, stderr} = runStockPython(script, [], cwd);
      assert.equal(status, 0, stderr);
      assert.deepEqual(
        missingFrom(
          stdout,
          shown.split('\n').filter((line) => line !== ''),
        ),
        [],
        stdout,
      );
    });
  }
});

/** Sums over the tables by the engines, to be compared with sums over the lines of JSON. */
const sums = `
import collections, json, sys
import duckdb, pyarrow.parquet as parquet
lines = [json.loads(line) for line in open('graph.jsonl', encoding='utf8')]
nodes = [line for line in lines if line['type'] == 'node']
edges = [line for line in lines if line['type'] == 'relationship']
assert (lines[0]['nodes'], lines[0]['relationships']) == (len(nodes), len(edges))
wanted = collections.Counter((e['start']['id'], e['label'], e['end']['id']) for e in edges)
rows = duckdb.sql("SELECT src::VARCHAR, relationship, dst::VARCHAR FROM 'spark/edges.parquet'").fetchall()
assert collections.Counter(rows) == wanted, 'edges as DuckDB sees them'
table = parquet.read_table('spark/edges.parquet').to_pylist()
assert collections.Counter((str(r['src']), r['relationship'], str(r['dst'])) for r in table) == wanted, 'as Arrow does'
summed = 0
for column in json.load(open('spark/export.json'))['columns']:
    if column['records_of'] != 'nodes' or column['type'] not in ('int', 'float'): continue
    by_label = collections.Counter()
    for node in nodes:
        value = node['properties'].get(column['key'])
        if value is not None: by_label[tuple(node['labels'])] += value
    name = '"' + column['name'].replace('"', '""') + '"'
    found = duckdb.sql(f"SELECT list_sort(labels), sum({name}) FROM 'spark/vertices.parquet' WHERE {name} IS NOT NULL GROUP BY ALL")
    assert {tuple(labels): round(float(total), 6) for labels, total in found.fetchall()} == {labels: round(float(total), 6) for labels, total in by_label.items()}, name
    summed += 1
print(len(nodes), len(edges), summed > 10)
`;

describe('the tables say what the store says', () => {
  it(
    'in DuckDB and Arrow: counts, the edges as a multiset, sums of every number by label',
    needsStockModules('duckdb', 'pyarrow'),
    async (t) => {
      const cwd = temporaryDirectory(t);
      await states['project'](cwd, t);
      await expectExit(0, ['export', 'project.liel', '--to', 'jsonl', '-o', 'graph.jsonl'], {cwd});
      await expectExit(6, ['export', 'project.liel', '--to', 'parquet', '-o', 'spark', '--accept-loss'], {cwd});
      const {stdout, stderr} = runStockPython(sums, [], cwd);
      assert.equal(stdout, '37 59 True\n', stderr);
    },
  );
});
