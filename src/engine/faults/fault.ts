import type {LayerName} from './layer.js';

/** What a run can end with: one class of failure per number (product.md, "exit codes"). */
export const exit = {
  done: 0,
  no: 1,
  usage: 2,
  undecidable: 3,
  busy: 4,
  environment: 5,
  acceptedLoss: 6,
  internal: 7,
  /** 143 for SIGTERM, 129 for SIGHUP, 131 for SIGQUIT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** Whose data a condition puts at risk. */
export type DataAtRisk = 'none' | 'uncommitted' | 'committed';

/** The class of a condition; each file of conditions declares one, and the thousand of their codes is its number. */
export type Family = 'program' | 'format' | 'lock' | 'wal' | 'graph' | 'environment' | 'comparison';

/** Facts that fill the sentences of a condition; printed in JSON as they are. */
export type Facts = Readonly<Record<string, string | number | bigint | readonly string[] | undefined>>;

/** A trouble this program knows by name. Declared once, in conditions.ts; text, JSON, exit code and `explain` read it. */
export interface Condition<F extends Facts = Facts> {
  /** Stable code: L and four digits; the thousand is that of the family. */
  readonly code: string;
  readonly family: Family;
  /** What a verification cannot prove where this is found; absent where verify does not report it. */
  readonly layer?: LayerName;
  /** Whether verify cannot read on behind it, so that its verdict is "cannot decide" and not "no". */
  readonly endsVerify?: 'always' | 'at times';
  readonly title: string;
  readonly exit: ExitCode;
  readonly dataAtRisk: DataAtRisk;
  /** What is at risk where that is not always the same. */
  readonly riskOf?: (facts: F) => DataAtRisk;
  /** One sentence about this occurrence. */
  readonly cause: (facts: F) => string;
  /** Command lines that help, best first. */
  readonly remedy: (facts: F) => readonly string[];
  /** What an operator should know beyond this occurrence; `explain` prints it. */
  readonly background: string;
  /** Facts that stand for themselves in `explain` and in the tests. */
  readonly example: F;
  /** Command lines that prove it is mended; where absent, those of its family (guidance.ts). */
  readonly verify?: (facts: F) => readonly string[];
  /** How it is kept from happening; where absent, what holds for its family. */
  readonly prevent?: string;
  /** The runbook page of the whole job, null for none; where absent, that of its family. */
  readonly page?: string | null;
}

/** Where in a store something was found. Pages are counted from 0, offsets in bytes from the start of the file. */
export interface Place {
  readonly page?: number;
  readonly offset?: number;
  readonly slot?: number;
  readonly node?: number;
  readonly edge?: number;
  /** Bytes from the offset on that are concerned. */
  readonly bytes?: number;
  /** All pages and records that are concerned or suspect, when there may be several. */
  readonly pages?: readonly number[];
  readonly nodes?: readonly number[];
  readonly edges?: readonly number[];
}

/** A condition that was collected instead of thrown: something a check found, with its place. */
export interface Finding {
  readonly condition: Condition;
  readonly facts: Facts;
  readonly place: Place;
}

/** A condition that was thrown: the operation could not go on. */
export class Fault extends Error {
  readonly condition: Condition;
  readonly facts: Facts;
  readonly place: Place;

  constructor(condition: Condition, facts: Facts, place: Place, cause?: unknown) {
    super(condition.cause(facts), cause === undefined ? undefined : {cause});
    this.name = 'Fault';
    this.condition = condition;
    this.facts = facts;
    this.place = place;
  }
}

/** Builds the fault of a condition from its facts, the place where it was met, and the error below it, if any. */
export function fault<F extends Facts>(condition: Condition<F>, facts: F, place: Place = {}, cause?: unknown): Fault {
  return new Fault(condition as unknown as Condition, facts, place, cause);
}

/** Builds a finding: the same condition, collected. */
export function finding<F extends Facts>(condition: Condition<F>, facts: F, place: Place = {}): Finding {
  return {condition: condition as unknown as Condition, facts, place};
}

/** The sentence of a finding. */
export function findingText(found: Finding): string {
  return found.condition.cause(found.facts);
}

/** Whose data an occurrence of a condition puts at risk. */
export function dataAtRiskOf({condition, facts}: Pick<Finding, 'condition' | 'facts'>): DataAtRisk {
  return condition.riskOf?.(facts) ?? condition.dataAtRisk;
}

/** Throws a finding as a fault. */
export function toFault(found: Finding): Fault {
  return new Fault(found.condition, found.facts, found.place);
}

/** A condition of whatever facts, to be asked for. */
export type AnyCondition = Pick<Condition, 'code' | 'family' | 'title'>;

/** Whether a finding is of one of some conditions. */
export function isFinding({condition}: Finding, ...wanted: readonly AnyCondition[]): boolean {
  return wanted.some((other) => other === condition);
}

/** Whether an error is the fault of one of some conditions. */
export function isFault(error: unknown, ...wanted: readonly AnyCondition[]): error is Fault {
  return error instanceof Fault && isFinding(error, ...wanted);
}

/** Whether an error is the fault of a condition of one of some families. */
export function isFaultOf(error: unknown, ...families: readonly Family[]): error is Fault {
  return error instanceof Fault && families.includes(error.condition.family);
}
