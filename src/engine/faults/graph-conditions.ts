import {condition, family, healLine, quote} from './condition.js';
import {exit} from './fault.js';
import {counted} from './words.js';

/** L4: records that contradict each other, and signatures. */
export const graphConditions = family('graph', {
  danglingEdge: condition<{store: string; edge: number; end: string; node: string}>({
    code: 'L4001',
    layer: 'references',
    title: 'An edge without its node',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, edge, end, node}) => `${store}: edge ${edge} has ${end} node ${node}, which is not a live node`,
    remedy: ({store, edge}) => [
      `liel inspect ${quote(store)} edge ${edge}`,
      `liel repair ${quote(store)} -o repaired.liel --dry-run`,
    ],
    background:
      'The edge or its node was damaged. Repair does not invent or drop either; it lists what it cannot decide.',
    example: {store: 'project.liel', edge: 12, end: 'target', node: '999'},
    page: 'corrupt-store',
  }),
  adjacency: condition<{store: string; node: number; list: string; problem: string}>({
    code: 'L4002',
    layer: 'adjacency',
    title: 'An adjacency list contradicts the edges',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store, node, list, problem}) => `${store}: the ${list} list of node ${node} ${problem}`,
    remedy: ({store}) => [
      `liel backup ${quote(store)} -o backups/ --accept-damage`,
      `liel repair ${quote(store)} -o repaired.liel`,
    ],
    background:
      'The records themselves are whole; walking from node to node gives wrong answers. Lists can be rebuilt from the edges.',
    example: {store: 'project.liel', node: 5, list: 'outgoing', problem: 'misses edge 12'},
  }),
  repairUndecided: condition<{store: string; findings: number; first: string}>({
    code: 'L4008',
    title: 'Repair cannot decide',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, findings, first}) =>
      `${store}: ${counted(findings, 'edge end')} without a live node; repair neither invents nodes nor drops edges: ${first}`,
    remedy: ({store}) => [`liel verify ${quote(store)}`, `liel inspect ${quote(store)}`],
    background: 'Which of edge and node is damaged the file cannot tell. Compare with a backup; nothing was written.',
    example: {store: 'project.liel', findings: 1, first: 'edge 12 has target node 999, which is not a live node'},
    page: 'corrupt-store',
  }),
  repairLoses: condition<{store: string; evidence: string}>({
    code: 'L4009',
    title: 'Records were lost or came back',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, evidence}) =>
      `${store}: counters and lists agree that records are missing or came back, and repair would make that look right: ${evidence}`,
    remedy: ({store}) => [
      `liel verify ${quote(store)}`,
      `liel repair ${quote(store)} -o repaired.liel --accept-loss --dry-run`,
    ],
    background:
      'Slots were zeroed, cut off, or their deleted mark changed. Restore a backup if there is one; --accept-loss repairs what is left, and exits with 6.',
    example: {store: 'project.liel', evidence: 'the header counts 113 live edges, the slots hold 81'},
    page: 'corrupt-store',
  }),
  foreignEdge: condition<{store: string; node: number; list: string; edge: number; end: string; endNode: number}>({
    code: 'L4007',
    layer: 'adjacency',
    title: 'A list holds an edge of another node',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, node, list, edge, end, endNode}) =>
      `${store}: the ${list} list of node ${node} holds edge ${edge}, whose ${end} is node ${endNode}`,
    remedy: ({store, edge}) => [
      `liel inspect ${quote(store)} edge ${edge}`,
      `liel repair ${quote(store)} -o repaired.liel --dry-run`,
    ],
    background:
      'Either the end of the edge was changed, or a link of the list: the file alone cannot tell which. Compare with a backup.',
    example: {store: 'project.liel', node: 5, list: 'incoming', edge: 12, end: 'target', endNode: 7},
  }),
  degree: condition<{store: string; node: number; list: string; stored: number; counted: number}>({
    code: 'L4003',
    layer: 'adjacency',
    title: 'A degree counter is wrong',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store, node, list, stored, counted}) =>
      `${store}: node ${node} stores ${list} degree ${stored}, its ${list} list holds ${counted}`,
    remedy: ({store}) => [`liel repair ${quote(store)} -o repaired.liel`],
    background:
      'Either the counter is wrong, or the list is cut short. The records are whole; repair rebuilds both from the edges.',
    example: {store: 'project.liel', node: 5, list: 'outgoing', stored: 7, counted: 2},
    verify: () => ['liel verify repaired.liel'],
  }),
  damageFound: condition<{store: string; findings: number; first: string}>({
    code: 'L4004',
    title: 'The store is damaged',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, findings, first}) => `${store} has ${counted(findings, 'integrity finding')}; the first: ${first}`,
    remedy: ({store}) => [`liel repair ${quote(store)} -o repaired.liel --dry-run`],
    background:
      'This command makes evidence or a copy that people will trust, so it refuses a store that contradicts itself.',
    example: {store: 'project.liel', findings: 3, first: 'edge 12 has target node 999, which is not a live node'},
    page: 'corrupt-store',
  }),
  nodeNotFound: condition<{store: string; node: string}>({
    code: 'L4005',
    title: 'There is no such node',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store, node}) => `${store} has no node ${node}`,
    remedy: ({store}) => [`liel stats ${quote(store)}`],
    background: 'Ids begin at 1 and are never used again: the node was deleted, or never existed. Nothing was changed.',
    example: {store: 'project.liel', node: '99'},
    verify: () => [],
    prevent: 'Ids are no names: find records by a key property.',
    page: null,
  }),
  edgeNotFound: condition<{store: string; edge: string}>({
    code: 'L4006',
    title: 'There is no such edge',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store, edge}) => `${store} has no edge ${edge}`,
    remedy: ({store}) => [`liel stats ${quote(store)}`],
    background: 'Ids begin at 1 and are never used again: the edge was deleted, or never existed. Nothing was changed.',
    example: {store: 'project.liel', edge: '99'},
    verify: () => [],
    prevent: 'Ids are no names: find records by a key property.',
    page: null,
  }),
  identityUndecided: condition<{store: string; findings: number; first: string}>({
    code: 'L4015',
    title: 'Repair cannot tell whose slot it is',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, findings, first}) =>
      `${store}: ${counted(findings, 'slot')} with another id, and nothing says whether the id or the place is wrong: ${first}`,
    remedy: ({store}) => [`liel verify ${quote(store)}`, `liel inspect ${quote(store)}`],
    background:
      'An id is rewritten only where its neighbours on the page are in their places, the id it claims is taken or was never given out, and the lists agree with the place. Here pages or records may have been moved. Compare with a backup; nothing was written.',
    example: {
      store: 'project.liel',
      findings: 1,
      first: 'the slot of node 17 stores the id 16 (node 16 has no slot of its own)',
    },
  }),
  sealBroken: condition<{store: string; pages: number; first: number; reason: string; from: string}>({
    code: 'L4016',
    title: 'The store is not as it was sealed',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, pages, first, reason}) =>
      `${store}: ${counted(pages, 'page is not the one that was', 'pages are not those that were')} sealed, the first is ${first}: ${reason}`,
    remedy: ({store, from}) => [healLine(store, from), `liel verify ${quote(store)}`, `liel doctor ${quote(store)}`],
    background:
      'What is made of it would bring the damage along, and look sound. The seal is the witness of it: keep it. A backup that has the pages as sealed mends them: liel heal STORE --from BACKUP -o COPY; doctor names the newest backup. backup --accept-damage keeps a marked copy first.',
    page: 'corrupt-store',
    example: {
      store: 'project.liel',
      pages: 1,
      first: 1282,
      reason: 'the header is as sealed, and pages differ',
      from: '@',
    },
  }),
  copyOfDamage: condition<{store: string; findings: number; first: string}>({
    code: 'L4017',
    layer: 'page digests',
    title: 'The store is the copy of a damaged one',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, findings, first}) =>
      `the receipt of ${store} marks it as a copy of a store with ${counted(findings, 'finding')}; the first: ${first}`,
    remedy: ({store}) => [`liel doctor ${quote(store)}`],
    background:
      'It was made with backup --accept-damage, so that something is kept. Its own bytes are as they were copied, and so its seal fits: only the receipt tells. Take an older backup; restore --accept-damage brings this one back.',
    example: {
      store: 'backups/project-20260102-030405.liel',
      findings: 1,
      first: 'page 1282 is not the one that was sealed',
    },
  }),
  nothingToSalvage: condition<{store: string; sizeBytes: number; problem: string}>({
    code: 'L4010',
    title: 'Nothing to salvage',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, sizeBytes, problem}) =>
      `${store}: in ${counted(sizeBytes, 'byte')} there is no record of a store: ${problem}`,
    remedy: ({store}) => [`liel inspect ${quote(store)} header --hex`],
    background:
      'Salvage knows slots by the ids that they store, wherever they lie. Without one, this is another kind of file, or all that held records is gone. Restore a backup.',
    example: {store: 'project.liel', sizeBytes: 4096, problem: 'no page holds slots'},
  }),
});
