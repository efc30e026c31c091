import {conditions} from '../../faults/conditions.js';
import {type Fault, fault, isFault} from '../../faults/fault.js';
import {startsLikeDifferential} from '../../format/differential.js';
import {readTar, startsLikeTar, type TarMember, tarBlock} from '../../format/tar.js';
import type {Device} from '../../storage/files/device.js';
import {openForReading} from '../../storage/files/file-system.js';
import {SectionDevice} from '../../storage/files/section-device.js';
import type {FoundSeal} from '../seal/seal-check.js';
import {sealIn} from '../seal/seal-file.js';
import {type MemberNames, memberForms, memberNamesOf, nameProblem} from './members.js';

/** The evidence of a store, in one file. What its members say is still to be judged. */
export interface Archive {
  /** Path of the archive. */
  readonly path: string;
  readonly names: MemberNames;
  readonly members: readonly TarMember[];
  /** The store where it lies in the archive; undefined where it was left out. */
  readonly store: Device | undefined;
  /** A member where it lies. */
  readonly part: (member: TarMember) => Device;
  /** All bytes of a member with a name; undefined where there is none. */
  readonly content: (name: string) => Uint8Array | undefined;
}

/** Whether a device begins as evidence does: as an archive that is no differential. */
export function isArchive(device: Device): boolean {
  const start = new Uint8Array(tarBlock);
  return device.read(start, 0) === start.length && startsLikeTar(start) && !startsLikeDifferential(start);
}

/** Whether a file begins as an archive does; what cannot be read is none. */
export function isArchiveAt(file: string): boolean {
  try {
    const device = openForReading(file);
    try {
      return isArchive(device);
    } finally {
      device.close();
    }
  } catch {
    return false;
  }
}

/** The evidence on a device: plain files of known names, each once and in order, and nothing else. Raises L0102 for anything else. */
export function openArchive(device: Device): Archive {
  const path = device.name;
  const members = readTar(device, 64);
  if (typeof members === 'string') throw refused(path, members);
  const names = memberNamesOf(
    members.findLast(({name}) => name.endsWith('.seal'))?.name.slice(0, -'.seal'.length) ?? '',
  );
  const problem = membersProblem(names, members);
  if (problem !== undefined) throw refused(path, problem);
  const part = ({name, offset, size}: TarMember): Device => new SectionDevice(`${path}:${name}`, device, offset, size);
  const find = (name: string): TarMember | undefined => members.find((member) => member.name === name);
  const store = find(names.store);
  return {
    path,
    names,
    members,
    store: store && part(store),
    part,
    content: (name) => {
      const member = find(name);
      if (member === undefined) return undefined;
      const bytes = new Uint8Array(member.size);
      part(member).read(bytes, 0);
      return bytes;
    },
  };
}

/** The seal in the evidence, or why it is none. */
export async function sealOf({path, names, content}: Archive): Promise<FoundSeal> {
  const file = `${path}:${names.seal}`;
  try {
    return {file, seal: await sealIn(content(names.seal) as Uint8Array, file)};
  } catch (error) {
    if (isFault(error, conditions.sealDamaged, conditions.sealNewer)) return {file, seal: error};
    throw error;
  }
}

function refused(path: string, problem: string): Fault {
  return fault(conditions.archiveRefused, {path, problem});
}

/** Why members are not those of evidence; undefined when they are. */
function membersProblem({store, bundle}: MemberNames, members: readonly TarMember[]): string | undefined {
  if (store === '') return 'it has no seal, which evidence has';
  const odd = nameProblem(store);
  if (odd !== undefined) return `the name of its store ${odd}`;
  const forms = memberForms(store);
  let next = 0;
  for (const {name, size, modified} of members) {
    if (modified !== members[0]?.modified) return 'its members are not of one moment';
    const at = forms.findIndex((form) => form.name === name);
    const form = forms[at];
    if (form === undefined) return `it has the member ${JSON.stringify(name)}, which evidence has not`;
    if (at < next) return `it has ${name} twice, or not in its place`;
    if (size > form.longest) return `its ${name} is longer than ${form.longest} bytes`;
    next = at + 1;
  }
  const found = new Set(members.map(({name}) => name));
  const missing = forms.find(({name, isNeeded}) => isNeeded && !found.has(name));
  if (missing !== undefined) return `it has no ${missing.name}`;
  const signed = forms.slice(forms.findIndex(({name}) => name === bundle)).slice(0, 3);
  const there = signed.filter(({name}) => found.has(name)).length;
  return there === 0 || there === signed.length ? undefined : 'a statement, its key and a trusted root go together';
}
