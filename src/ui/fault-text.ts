import {dataAtRiskOf, type Fault} from '../engine/faults/fault.js';
import {danger, quiet, strong} from './palette.js';
import {printable} from './printable.js';

/** A fault for a person: one line that scripts can match, then what is at risk and what to do. */
export function faultText(fault: Fault): string {
  const {condition} = fault;
  const lines = [`${danger('liel:')} ${strong(condition.code)} ${printable(fault.message)}`];
  lines.push(`  ${quiet('why:')} ${condition.background}`);
  lines.push(`  ${quiet('data at risk:')} ${dataAtRiskOf(fault)}`);
  for (const line of condition.remedy(fault.facts)) lines.push(`  ${quiet('next:')} ${printable(line)}`);
  lines.push(`  ${quiet('more:')} liel explain ${condition.code}`);
  return lines.join('\n');
}

/** A fault as the one JSON document of a failed run. */
export function faultDocument(fault: Fault): object {
  const {condition} = fault;
  return {
    error: {
      code: condition.code,
      title: condition.title,
      message: fault.message,
      data_at_risk: dataAtRiskOf(fault),
      next: condition.remedy(fault.facts),
      // Where both have a name, the sentence speaks of the fact.
      facts: {...fault.place, ...snakeKeys(fault.facts)},
    },
  };
}

function snakeKeys(facts: object): object {
  const entries = Object.entries(facts).map(([key, value]) => [
    key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(entries);
}
