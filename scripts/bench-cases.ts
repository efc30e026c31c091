/** What `npm run bench` measures, by group. Names of files begin with the base, which names the size. */

import {historyIndexName} from '../src/engine/outputs/backup-name.js';

export type Run = readonly [file: string, ...args: string[]];

/** One row of the table. */
export interface BenchCase {
  readonly name: string;
  /** Words of the command line of both programs. */
  readonly args: (base: string) => readonly string[];
  /** What it writes, removed before each run. */
  readonly output?: (base: string) => readonly string[];
  /** Run once before it is measured, by our program. */
  readonly before?: (base: string) => readonly string[];
  /** Another program that is measured in our place: a limit. */
  readonly other?: (base: string) => Run;
  /** Nodes beyond which it is left out. */
  readonly largest?: number;
  /** Nodes beyond which the Python package is left out, where that is fewer than usual. */
  readonly peerLargest?: number;
}

const store = (base: string): string => `${base}.liel`;
const other = (base: string): string => `${base}.other.liel`;
const copy = (base: string): string => `${base}.copy.liel`;
const copied = (base: string): readonly string[] => [
  copy(base),
  `${copy(base)}.seal`,
  `${copy(base)}.receipt.json`,
  `${copy(base)}.ledger.jsonl`,
];

/** What people take for evidence: the peer's own commands. */
const evidence: readonly BenchCase[] = [
  {name: 'version', args: () => ['version']},
  {name: 'stats', args: (base) => ['stats', store(base)]},
  {
    name: 'manifest -o',
    args: (base) => ['manifest', store(base), '-o', `${base}.out`],
    output: (base) => [`${base}.out`],
  },
  {name: 'sign', args: (base) => ['sign', store(base), '--key-file', 'bench.key']},
  {
    name: 'verify --signature',
    args: (base) => ['verify', store(base), '--signature', `${base}.sig`, '--key-file', 'bench.key'],
  },
  {name: 'export -o', args: (base) => ['export', store(base), '-o', `${base}.out`], output: (base) => [`${base}.out`]},
  {
    name: 'import -o',
    args: (base) => ['import', `${base}.json`, '-o', `${base}.new`],
    output: (base) => [`${base}.new`],
  },
];

/** Keeping a store and getting it back. */
const keeping: readonly BenchCase[] = [
  {name: 'cp', args: () => [], other: (base) => ['cp', store(base), copy(base)], output: copied},
  {name: 'sha256sum', args: () => [], other: (base) => ['sha256sum', store(base)]},
  {name: 'b3sum --num-threads 1', args: () => [], other: (base) => ['b3sum', '--num-threads', '1', store(base)]},
  {name: 'verify integrity', args: (base) => ['verify', store(base)]},
  {name: 'seal', args: (base) => ['seal', store(base)]},
  {name: 'verify sealed integrity', args: (base) => ['verify', store(base)], before: (base) => ['seal', store(base)]},
  {name: 'backup', args: (base) => ['backup', store(base), '-o', copy(base)], output: copied},
  {name: 'repair', args: (base) => ['repair', store(base), '-o', copy(base)], output: copied},
  {name: 'compact', args: (base) => ['compact', store(base), '-o', copy(base)], output: copied},
  {name: 'salvage', args: (base) => ['salvage', store(base), '-o', copy(base)], output: copied},
];

/** What goes into a shared memory. */
const review: readonly BenchCase[] = [
  {name: 'diff by id', args: (base) => ['diff', store(base), other(base), '--format', 'json']},
  {name: 'diff by key', args: (base) => ['diff', store(base), other(base), '--node-key', 'name', '--format', 'json']},
  {
    name: 'merge --dry-run by key',
    args: (base) => ['merge', store(base), other(base), '--dry-run', '--node-key', 'name', '--format', 'json'],
    peerLargest: 4000,
  },
  {
    name: 'merge by key',
    args: (base) => ['merge', store(base), other(base), '-o', copy(base), '--node-key', 'name', '--format', 'json'],
    output: copied,
    peerLargest: 4000,
  },
  {name: 'pack', args: (base) => ['pack', store(base), copy(base), '--include-labels', 'File,Task'], output: copied},
  {name: 'trace', args: (base) => ['trace', store(base), '--from', '1', '--to', '999']},
];

/** An export to a format of another program. */
const written = (base: string, format: string): readonly string[] => {
  return ['export', store(base), '--to', format, '-o', `${base}.${format}`, '--accept-loss'];
};

const exportCase = (format: string): BenchCase => ({
  name: `export --to ${format}`,
  args: (base) => written(base, format),
  output: (base) => [`${base}.${format}`],
  peerLargest: 0,
});

/** The import of such an export: of one file, or of those of nodes and of edges. */
const importCase = (format: string, from: string, ...files: readonly string[]): BenchCase => ({
  name: `import --from ${from}`,
  args: (base) => {
    const documents = files.length === 0 ? [`${base}.${format}`] : files.map((file) => `${base}.${format}/${file}`);
    return ['import', '--from', from, ...documents, '-o', `${base}.new`];
  },
  output: (base) => [`${base}.new`],
  before: (base) => written(base, format),
  peerLargest: 0,
});

/** To other programs, and back. */
const exchange: readonly BenchCase[] = [
  exportCase('jsonl'),
  exportCase('neo4j-csv'),
  exportCase('parquet'),
  exportCase('graphml'),
  {
    name: 'import of JSON',
    args: (base) => ['import', `${base}.json`, '-o', `${base}.new`],
    output: (base) => [`${base}.new`],
    peerLargest: 0,
  },
  importCase('jsonl', 'jsonl'),
  importCase('neo4j-csv', 'csv', 'nodes.csv', 'relationships.csv'),
  importCase('parquet', 'parquet', 'vertices.parquet', 'edges.parquet'),
  importCase('graphml', 'graphml'),
];

const shelf = (base: string): string => `${base}.copies`;
const asked = (base: string): readonly string[] => ['history', shelf(base), '--record', 'node', '17'];

/** What copies say of the past. */
const past: readonly BenchCase[] = [
  {name: 'history --record, no index', args: asked, output: (base) => [`${shelf(base)}/${historyIndexName}`]},
  {name: 'history --record', args: asked, before: asked},
  {name: 'history', args: (base) => ['history', shelf(base)]},
  {name: 'backups', args: (base) => ['backups', shelf(base)]},
  {name: 'prune --dry-run', args: (base) => ['prune', shelf(base), '--keep-last', '9', '--dry-run']},
];

/** The rows of `--group`. */
export const benchCases: Readonly<Record<string, readonly BenchCase[]>> = {evidence, keeping, review, exchange, past};

/** Commands that the Python package has too. */
export const peerCommands: ReadonlySet<string> = new Set(
  'version stats manifest sign verify export import diff merge pack trace'.split(' '),
);

/** Where the Python package has only an interface of Python. It changes the store in place, so that it gets a copy. */
const inCopy = (work: string): string =>
  `import liel, shutil, sys; shutil.copy(sys.argv[1], sys.argv[1] + ".py"); db = liel.open(sys.argv[1] + ".py"); ${work}`;
export const peerScripts: Readonly<Record<string, string>> = {
  repair: inCopy('db.repair_adjacency()'),
  compact: inCopy('db.vacuum()'),
};
