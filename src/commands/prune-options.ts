import * as Flags from '@oclif/core/flags';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {durationMs} from '../engine/format/duration.js';

const keep = (description: string) => Flags.integer({min: 0, default: 0, helpValue: 'N', description});

export const pruneFlags = {
  'keep-last': keep('Keep the newest N.'),
  'keep-daily': keep('Keep the newest of each of the last N days that have one (UTC).'),
  'keep-weekly': keep('Keep the newest of each of the last N weeks that have one (from Monday).'),
  'keep-monthly': keep('Keep the newest of each of the last N months that have one.'),
  'keep-within': Flags.string({
    helpValue: '30d',
    description: 'Keep every copy that held what the store held so long ago or later (ms, s, m, h, d).',
  }),
  'max-size': Flags.string({
    helpValue: '10GiB',
    description: 'Then let the oldest go until all take no more on the disk (KiB, MiB, GiB, TiB); else exit 1.',
  }),
  'by-name': Flags.boolean({
    default: false,
    description: 'Judge by their names also copies that no receipt ties to a store.',
  }),
  'dry-run': Flags.boolean({default: false, description: 'Only say what would go, and why the rest stays.'}),
};

const units: Readonly<Record<string, number>> = {K: 1, M: 2, G: 3, T: 4};

/** The bytes of a size like `500MiB`, `10G` or `4096`; undefined without one. Raises L0001 for what is none. */
export function bytesOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, count, unit] = /^(\d+(?:\.\d+)?)(?:([KMGT])(?:iB)?)?$/.exec(text) ?? [];
  const bytes = Math.floor(Number(count) * 1024 ** (unit === undefined ? 0 : (units[unit] as number)));
  if (count !== undefined && Number.isSafeInteger(bytes)) return bytes;
  throw usage(`--max-size expects a size like 500MiB or 10GiB, not ${text || "''"}`);
}

/** The moment that was so long ago; undefined without a word. Raises L0001 for what is no duration. */
export function sinceOf(text: string | undefined, now: Date): string | undefined {
  if (text === undefined) return undefined;
  const ms = durationMs(text);
  const since = ms === undefined ? undefined : now.getTime() - ms;
  if (since !== undefined && since > -latestDateMs) return new Date(since).toISOString();
  throw usage(`--keep-within expects a duration like 30d, not ${text || "''"}`);
}

/** As far from 1970 as a date can be. */
const latestDateMs = 8.64e15;

function usage(problem: string): Error {
  return fault(conditions.usage, {problem, command: 'prune'});
}
