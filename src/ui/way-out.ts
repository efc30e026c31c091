import type {Finding} from '../engine/faults/fault.js';

/** What to do about a finding among the others of a store; repair refuses a store that its seal or its receipt denies. */
export function wayOut({condition, facts}: Finding, findings: readonly Finding[]): string[] {
  const isDenied = findings.some((found) => found.condition.layer === 'page digests');
  return condition.remedy(facts).filter((line) => !(isDenied && line.startsWith('liel repair ')));
}
