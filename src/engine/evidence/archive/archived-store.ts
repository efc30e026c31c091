import {conditions} from '../../faults/conditions.js';
import {Fault, fault} from '../../faults/fault.js';
import type {Tell} from '../../passes/operation.js';
import type {Device} from '../../storage/files/device.js';
import type {BackupCheck} from '../backup-check.js';
import type {PageDigests} from '../seal/page-digests.js';
import {checkSeal} from '../seal/seal-check.js';
import {
  type GivenSignature,
  openSignatures,
  readTrust,
  type TrustOptions,
  trustedEndings,
} from '../signature/open-signatures.js';
import {judgeArchive} from './judge-archive.js';
import {type Archive, sealOf} from './open-archive.js';

/** The store in evidence, read where it lies. Raises L0102 where it was left out. */
export function storeIn({path, store}: Archive): Device {
  if (store) return store;
  throw fault(conditions.archiveRefused, {path, problem: 'the store was left out of it (--without-store)'});
}

/** The signatures of the store in evidence: those that the caller names, else those inside of the kinds of his keys; undefined where there is none. Raises what `openSignatures` raises. */
export async function openInside(archive: Archive, trust: TrustOptions): Promise<GivenSignature[] | undefined> {
  const {path, names, content, store} = archive;
  const known = await readTrust(trust);
  const inside = (await trustedEndings(known)).flatMap((ending) => {
    const [name, bytes] = [`${names.store}${ending}`, content(`${names.store}${ending}`)];
    return bytes ? [{name: `${path}:${name}`, bytes}] : [];
  });
  const signatures = trust.signatures ?? inside;
  return signatures.length === 0 ? undefined : openSignatures(store?.name ?? path, {...known, signatures});
}

/** What evidence says of the store in it, as a backup is checked: by the archive itself, and by the seal inside. */
export async function checkArchived(
  archive: Archive,
  tell: Tell,
  digests: PageDigests | undefined,
): Promise<[BackupCheck, BackupCheck]> {
  const failed = (await judgeArchive(archive, tell)).find(({verdict}) => verdict === 'fail');
  const found = await sealOf(archive);
  const {verdict, reason} = await checkSeal(storeIn(archive), found, tell, digests);
  return [
    failed
      ? {name: 'evidence', verdict: 'fail', reason: `${failed.name}: ${failed.reason}`}
      : {
          name: 'evidence',
          verdict: 'pass',
          reason: 'members, checksums and statement fit each other; no key was asked',
        },
    {name: 'seal', verdict: verdict === 'not checked' || found.seal instanceof Fault ? 'fail' : verdict, reason},
  ];
}
