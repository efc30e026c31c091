import {copyFileSync} from 'node:fs';
import path from 'node:path';
import {attest} from '../../src/engine/operations/attest.js';
import {backup} from '../../src/engine/operations/backups/backup.js';
import {restore} from '../../src/engine/operations/backups/restore.js';
import {catalog} from '../../src/engine/operations/catalog/catalog.js';
import {compact} from '../../src/engine/operations/compact/compact.js';
import {diff} from '../../src/engine/operations/diff/diff.js';
import {doctor} from '../../src/engine/operations/doctor/doctor.js';
import {appendEvent} from '../../src/engine/operations/events/append-event.js';
import {listEvents} from '../../src/engine/operations/events/list-events.js';
import {evidence} from '../../src/engine/operations/evidence.js';
import {heal} from '../../src/engine/operations/heal/heal.js';
import {importExport} from '../../src/engine/operations/import/import-export.js';
import {type InspectTopic, inspect} from '../../src/engine/operations/inspect/inspect.js';
import {lock} from '../../src/engine/operations/lock.js';
import {writeDocument} from '../../src/engine/operations/manifest.js';
import {merge} from '../../src/engine/operations/merge/merge.js';
import {pack} from '../../src/engine/operations/pack/pack.js';
import {recover} from '../../src/engine/operations/recover.js';
import {repair} from '../../src/engine/operations/repair/repair.js';
import {salvage} from '../../src/engine/operations/salvage/salvage.js';
import {seal} from '../../src/engine/operations/seal.js';
import {sign} from '../../src/engine/operations/sign.js';
import {signBytes} from '../../src/engine/operations/sign-bytes.js';
import {stats} from '../../src/engine/operations/stats.js';
import {trace} from '../../src/engine/operations/trace/trace.js';
import {verify} from '../../src/engine/operations/verify/verify.js';
import {glanceAt} from '../../src/engine/operations/watch/glance.js';
import {watchStores} from '../../src/engine/operations/watch/watch.js';
import type {Operation} from '../../src/engine/passes/operation.js';
import {knownKey} from './key-pairs.js';

/** A writer lets go of its lock from time to time. */
const waitMs = 500;

type At = (name: string) => string;
// biome-ignore lint/suspicious/noExplicitAny: any event, any report
type Work = Operation<any, unknown> | Promise<unknown>;

/** Something that can be done with a store. */
export interface StoreOperation {
  readonly name: string;
  readonly run: (at: At) => Work;
  /** Files that it makes when it is done. */
  readonly makes?: readonly string[];
  /** The store among them, or the one that it changes. */
  readonly store?: string;
  /** It makes evidence or a store of what it reads: where that is damaged it says so or refuses. */
  readonly isMaker?: boolean;
  /** What it makes has the records of what it reads, under their ids. */
  readonly keepsRecords?: boolean;
}

const stream = async (): Promise<void> => {};
const now = new Date('2026-01-02T03:04:05.678Z');
const own = {searchPath: [], program: 'liel', version: '0', node: '0', platform: 'none', packages: {}};
const how = {matching: undefined, edgeStrategy: 'append', onNodeConflict: 'keep_dst', allowDuplicates: false} as const;
const event = {
  author: 'ai:ada',
  operation: 'review',
  target: 'task:1',
  payloadJson: undefined,
  eventId: undefined,
  parentEventId: undefined,
  timestamp: '2026-01-02T03:04:05Z',
  actorName: undefined,
  actorKind: 'agent',
  legacyAgentKey: undefined,
  causedBy: undefined,
  sourceKeys: [],
};

const topics: readonly (readonly [InspectTopic | undefined, number | undefined])[] = [
  [undefined, undefined],
  ['header', undefined],
  ['wal', undefined],
  ['extents', undefined],
  ['page', 1025],
  ['node', 1],
  ['edge', 1],
];

const readers: readonly StoreOperation[] = [
  {name: 'stats', run: (at) => stats({store: at('x.liel')})},
  {name: 'catalog', run: (at) => catalog({store: at('x.liel')})},
  {name: 'verify', run: (at) => verify({store: at('x.liel')})},
  ...topics.map(([topic, number]) => ({
    name: `inspect ${topic ?? ''}`,
    run: (at: At) => inspect({store: at('x.liel'), topic, number, hex: true}),
  })),
  {
    name: 'diff',
    run: (at) => diff({left: at('healthy.liel'), right: at('x.liel'), nodeKeys: [], strict: true, limit: 3}),
  },
  {
    name: 'diff with itself',
    run: (at) => diff({left: at('x.liel'), right: at('x.liel'), nodeKeys: [], limit: 3}),
  },
  {name: 'trace', run: (at) => trace({store: at('x.liel'), from: 1n, to: 2n, edgeLabel: ''})},
  {name: 'events list', run: (at) => listEvents({store: at('x.liel')})},
  {name: 'lock', run: (at) => lock({store: at('x.liel')})},
  {name: 'doctor', run: (at) => doctor({own, store: at('x.liel')})},
  {name: 'a glance', run: async (at) => glanceAt(at('x.liel'))},
  {name: 'watch --once', run: (at) => watchStores([at('x.liel')], {intervalMs: 1, once: true})},
];

const makers: readonly StoreOperation[] = [
  {
    name: 'manifest',
    run: (at) => writeDocument({store: at('x.liel'), kind: 'manifest', output: at('m.json'), stream}),
    makes: ['m.json'],
    isMaker: true,
  },
  {
    name: 'export',
    run: (at) => writeDocument({store: at('x.liel'), kind: 'export', output: at('e.json'), allowNaN: true, stream}),
    makes: ['e.json'],
    isMaker: true,
  },
  {
    name: 'sign',
    run: (at) => sign({store: at('x.liel'), keyFile: at('key'), output: at('x.sig')}),
    makes: ['x.sig'],
    isMaker: true,
  },
  {
    name: 'attest',
    run: (at) => attest({stores: [at('x.liel')], form: 'statement', output: at('x.json'), now, version: '0'}),
    makes: ['x.json'],
    isMaker: true,
  },
  {
    name: 'evidence',
    run: (at) =>
      evidence({store: at('x.liel'), output: at('x.tar'), version: '0', tool: {node: '0', platform: 'none'}}),
    makes: ['x.tar'],
    isMaker: true,
  },
  {
    name: 'sign with a secret key',
    run: (at) => signBytes({store: at('x.liel'), secretKey: knownKey, output: at('x.minisig'), now}),
    makes: ['x.minisig'],
    isMaker: true,
  },
  ...[false, true].map((live) => ({
    name: live ? 'backup --live' : 'backup',
    run: (at: At) => backup({store: at('x.liel'), output: at('out.liel'), live, now, version: '0', waitMs}),
    makes: ['out.liel', 'out.liel.seal', 'out.liel.receipt.json'],
    store: 'out.liel',
    isMaker: true,
    keepsRecords: true,
  })),
  {
    name: 'restore',
    run: (at) => restore({backup: at('x.liel'), store: at('out.liel'), now}),
    makes: ['out.liel'],
    store: 'out.liel',
    isMaker: true,
    keepsRecords: true,
  },
  {
    name: 'compact',
    run: (at) => compact({store: at('x.liel'), output: at('out.liel')}),
    makes: ['out.liel'],
    store: 'out.liel',
    isMaker: true,
    keepsRecords: true,
  },
  {
    name: 'merge',
    run: (at) => merge({left: at('x.liel'), right: at('healthy.liel'), output: at('out.liel'), how}),
    makes: ['out.liel'],
    store: 'out.liel',
    isMaker: true,
  },
  {
    name: 'merge into the healthy one',
    run: (at) => merge({left: at('healthy.liel'), right: at('x.liel'), output: at('out.liel'), how}),
    makes: ['out.liel'],
    store: 'out.liel',
    isMaker: true,
  },
  {
    name: 'pack',
    run: (at) => pack({source: at('x.liel'), output: at('out.liel'), includeLabels: ['A', 'Person']}),
    makes: ['out.liel'],
    store: 'out.liel',
    isMaker: true,
  },
];

const menders: readonly StoreOperation[] = [
  {
    name: 'repair',
    run: (at) => repair({store: at('x.liel'), output: at('out.liel')}),
    makes: ['out.liel'],
    store: 'out.liel',
  },
  {
    name: 'repair --accept-loss',
    run: (at) => repair({store: at('x.liel'), output: at('out.liel'), acceptLoss: true}),
    makes: ['out.liel'],
    store: 'out.liel',
  },
  {
    name: 'salvage',
    run: (at) => salvage({store: at('x.liel'), output: at('out.liel'), stream}),
    makes: ['out.liel', 'out.liel.ledger.jsonl'],
    store: 'out.liel',
  },
  {
    name: 'heal',
    run: (at) => {
      copyFileSync(at('healthy.liel.seal'), at('x.liel.seal'));
      return heal({store: at('x.liel'), backups: [at('healthy.liel')], output: at('out.liel')});
    },
    makes: ['x.liel.seal', 'out.liel'],
    store: 'out.liel',
  },
];

/** These work on y.liel, a copy of the store. */
const inPlace: readonly StoreOperation[] = [
  {name: 'seal', run: (at) => seal({store: at('y.liel'), now}), makes: ['y.liel.seal'], isMaker: true},
  {name: 'recover', run: (at) => recover({store: at('y.liel'), waitMs}), store: 'y.liel'},
  {
    name: 'compact --in-place',
    run: (at) => compact({store: at('y.liel'), inPlace: true, waitMs}),
    store: 'y.liel',
    isMaker: true,
  },
  {name: 'events append', run: (at) => appendEvent({store: at('y.liel'), event, now, waitMs}), store: 'y.liel'},
];

/** A store from the export that was just made. */
export const importOfExport: StoreOperation = {
  name: 'import',
  run: (at) => importExport({source: at('e.json'), output: at('out.liel')}),
  makes: ['out.liel'],
  store: 'out.liel',
};

/**
 * Everything that can be done with a store, in a directory that holds it as x.liel and y.liel, the same store when it was
 * healthy with its seal, and a key.
 */
export const everyOperation: readonly StoreOperation[] = [...readers, ...makers, ...menders, ...inPlace];

/** Where a name is in a directory. */
export const placeIn =
  (directory: string): At =>
  (name) =>
    path.join(directory, name);
