import {Unreadable} from '../../format/key-text.js';
import type {Tell} from '../../passes/operation.js';
import {sha256} from '../../storage/checksum.js';
import {parsePublicPem} from '../../storage/pem-key.js';
import {pourDevice} from '../file-digest.js';
import type {Layer} from '../layers.js';
import {openBundle} from '../signature/sigstore-bundle.js';
import {parseOneMeaning, type Statement} from '../signature/statement.js';
import {storePredicate} from '../signature/store-statement.js';
import {reportName, sumsName} from './members.js';
import {type Archive, sealOf} from './open-archive.js';

/** What evidence says of itself: its members, their checksums and its statement. */

/** SHA-256 of each member, in hex. */
type MemberDigests = ReadonlyMap<string, string>;

/** The text of checksums as `sha256sum` has it, for all members but itself. */
export function sumsText(digests: MemberDigests): string {
  return [...digests].flatMap(([name, digest]) => (name === sumsName ? [] : [`${digest}  ${name}\n`])).join('');
}

/** Judges evidence by itself. Whoever made it could make all of it: only a key that was known before decides who that was. */
export async function judgeArchive(archive: Archive, tell: Tell): Promise<Layer[]> {
  const {members, content} = archive;
  const digests = new Map<string, string>();
  for (const member of members) {
    const digest = sha256();
    await pourDevice(archive.part(member), digest, tell);
    digests.set(member.name, digest.hex());
  }
  const plain = `${members.length} plain files of known names, each once, and nothing else`;
  const membersLayer: Layer = {name: 'members', verdict: 'pass', reason: plain};
  const isSummed = Buffer.from(content(sumsName) as Uint8Array).equals(Buffer.from(sumsText(digests)));
  if (!isSummed) {
    const [reason, unread] = [`${sumsName} does not name these members with these digests`, 'the checksums do not fit'];
    const checksums: Layer = {name: 'checksums', verdict: 'fail', reason};
    return [membersLayer, checksums, {name: 'statement', verdict: 'not checked', reason: unread}];
  }
  const root = await rootOf(archive);
  return [membersLayer, judgeReport(archive, digests, root), judgeStatement(archive, digests, root)];
}

/** The layer of the checksums: the report speaks of the very store and seal that they name. */
function judgeReport(archive: Archive, digests: MemberDigests, root: string | undefined): Layer {
  const name = 'checksums';
  const said = reportIn(archive);
  const fits =
    said.store === archive.names.store &&
    said.seal_root === root &&
    (archive.store === undefined || said.sha256 === digests.get(archive.names.store));
  if (!fits) return {name, verdict: 'fail', reason: `${reportName} is of another store or seal`};
  return {name, verdict: 'pass', reason: 'every member is the one that SHA256SUMS names'};
}

/** What the report says, whatever it is. */
function reportIn({content}: Archive): {
  readonly store?: unknown;
  readonly sha256?: unknown;
  readonly seal_root?: unknown;
} {
  try {
    return Object(parseOneMeaning(content(reportName) as Uint8Array, reportName));
  } catch (error) {
    if (error instanceof Unreadable) return {};
    throw error;
  }
}

async function rootOf(archive: Archive): Promise<string | undefined> {
  const {seal} = await sealOf(archive);
  return 'root' in seal ? Buffer.from(seal.root).toString('hex') : undefined;
}

function judgeStatement(archive: Archive, digests: MemberDigests, root: string | undefined): Layer {
  const name = 'statement';
  const {names, content} = archive;
  const [bundle, key] = [content(names.bundle), content(names.key)];
  if (bundle === undefined || key === undefined)
    return {name, verdict: 'not checked', reason: 'there is none: it is not signed'};
  try {
    const opened = openBundle(bundle, parsePublicPem(key), storePredicate);
    const problem = opened.refusal ?? subjectProblem(opened.statement, archive, digests, root);
    if (problem !== undefined) return {name, verdict: 'fail', reason: problem};
    return {
      name,
      verdict: 'pass',
      reason: 'its subjects are the members; whose it is, only a key from elsewhere tells',
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return {name, verdict: 'fail', reason: error.message};
  }
}

/** What a statement does not name as it is; undefined when it names the store, its manifest and its seal. */
function subjectProblem(
  {subject}: Statement,
  {names}: Archive,
  digests: MemberDigests,
  root: string | undefined,
): string | undefined {
  for (const name of [names.store, names.manifest, names.seal]) {
    const named = subject.filter((each) => each.name === name);
    if (named.length !== 1) return `it does not name ${name} once`;
    const found = digests.get(name);
    if (found !== undefined && named[0]?.digest.sha256 !== found) return `the ${name} that it names is another`;
    if (name === names.store && named[0]?.digest.lielSealRoot !== root)
      return 'the seal is not of the store that it names';
  }
  return undefined;
}
