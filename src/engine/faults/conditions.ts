import {archiveConditions} from './archive-conditions.js';
import {backupConditions} from './backup-conditions.js';
import {compareConditions} from './compare-conditions.js';
import {copyConditions} from './copy-conditions.js';
import {environmentConditions} from './environment-conditions.js';
import {exchangeConditions} from './exchange-conditions.js';
import {exportConditions} from './export-conditions.js';
import type {Condition} from './fault.js';
import {foreignConditions} from './foreign-conditions.js';
import {formatConditions} from './format-conditions.js';
import {graphConditions} from './graph-conditions.js';
import {healConditions} from './heal-conditions.js';
import {inputConditions} from './input-conditions.js';
import {lockConditions} from './lock-conditions.js';
import {offSiteConditions} from './off-site-conditions.js';
import {programConditions} from './program-conditions.js';
import {signatureConditions} from './signature-conditions.js';
import {walConditions} from './wal-conditions.js';

/** Every condition, by name. */
export const conditions = {
  ...programConditions,
  ...backupConditions,
  ...copyConditions,
  ...inputConditions,
  ...exchangeConditions,
  ...signatureConditions,
  ...archiveConditions,
  ...exportConditions,
  ...formatConditions,
  ...foreignConditions,
  ...lockConditions,
  ...walConditions,
  ...graphConditions,
  ...environmentConditions,
  ...healConditions,
  ...offSiteConditions,
  ...compareConditions,
};

/** The condition with a code; undefined when there is none. */
export function conditionOf(code: string): Condition | undefined {
  return allConditions().find((condition) => condition.code === code);
}

/** Every condition, ordered by code. */
export function allConditions(): Condition[] {
  return Object.values(conditions as unknown as Record<string, Condition>).sort((a, b) => (a.code < b.code ? -1 : 1));
}
