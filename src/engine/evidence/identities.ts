import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {identityLines} from '../format/age.js';
import {type Identities, openIdentities} from '../storage/age/age.js';
import {readInput} from '../storage/files/input.js';

/** What is longer is no file of identities, in bytes. */
const longestFile = 65_536;

/** The identities in files of `age-keygen`, for a copy. Raises L0141 where there are none that can be used, L0002, L5001 and L5002. */
export async function readIdentities(files: readonly string[], path: string): Promise<Identities> {
  const needed = (problem: string): Error => fault(conditions.identityNeeded, {path, locked: path, problem});
  if (files.length === 0) throw needed('no identity was given');
  const lines: string[] = [];
  for (const file of files) {
    const found = identityLines(((await readInput(file, longestFile)) ?? Buffer.alloc(0)).toString());
    if (found.length === 0) throw needed(`${file} has no identity in it`);
    lines.push(...found);
  }
  const identities = await openIdentities(lines);
  if (identities === undefined) throw needed(`${files.join(', ')} has what is no identity of age-keygen`);
  return identities;
}
