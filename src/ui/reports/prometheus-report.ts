import {printable} from '../printable.js';
import type {Run, Verdict} from './verdict.js';

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Family {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** What the numbers are, by their names in a verdict. */
const figures: Readonly<Record<string, string>> = {
  store_size_bytes: 'Size of the store file in bytes.',
  store_nodes: 'Live nodes of the store.',
  store_edges: 'Live edges of the store.',
  store_wal_bytes: 'Bytes in the WAL of the store that wait to be rolled forward.',
  backup_newest_timestamp_seconds: 'When the newest backup was made.',
  backup_newest_drilled_timestamp_seconds: 'When the newest backup was made that was restored and is what it was.',
  backups: 'Backups that were found.',
  difference_records: 'Nodes and edges that were added, removed or changed.',
  merge_conflicts: 'Conflicts that keep a merge from being made.',
  merge_warnings: 'Decisions of a merge that somebody should look at.',
};

/** A run as the text format of Prometheus, without moments, for the textfile collector of node_exporter. */
export function prometheusReport({command, verdicts, endedAt, exit}: Run): string {
  const families: Family[] = [
    {
      name: 'liel_store_decided',
      help: 'Whether a verdict on the store was reached: 0 is neither good nor bad.',
      samples: verdicts.map((one) => sample(one, one.verdict === 'pass' || one.verdict === 'fail')),
    },
    {
      name: 'liel_store_verified',
      help: 'Whether the verdict on the store is a pass.',
      samples: verdicts.map((one) => sample(one, one.verdict === 'pass')),
    },
    {
      name: 'liel_store_layer',
      help: '1 for the verdict that holds for a layer or check of the store.',
      samples: verdicts.flatMap(({store, checks}) =>
        checks.map(({name, verdict}) => ({labels: {store, layer: name, verdict}, value: 1})),
      ),
    },
    ...Object.entries(figures).map(([name, help]): Family => {
      const samples = verdicts.flatMap((one) => {
        const value = one.figures[name];
        return value === undefined ? [] : [{labels: {store: one.store}, value}];
      });
      return {name: `liel_${name}`, help, samples};
    }),
    {
      name: 'liel_run_exit_code',
      help: 'Exit code of the run.',
      samples: [{labels: {command}, value: exit}],
    },
    {
      name: 'liel_run_timestamp_seconds',
      help: 'When the run ended.',
      samples: [{labels: {command}, value: Math.floor(endedAt.getTime() / 1000)}],
    },
  ];
  return families.map(familyText).join('');
}

const sample = ({store}: Verdict, holds: boolean): Sample => ({labels: {store}, value: holds ? 1 : 0});

function familyText({name, help, samples}: Family): string {
  if (samples.length === 0) return '';
  const lines = samples.map(({labels, value}) => {
    const told = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
    return `${name}{${told.join(',')}} ${value}\n`;
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`;
}

/** Text of others as a label: what cannot be seen is told, since parsers differ in what ends a line. */
const escaped = (text: string): string =>
  printable(text).toWellFormed().replaceAll('\\', '\\\\').replaceAll('"', '\\"');
