import * as Flags from '@oclif/core/flags';
import {type SubjectKind, subjectKinds} from '../engine/evidence/signature/store-statement.js';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';

/** The kinds of subjects that a comma list names. Raises L0001 for others. */
async function toSubjects(list: string): Promise<SubjectKind[]> {
  return list.split(',').map((word) => {
    const kind = subjectKinds.find((known) => known === word.trim());
    if (kind !== undefined) return kind;
    const problem = `--subjects expects ${subjectKinds.join(', ')}, not ${word || "''"}`;
    throw fault(conditions.usage, {problem, command: 'attest'});
  });
}

export const subjectsFlag = Flags.custom<SubjectKind[]>({
  helpValue: 'KIND,KIND',
  parse: toSubjects,
  description: 'Which files of each store are named: store, manifest, seal; all that there are without it.',
})();
