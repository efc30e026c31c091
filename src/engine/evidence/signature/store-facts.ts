import {isFaultOf} from '../../faults/fault.js';
import {extentSize} from '../../format/records/constants.js';
import {begin, type FileJob} from '../../passes/jobs.js';
import {progress, type Tell} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import {type SignedDigest, signedDigest} from '../../storage/checksum.js';
import type {Device} from '../../storage/files/device.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {digestManifest} from '../logical-digest.js';
import {beginPageDigests, pageHash, treeRoot} from '../seal/page-digests.js';
import type {Need, StoreFacts} from './signature-kind.js';

/** Ends the digests that were begun; `snapshot` is the store on the same device, where it can be opened. */
export type BegunFacts = (snapshot: StoreSnapshot | undefined, tell: Tell) => Promise<StoreFacts>;

/**
 * Begins to find out what signatures are judged by: of a device to which nobody may write from now on, while it is
 * checked. A graph that cannot be read has no digest.
 */
export function beginFacts(device: Device, needs: readonly Need[]): BegunFacts {
  const names = (['sha256', 'sha512', 'blake2b512'] as const).filter((name) => needs.includes(name));
  const hashed = begin(hashSigned, device, names);
  const pages = needs.includes('seal root') ? beginPageDigests(device) : undefined;
  return async (snapshot, tell) => ({
    digests: names.length === 0 ? {} : await hashed(tell),
    bytes: needs.includes('bytes') ? allBytes(device) : undefined,
    manifestSha256: needs.includes('graph') ? await manifestDigest(snapshot, tell) : undefined,
    sealRoot: pages && Buffer.from(treeRoot(await pages(tell), await pageHash())).toString('hex'),
  });
}

/** The job of another thread. */
export const hashSigned: FileJob<readonly SignedDigest[], StoreFacts['digests']> = {
  name: 'signed digests',
  work: async (device, names, tell) => {
    const digests = names.map((name) => ({name, ...signedDigest(name)}));
    const pace = new Pace(tell);
    const buffer = new Uint8Array(extentSize);
    for (let at = 0; ; ) {
      const count = device.read(buffer, at);
      for (const digest of digests) digest.update(buffer.subarray(0, count));
      at += count;
      if (count < buffer.length) return Object.fromEntries(digests.map(({name, bytes}) => [name, bytes()]));
      const pause = pace.pause(() => progress('digest', at, device.size(), 'bytes'));
      if (pause) await pause;
    }
  },
};

function allBytes(device: Device): Uint8Array {
  const bytes = new Uint8Array(device.size());
  return bytes.subarray(0, device.read(bytes, 0));
}

async function manifestDigest(snapshot: StoreSnapshot | undefined, tell: Tell): Promise<string | undefined> {
  if (!snapshot) return undefined;
  const {nodeCount: liveNodes, edgeCount: liveEdges} = snapshot.header;
  try {
    return await digestManifest(snapshot, {liveNodes, liveEdges}, tell);
  } catch (error) {
    if (isFaultOf(error, 'format', 'wal', 'graph')) return undefined;
    throw error;
  }
}
