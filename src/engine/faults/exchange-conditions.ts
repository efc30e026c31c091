import {condition, family, quoteWord} from './condition.js';
import {exit} from './fault.js';

/** L011: graphs in the formats of other programs. */
export const exchangeConditions = family('program', {
  columnsUnclear: condition<{path: string; problem: string}>({
    code: 'L0114',
    title: 'The columns are not clear',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({path, problem}) => `${path}: ${problem}`,
    remedy: () => ['liel help import'],
    background:
      'A table of nodes needs a column that is the id, a table of edges one for each end. Usual names are found by themselves: --dry-run shows what was understood, and --id, --labels, --source, --target and --type say it.',
    example: {path: 'edges.csv', problem: 'no column is the source: the columns are a, b; name it with --source'},
    prevent: 'Write headers as Neo4j has them: id:ID, :LABEL, :START_ID, :END_ID, :TYPE.',
    page: 'other-formats',
  }),
  foreignUnreadable: condition<{path: string; place: string; problem: string}>({
    code: 'L0115',
    title: 'The document is not of the format that was named',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({path, place, problem}) => `${path}${place === '' ? '' : `, ${place}`}: ${problem}`,
    remedy: () => ['liel runbook other-formats'],
    background: 'Nothing was changed: no store was made, and none was written to.',
    example: {path: 'nodes.csv', place: 'line 7', problem: 'a row of 3 cells, where the header names 4 columns'},
    prevent: 'Let programs write such files, not string concatenation: quotes and line ends in values break it.',
    page: 'other-formats',
  }),
  codecUnknown: condition<{path: string; codec: string}>({
    code: 'L0116',
    title: 'The Parquet file is compressed in a way that is not read here',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({path, codec}) =>
      `${path} is compressed with ${codec}; read are zstd, snappy, gzip, brotli and no compression`,
    remedy: ({path}) => [
      `duckdb -c ${quoteWord(`COPY (FROM ${sqlText(path)}) TO 'readable.parquet' (COMPRESSION zstd)`)}`,
      'liel runbook other-formats',
    ],
    background: 'Nothing was changed: no store was made, and none was written to.',
    example: {path: 'nodes.parquet', codec: 'LZ4_RAW'},
    prevent: 'Write Parquet with zstd: it is smaller as well.',
    page: 'other-formats',
  }),
  foreignIncomplete: condition<{path: string; expected: string; found: string}>({
    code: 'L0117',
    title: 'The document does not hold the graph that it promises',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({path, expected, found}) => `${path} promises ${expected} in its first line and holds ${found}`,
    remedy: () => ['liel runbook other-formats'],
    background:
      'The first line counts the records and has the digest of the graph that was exported. The document was cut short or changed since; no store was made. Without its first line it can be imported as it is, under new ids.',
    example: {path: 'project.jsonl', expected: '37 nodes and 59 edges', found: '37 nodes and 41 edges'},
    prevent: 'Write exports with -o: the file is then whole or absent, which a redirection is not.',
    page: 'other-formats',
  }),
});

/** A text in SQL. */
function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
