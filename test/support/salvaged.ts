import {readFileSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {RecordKind} from '../../src/engine/format/records/geometry.js';
import {salvage} from '../../src/engine/operations/salvage/salvage.js';
import type {SalvageReport} from '../../src/engine/operations/salvage/salvage-report.js';
import {finish} from './finish.js';

/** A line of the ledger. */
export interface LedgerLine {
  readonly kind: RecordKind;
  readonly id: number;
  readonly verdict: 'recovered' | 'partial' | 'lost';
  readonly stored: boolean;
  readonly why?: readonly string[];
  readonly record?: object;
}

/** What a salvage gave. */
export interface Salvaged {
  readonly report: SalvageReport;
  /** The new store. */
  readonly output: string;
  /** Records as they were written, by kind and id: `node 5`; the text is their JSON. */
  readonly records: ReadonlyMap<string, {readonly verdict: string; readonly text: string}>;
  readonly ledger: ReadonlyMap<string, LedgerLine>;
}

/** Salvages the bytes of a store into a directory. */
export async function salvageBytes(bytes: Uint8Array, directory: string, wholeOnly = false): Promise<Salvaged> {
  const store = path.join(directory, 'x.liel');
  const output = path.join(directory, 'new.liel');
  const jsonl = path.join(directory, 'records.jsonl');
  writeFileSync(store, bytes);
  rest(store);
  const {report} = await finish(
    salvage({store, output, ledger: undefined, jsonl, dryRun: false, wholeOnly, force: true, stream: async () => {}}),
  );
  rest(output);
  return {report, output, records: recordsIn(jsonl), ledger: ledgerIn(`${output}.ledger.jsonl`)};
}

/** Makes a file look as if nobody had written to it for long: a stable read does not wait then. */
function rest(file: string): void {
  utimesSync(file, 1, 1);
}

function recordsIn(file: string): Map<string, {verdict: string; text: string}> {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return new Map(
    lines.map((line) => {
      const {kind, record} = JSON.parse(line);
      const [, verdict, text] = /^\{"kind":"\w+","verdict":"(\w+)","record":(.*)\}$/.exec(line)!;
      return [`${kind} ${record.id}`, {verdict, text}];
    }),
  );
}

function ledgerIn(file: string): Map<string, LedgerLine> {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return new Map(lines.map((line) => JSON.parse(line)).map((line) => [`${line.kind} ${line.id}`, line]));
}

/** How far salvaged records are those of the healthy store. */
export interface Likeness {
  /** Records with just the content they had. */
  readonly exact: {readonly nodes: number; readonly edges: number};
  /** Records called recovered that the healthy store does not have, or has otherwise. */
  readonly wrong: readonly string[];
}

/** Compares salvaged records with those of the healthy store, both by their JSON. */
export function compareRecords(salvaged: Salvaged, healthy: Salvaged['records']): Likeness {
  const exact = {nodes: 0, edges: 0};
  const wrong: string[] = [];
  for (const [name, {verdict, text}] of salvaged.records) {
    if (healthy.get(name)?.text === text) exact[name.startsWith('node') ? 'nodes' : 'edges']++;
    else if (verdict === 'recovered') wrong.push(name);
  }
  return {exact, wrong};
}
