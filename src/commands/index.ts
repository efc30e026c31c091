import type {Command} from '@oclif/core/command';

type Loader = () => Promise<{readonly default: Command.Class}>;

/** Every command by its id. Loaded when it is asked for: start-up time is part of the product. */
export const commandLoaders: Readonly<Record<string, Loader>> = {
  backup: () => import('./backup.js'),
  backups: () => import('./backups.js'),
  catalog: () => import('./catalog.js'),
  compact: () => import('./compact.js'),
  completion: () => import('./completion.js'),
  diff: () => import('./diff.js'),
  doctor: () => import('./doctor.js'),
  'events:append': () => import('./events-append.js'),
  'events:list': () => import('./events-list.js'),
  explain: () => import('./explain.js'),
  export: () => import('./export.js'),
  heal: () => import('./heal.js'),
  help: () => import('./help.js'),
  import: () => import('./import.js'),
  inspect: () => import('./inspect.js'),
  lock: () => import('./lock.js'),
  manifest: () => import('./manifest.js'),
  prune: () => import('./prune.js'),
  pack: () => import('./pack.js'),
  merge: () => import('./merge.js'),
  recover: () => import('./recover.js'),
  repair: () => import('./repair.js'),
  runbook: () => import('./runbook.js'),
  seal: () => import('./seal.js'),
  restore: () => import('./restore.js'),
  salvage: () => import('./salvage.js'),
  sign: () => import('./sign.js'),
  stats: () => import('./stats.js'),
  trace: () => import('./trace.js'),
  verify: () => import('./verify.js'),
  version: () => import('./version.js'),
  watch: () => import('./watch.js'),
};
