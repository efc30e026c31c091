import {type Condition, dataAtRiskOf, type Fault, type Finding} from './fault.js';

/** A condition as data, to be shown: the sentence about this occurrence and all that `explain` knows. */
export interface Trouble {
  readonly code: string;
  readonly title: string;
  readonly message: string;
  readonly data_at_risk: string;
  readonly background: string;
  readonly next: readonly string[];
  readonly exit: number;
}

/** A fault or finding as data. */
export function toTrouble({condition, facts}: Fault | Finding): Trouble {
  const {code, title, background, cause, remedy, exit} = condition;
  const risk = dataAtRiskOf({condition, facts});
  return {code, title, message: cause(facts), data_at_risk: risk, background, next: remedy(facts), exit};
}

/** Whether a trouble is that of a condition. */
export function isTrouble({code}: Trouble, wanted: Pick<Condition, 'code'>): boolean {
  return code === wanted.code;
}
