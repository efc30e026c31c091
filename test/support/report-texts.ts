import {mkdirSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {pageSize} from '../../src/engine/format/records/constants.js';
import {folded} from '../../src/ui/folded.js';
import {jsonlReport} from '../../src/ui/reports/jsonl-report.js';
import type {Verdict} from '../../src/ui/reports/verdict.js';
import {corrupt} from './corrupt.js';
import {performed} from './performed.js';
import {interrupted, properties, smallStore} from './sample-store.js';
import {temporaryDirectory} from './temp-directory.js';

/** Reports by the command lines that make them, each as what renders it. */
export type RenderedReports = Readonly<Record<string, () => string>>;

const long = 'A text that is too long for any of these terminals, since it goes on and on, '.repeat(3);
const sound = smallStore((graph) => void graph.updateNode(1, properties({name: long, tags: ['größe', '日本語']})));
const badValue = corrupt(sound).write(corrupt(sound).blobOf('node', 2).offset, [0x5f]).bytes();

/** Command lines, what else happens between them, and the hours of a day at which all that follows is done. */
const lines: readonly (string | number | (() => void))[] = [
  'verify a.liel',
  'verify damaged.liel',
  'verify a.liel damaged.liel none.liel',
  'stats a.liel',
  'diff a.liel b.liel',
  'diff a.liel b.liel --stat',
  'trace a.liel --from 2 --to 1 --undirected',
  'trace a.liel --from 2 --to 4 --no-mermaid',
  'catalog a.liel',
  'map a.liel -o a.html',
  'explain L4002',
  'inspect a.liel',
  'inspect a.liel node 1 --hex',
  'events append a.liel --author ai:ada --operation create --target task:7',
  'events list a.liel',
  'report shard-1.jsonl shard-2.jsonl',
  9,
  'backup a.liel -o backups/',
  10,
  'backup a.liel -o backups/ --skip-unchanged',
  'set a.liel --from ranks.csv --dry-run',
  'set a.liel --from ranks.csv',
  12,
  'backup a.liel b.liel -o backups/',
  'backup damaged.liel -o backups/ --accept-damage',
  'backup a.liel -o packed/ --compress zstd',
  'backup a.liel -o packed/ --since backups/a-20260102-090000.liel',
  15,
  'backups backups/ --verify',
  'backups backups/ --max-age 1h',
  'prune backups/ --keep-last 1 --dry-run',
  'history a.liel --no-index',
  'history a.liel --record node 1',
  'when a.liel --key rank --value 7 --no-index',
  'catalog a.liel --drift',
  'diff @ a.liel',
  'drill backups/a-20260102-120000.liel',
  'seal a.liel',
  'seal a.liel damaged.liel',
  'lock a.liel',
  'lock held.liel',
  'doctor held.liel',
  'doctor a.liel held.liel',
  'lock held.liel --release',
  'seal torn.liel',
  () => writeFileSync('torn.liel', badValue),
  'verify torn.liel',
  'heal torn.liel --from held.liel -o healed.liel --dry-run',
  'heal torn.liel --from held.liel -o healed.liel',
  'restore @ -o a.liel --verify-only',
  'restore @ -o b.liel --dry-run',
  'restore @ -o a.liel',
  16,
  'restore --undo a.liel',
  'recover wal.liel',
  'recover a.liel',
  'compact a.liel -o compacted.liel',
  'repair drifted.liel -o repaired.liel --dry-run',
  'repair drifted.liel -o repaired.liel',
  'repair damaged.liel -o other.liel',
  'salvage cut.liel --dry-run',
  'salvage bad.liel --dry-run',
  'salvage lost.liel -o salvaged.liel',
  'import base.json -o base.liel',
  'import incoming.json -o incoming.liel',
  'import twice.json -o twice.liel',
  'import --from csv nodes.csv edges.csv -o new.liel --dry-run',
  'import --from csv nodes.csv edges.csv -o new.liel',
  'export a.liel -o a.export.json',
  'export a.liel --to jsonl -o a.jsonl',
  'export a.liel --to graphml -o a.graphml',
  'merge base.liel incoming.liel --node-key path --dry-run',
  'merge base.liel incoming.liel --node-key path -o merged.liel',
  'merge base.liel twice.liel --node-key path -o blocked.liel',
  'diff base.liel incoming.liel --node-key path',
  'pack a.liel packed.liel --include-labels N',
  'manifest a.liel -o a.manifest.json',
  'keygen -o release --no-password',
  'sign a.liel --secret-key release.key',
  'evidence a.liel -o a.tar --secret-key release.pem --dry-run',
  'evidence a.liel -o a.tar --secret-key release.pem',
  'verify a.tar',
  'demo',
  'stats none.liel',
  'stats base.json',
  'stats a.liel b.liel',
  'backup damaged.liel -o backups/',
  'compact bad.liel -o smaller.liel',
  'set nameless.liel --from ranks.csv',
];

/** Reports of small stores, made once; what is imported here reads the locale when it is loaded. */
export async function reportsOf(t: TestContext): Promise<RenderedReports> {
  // Names are short, and the same everywhere; so are times and machines.
  process.chdir(temporaryDirectory(t));
  t.mock.timers.enable({apis: ['Date'], now: Date.UTC(2026, 0, 2, 8)});
  t.mock.method(os, 'hostname', () => 'host');
  makeFiles();
  const reports: Record<string, () => string> = {};
  for (const line of lines) {
    if (typeof line === 'string') reports[line] = await performed(line);
    else if (typeof line === 'number') t.mock.timers.setTime(Date.UTC(2026, 0, 2, line));
    else line();
  }
  return reports;
}

const fileExport = (...paths: readonly string[]): string =>
  JSON.stringify({
    export_version: 1,
    nodes: paths.map((path, i) => ({id: i + 1, labels: ['File'], properties: {path, by: `${i} ${long}`}})),
    edges: [{id: 1, label: 'USES', from_node: 1, to_node: 2, properties: {}}],
  });

const verdictOf = (store: string, told: Pick<Verdict, 'verdict' | 'exit' | 'summary'>): string =>
  jsonlReport({
    command: 'verify',
    version: '1.0.0',
    exit: told.exit,
    endedAt: new Date(),
    cwd: '/',
    root: '/',
    verdicts: [{store, ...told, checks: [], finding_count: told.exit, findings: [], figures: {}}],
  });

function makeFiles(): void {
  const files = {
    'a.liel': sound,
    'b.liel': smallStore((graph) => void graph.updateNode(1, properties({name: `${long}and on`}))),
    'damaged.liel': corrupt(sound).node(1, 'firstOutEdge', 99n).edge(2, 'toNode', 77n).bytes(),
    'drifted.liel': corrupt(sound).node(1, 'firstOutEdge', 99n).bytes(),
    'bad.liel': badValue,
    // Nor is there a second copy in the region of the WAL.
    'lost.liel': badValue.slice().fill(0, pageSize, pageSize + 2 ** 20),
    'torn.liel': sound,
    'held.liel': sound,
    'held.liel.lock/owner.json': JSON.stringify({
      pid: 4_194_303,
      created_at_unix_ms: Date.UTC(2026, 0, 1),
      path: path.resolve('held.liel'),
    }),
    'nameless.liel': sound,
    'cut.liel': sound.subarray(0, -4096),
    'wal.liel': interrupted(sound, (graph) => void graph.addNode(['Late'], properties({name: 'late'}))),
    'ranks.csv': 'id,rank\n1,7\n2,8\n',
    'base.json': fileExport('a.ts', 'b.ts'),
    'incoming.json': fileExport('b.ts', 'c.ts'),
    'twice.json': fileExport('b.ts', 'b.ts'),
    'nodes.csv': `id,labels,name,born\nada,Person,"Lovelace, Ada",1815\nalan,Person,"${long}",1912\n`,
    'edges.csv': 'src,dst,type,since\nada,alan,INSPIRED,1936\n',
    'release.pem': `-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI${'A'.repeat(43)}\n-----END PRIVATE KEY-----\n`,
    'shard-1.jsonl': verdictOf('a.liel', {verdict: 'pass', exit: 0, summary: 'sound'}),
    'shard-2.jsonl': verdictOf('damaged.liel', {verdict: 'fail', exit: 1, summary: `1 finding: ${long}`}),
  };
  for (const directory of ['backups', 'held.liel.lock', 'nameless.liel.lock']) mkdirSync(directory);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(name, bytes);
}

/** What is shown on a terminal of so many columns; for a pipe without them. */
export function renderedFor(columns: number | undefined, render: () => string): string {
  const {isTTY, columns: before} = process.stdout;
  Object.assign(process.stdout, {isTTY: columns !== undefined, columns});
  try {
    const text = render();
    return columns === undefined ? text : folded(text, columns);
  } finally {
    Object.assign(process.stdout, {isTTY, columns: before});
  }
}

/** A report as a part of a golden file. */
export function partOf(line: string, columns: number | undefined, render: () => string): string {
  return `=== liel ${line}, ${columns ?? 'a pipe'}\n${renderedFor(columns, render)}\n\n`;
}

/** The golden file of the reports of a command. */
export function goldenOf(line: string): string {
  return fileURLToPath(new URL(`../../test/fixtures/reports/${line.split(' ')[0]}.txt`, import.meta.url));
}
