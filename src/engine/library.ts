/**
 * The door of the engine for other programs: `import {run, verify} from 'liel-ops/engine'`. Nothing behind it prints,
 * exits, or reads arguments. What may be relied on is written in STABILITY.md.
 */
export {conditions} from './faults/conditions.js';
export {
  type Condition,
  type ExitCode,
  exit,
  Fault,
  type Finding,
  findingText,
  isFault,
  isFaultOf,
  type Place,
} from './faults/fault.js';
export type {PropertyMap, PropertyValue} from './format/values/property-value.js';
export type {Edge} from './graph/edges.js';
export {Graph} from './graph/graph.js';
export type {Node} from './graph/nodes.js';
export {type AttestOptions, type AttestReport, attest} from './operations/attest.js';
export {type BackupOptions, backup} from './operations/backups/backup.js';
export {type BackupStoresOptions, backupStores} from './operations/backups/backup-stores.js';
export {type BackupsOptions, type BackupsReport, listBackups} from './operations/backups/backups.js';
export {type DrillOptions, type DrillReport, drill} from './operations/backups/drill.js';
export {type PruneOptions, type PruneReport, prune} from './operations/backups/prune.js';
export {type RestoreOptions, type RestoreReport, restore} from './operations/backups/restore.js';
export {type CatalogOptions, type CatalogReport, catalog} from './operations/catalog/catalog.js';
export {catalogDrift, type DriftOptions, type DriftReport} from './operations/catalog/drift.js';
export {type CompactOptions, type CompactReport, compact} from './operations/compact/compact.js';
export {type DiffOptions, type DiffReport, diff} from './operations/diff/diff.js';
export {type AppendOptions, type AppendReport, appendEvent} from './operations/events/append-event.js';
export {type EventList, type ListEventsOptions, listEvents} from './operations/events/list-events.js';
export {type EvidenceOptions, type EvidenceReport, evidence} from './operations/evidence.js';
export {type ExplainOptions, type ExplainReport, explain} from './operations/explain.js';
export {type ExportGraphOptions, type ExportGraphReport, exportGraph} from './operations/export/export-graph.js';
export {type HealOptions, type HealReport, heal} from './operations/heal/heal.js';
export {type HistoryOptions, type HistoryReport, history} from './operations/history/history.js';
export {
  type RecordHistoryOptions,
  type RecordHistoryReport,
  recordHistory,
} from './operations/history/record-history.js';
export {type ImportOptions, type ImportReport, importExport} from './operations/import/import-export.js';
export {
  type ForeignImportOptions,
  type ForeignImportReport,
  importForeign,
} from './operations/import/import-foreign.js';
export {type InspectOptions, type InspectReport, inspect} from './operations/inspect/inspect.js';
export {type KeygenOptions, type KeygenReport, keygen} from './operations/keygen.js';
export {type LockOptions, type LockReport, lock} from './operations/lock.js';
export {type DocumentOptions, type DocumentReport, writeDocument} from './operations/manifest.js';
export {type MergeOptions, type MergeReport, merge} from './operations/merge/merge.js';
export {type PackOptions, type PackReport, pack} from './operations/pack/pack.js';
export {type RecoverOptions, type RecoverReport, recover} from './operations/recover.js';
export {type RepairOptions, type RepairReport, repair} from './operations/repair/repair.js';
export {type SalvageOptions, salvage} from './operations/salvage/salvage.js';
export {type SealOptions, type SealReport, seal} from './operations/seal.js';
export {type SelfVerifyOptions, type SelfVerifyReport, selfVerify} from './operations/self-verify.js';
export {type SetOptions, type SetReport, set} from './operations/set/set.js';
export {type SignOptions, sign} from './operations/sign.js';
export {type SignBytesOptions, type SignBytesReport, signBytes} from './operations/sign-bytes.js';
export {type StatsOptions, type StatsReport, stats} from './operations/stats.js';
export {type TraceOptions, type TraceReport, trace} from './operations/trace/trace.js';
export {type VerifyOptions, verify} from './operations/verify/verify.js';
export {verifyStores} from './operations/verify/verify-stores.js';
export type {StoreState, WatchEvent} from './operations/watch/store-state.js';
export {type WatchOptions, type WatchReport, watchStores} from './operations/watch/watch.js';
export {type WhenOptions, type WhenReport, when} from './operations/when.js';
export type {StoresReport, UnjudgedStore} from './passes/fleet.js';
export type {Note, Operation, Progress} from './passes/operation.js';
export {type RunOptions, run} from './passes/run.js';
