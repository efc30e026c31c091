import * as Flags from '@oclif/core/flags';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {durationMs} from '../engine/format/duration.js';
import {maxAgeFlag} from './flags.js';

/** Flags of how old the newest backup may be. */
export const ageFlags = {
  'max-age': maxAgeFlag,
  warn: Flags.string({
    char: 'w',
    helpValue: '25h',
    dependsOn: ['exit'],
    description: 'With --exit nagios, the age of the newest backup from which on it is a WARNING.',
  }),
  critical: Flags.string({
    char: 'c',
    helpValue: '49h',
    dependsOn: ['exit'],
    exclusive: ['max-age'],
    description: 'With --exit nagios, the age of the newest backup from which on it is CRITICAL, as --max-age has it.',
  }),
};

type GivenAges = Readonly<Partial<Record<'max-age' | 'warn' | 'critical', string | undefined>>>;

/** The ages in milliseconds; undefined are those that were not given. Raises L0001 for what is none, and for a warning behind its end. */
export function givenAges(flags: GivenAges, command: string): Record<'maxAgeMs' | 'warnAgeMs', number | undefined> {
  const usage = (problem: string) => fault(conditions.usage, {problem, command});
  const ms = (flag: keyof GivenAges): number | undefined => {
    const text = flags[flag];
    const age = text === undefined ? undefined : durationMs(text);
    if (text !== undefined && age === undefined) throw usage(`--${flag} expects a duration like 30s, not ${text}`);
    return age;
  };
  const [maxAgeMs, warnAgeMs] = [ms('max-age') ?? ms('critical'), ms('warn')];
  if (maxAgeMs !== undefined && warnAgeMs !== undefined && warnAgeMs >= maxAgeMs)
    throw usage(`--warn ${flags.warn} would never be heard: --${flags.critical ? 'critical' : 'max-age'} is not older`);
  return {maxAgeMs, warnAgeMs};
}
