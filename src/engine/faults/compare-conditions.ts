import {condition, quote} from './condition.js';
import {exit} from './fault.js';

/** L6: two stores compared. */
export const compareConditions = {
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
};
