import {condition, family, quote} from './condition.js';
import {exit} from './fault.js';
import {counted} from './words.js';

/** L011: what keeps a graph from being written in the format of another program. */
export const exportConditions = family('program', {
  sinceAnother: condition<{store: string; backup: string}>({
    code: 'L0110',
    title: 'The backup is of another store',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store, backup}) => `${backup} is no backup of ${store}: its records are others from the first on`,
    remedy: ({store}) => [`liel doctor ${quote(store)}`],
    background:
      'What changed since a backup is told by ids, which say nothing about another store. doctor names the backups of a store; --since @ takes the newest.',
    example: {store: 'project.liel', backup: 'backups/other-20260101-000000.liel'},
    page: 'graph-elsewhere',
  }),
  namedNowhere: condition<{
    store: string;
    more: number;
    kind: string;
    name: string;
    flag: string;
    nearest?: string | undefined;
  }>({
    code: 'L0118',
    title: 'No record has what was named',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store, more, kind, name, flag, nearest}) =>
      `no record of ${store}${more > 0 ? ` and ${counted(more, 'other store')}` : ''} has the ${kind} ${name}, which ${flag} names${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
    remedy: ({store}) => [`liel catalog ${quote(store)}`],
    background:
      'A key that is misspelled hides nothing, and a label that is misspelled exports nothing. Nothing was written. catalog lists the labels and the keys of a store; where all records are gone, there is nothing to hide and nothing is refused.',
    example: {store: 'project.liel', more: 0, kind: 'key', name: 'titel', flag: '--redact', nearest: 'title'},
    page: 'graph-elsewhere',
  }),
  directoryTaken: condition<{path: string; problem: string}>({
    code: 'L0111',
    title: 'The place of a directory is taken',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({path, problem}) => `${path} cannot become a directory of an export: ${problem}`,
    remedy: ({path}) => [`ls -la ${quote(path)}`],
    background:
      'An export of several files is a directory that appears whole, and replaces, with --force, one that lists its files in export.json and holds nothing else. Name a place that is free.',
    example: {path: 'spark', problem: 'it holds notes.txt, which no export has written there'},
    page: 'graph-elsewhere',
  }),
  tooManyColumns: condition<{store: string; what: string; found: number; limit: number}>({
    code: 'L0112',
    title: 'Too many names for tables',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store, what, found, limit}) => `${store} has ${found} ${what}, and a format of tables holds ${limit}`,
    remedy: ({store}) => [`liel export ${quote(store)} --to jsonl -o graph.jsonl`],
    background:
      'A table has a column for each property key, and LadybugDB a table for each label of edges. Lines of JSON have no such limit; keys that hold data in their names belong in a map, or in nodes of their own.',
    example: {store: 'project.liel', what: 'property keys of nodes', found: 1200, limit: 1000},
    page: 'graph-elsewhere',
  }),
  scriptTooLong: condition<{store: string; found: number; limit: number}>({
    code: 'L0113',
    title: 'Too many records for a script',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store, found, limit}) => `${store} has ${counted(found, 'record')}, and a script of Cypher holds ${limit}`,
    remedy: ({store}) => [`liel export ${quote(store)} --to neo4j-csv -o neo4j`],
    background:
      'A script is understood statement by statement, and would take hours where the importer of Neo4j takes seconds.',
    example: {store: 'project.liel', found: 250_000, limit: 100_000},
    page: 'graph-elsewhere',
  }),
});
