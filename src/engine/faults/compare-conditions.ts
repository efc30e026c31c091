import {condition, family, quote} from './condition.js';
import {exit} from './fault.js';

/** L6: two stores compared. */
export const compareConditions = family('comparison', {
  identityMissing: condition<{side: string; store: string; node: string; problem: string}>({
    code: 'L6001',
    title: 'A node without an identity',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({side, node, problem}) => `${side} node ${node} ${problem}`,
    remedy: ({store, node}) => [`liel inspect ${quote(store)} node ${node}`],
    background:
      'Every node must have all properties of the node key, or exactly one label with a rule and the properties of that rule.',
    example: {side: 'left', store: 'project.liel', node: '7', problem: 'is missing --node-key property: path'},
  }),
  identityRepeated: condition<{side: string; store: string; option: string; identity: string; node: string}>({
    code: 'L6002',
    title: 'Two nodes with one identity',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({side, option, identity}) => `${side} node identity is not unique for ${option}: ${identity}`,
    remedy: ({store, node}) => [`liel inspect ${quote(store)} node ${node}`],
    background:
      'Nodes are told apart by their identity, so it must be theirs alone. Name more properties, or mend the data.',
    example: {side: 'left', store: 'project.liel', option: '--node-key', identity: "path='a.ts'", node: '7'},
  }),
  mergePlanOutdated: condition<{plan: string; input: string; expected: string; found: string}>({
    code: 'L6020',
    title: 'An input is not the one that was planned for',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({plan, input, expected, found}) =>
      `${plan} was made for another ${input}: its BLAKE3 was ${expected}, now it is ${found}`,
    remedy: () => ['liel help merge'],
    background:
      'What was decided may not hold any more, so nothing was written. Look at the preview again and make a new plan.',
    example: {plan: 'merge.plan.json', input: 'incoming.liel', expected: '3c9c84bb', found: '017b2269'},
  }),
  mergeDiffers: condition<{path: string; expected: string; found: string}>({
    code: 'L6021',
    title: 'The merged store does not read back',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path, expected, found}) => `${path} was written with ${expected}, but reads back with ${found}`,
    remedy: () => ['dmesg'],
    background:
      'The medium returned other bytes than were written. The store was removed; the inputs are as they were.',
    example: {path: 'merged.liel', expected: '12 nodes and 20 edges', found: '12 nodes and 19 edges'},
  }),
});
