import {condition, family, quote} from './condition.js';
import {exit} from './fault.js';

/** L0, more of them: evidence in one file. */
export const archiveConditions = family('program', {
  archiveRefused: condition<{path: string; problem: string}>({
    code: 'L0102',
    title: 'The archive is no evidence of a store',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({path, problem}) => `${path} is an archive, and not one that liel evidence makes: ${problem}`,
    remedy: ({path}) => [`tar -tvf ${quote(path)}`],
    background:
      'Evidence is plain files of known names in one order, each once, with no links, paths, owners or anything behind its end: two programs that unpack it see the same. One that another program packed again is refused; unpack it and look at its files by themselves.',
    example: {path: 'project.evidence.tar', problem: 'it has the member "../x", which evidence has not'},
    prevent: 'Hand on evidence as it was written; compress it as a whole where it must be smaller.',
    page: 'evidence-for-others',
  }),
});
