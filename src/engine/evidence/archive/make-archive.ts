import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {extentSize} from '../../format/records/constants.js';
import {encodeSeal, type Seal} from '../../format/seal.js';
import {tarEnd, tarHead, tarPadding} from '../../format/tar.js';
import {progress, type Tell} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import {sha256} from '../../storage/checksum.js';
import type {Device} from '../../storage/files/device.js';
import type {PemSecretKey} from '../../storage/pem-key.js';
import {readStore} from '../../storage/reading/open-store.js';
import {pourManifest} from '../attested-store.js';
import {
  isoSeconds,
  type NamedStore,
  signStatement,
  storeStatement,
  subjectKinds,
} from '../signature/store-statement.js';
import {sumsText} from './judge-archive.js';
import {memberForms, memberNamesOf, reportName, sumsName} from './members.js';
import {readmeText} from './readme.js';

/** What evidence is made of. */
export interface ArchiveSource {
  readonly store: NamedStore & {readonly seal: Seal};
  /** The moment of everything in it. */
  readonly moment: Date;
  readonly version: string;
  /** What made it, for whoever asks later. */
  readonly tool: object;
  readonly key: PemSecretKey | undefined;
  /** The receipt beside the store, as it is. */
  readonly receipt: Uint8Array | undefined;
  /** The signatures beside the store, as they are, by the endings of their names. */
  readonly signatures: ReadonlyMap<string, Uint8Array>;
  readonly withManifest: boolean;
  readonly withStore: boolean;
}

/** A member before it is written: its bytes, or how they come to be. */
interface PlannedMember {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly bytes?: Uint8Array;
}

/** What evidence will be: equal sources give equal plans. */
export interface ArchivePlan {
  readonly members: readonly PlannedMember[];
  /** Bytes of the archive. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
}

/** A trusted root in which nothing is trusted: cosign 2 asks for one even where a key decides. */
const emptyRoot = {
  mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
  tlogs: [],
  certificateAuthorities: [],
  ctlogs: [],
  timestampAuthorities: [],
};

/** Plans evidence: every member that is not taken from the store itself is made. */
export function planArchive(source: ArchiveSource): ArchivePlan {
  const {store, moment, version, tool, key, receipt, signatures, withManifest, withStore} = source;
  const names = memberNamesOf(store.name);
  const made = new Map<string, PlannedMember>();
  const add = (name: string, bytes: Uint8Array): void => {
    made.set(name, {name, size: bytes.length, sha256: digestOf(bytes), bytes});
  };
  add(
    'README.txt',
    Buffer.from(
      readmeText(names, {isSigned: key !== undefined, beside: [...signatures.keys()], withManifest, withStore}),
    ),
  );
  add('tool.json', documentOf({name: 'liel-ops', version, ...tool}));
  add(reportName, documentOf(reportOf(store, moment)));
  if (receipt) add('receipt.json', receipt);
  for (const [ending, bytes] of signatures) add(`${store.name}${ending}`, bytes);
  if (key) {
    add(names.bundle, signStatement(storeStatement([store], subjectKinds, {version, now: moment}), key));
    add(names.key, Buffer.from(key.publicKey.pem));
    add('trusted_root.json', documentOf(emptyRoot));
  }
  const {manifestBytes, manifestSha256, sizeBytes} = store;
  if (withManifest) made.set(names.manifest, {name: names.manifest, size: manifestBytes, sha256: manifestSha256});
  add(names.seal, encodeSeal(store.seal));
  if (withStore) made.set(names.store, {name: names.store, size: sizeBytes, sha256: store.sha256});
  const inOrder = (): PlannedMember[] => memberForms(store.name).flatMap(({name}) => made.get(name) ?? []);
  add(sumsName, Buffer.from(sumsText(new Map(inOrder().map((member) => [member.name, member.sha256])))));
  const members = inOrder();
  const modified = Math.floor(moment.getTime() / 1000);
  return {members, modified, size: members.reduce((sum, member) => sum + sizeIn(member, modified), tarEnd.length)};
}

function sizeIn({name, size}: PlannedMember, modified: number): number {
  return tarHead({name, size, modified}).length + size + tarPadding(size).length;
}

function digestOf(bytes: Uint8Array): string {
  const digest = sha256();
  digest.update(bytes);
  return digest.hex();
}

function documentOf(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** What verify says of the store, without a clock. */
function reportOf({name, ...store}: NamedStore, moment: Date): object {
  return {
    store: name,
    ok: true,
    layers: store.layers,
    size_bytes: store.sizeBytes,
    nodes: store.nodes,
    edges: store.edges,
    sha256: store.sha256,
    manifest_sha256: store.manifestSha256,
    seal_root: store.sealRoot,
    evidence_of: isoSeconds(moment),
  };
}

/**
 * Writes evidence as it was planned into an empty file, and copies the store from the file that it was planned for. Raises L2003 where
 * that is another by now.
 */
export async function writeArchive(
  plan: ArchivePlan,
  {store, withManifest}: ArchiveSource,
  file: Device,
  target: Device,
  tell: Tell,
): Promise<void> {
  const names = memberNamesOf(store.name);
  let at = 0;
  const put = (bytes: Uint8Array): void => {
    target.write(bytes, at);
    at += bytes.length;
  };
  for (const {name, size, sha256: expected, bytes} of plan.members) {
    put(tarHead({name, size, modified: plan.modified}));
    if (bytes) put(bytes);
    else {
      const isManifest = withManifest && name === names.manifest;
      const found = isManifest
        ? (await pourManifest(readStore(file), put, tell)).sha256
        : await copyHashed(file, put, tell);
      if (found !== expected) throw fault(conditions.unstableRead, {store: file.name, tries: 1});
    }
    put(tarPadding(size));
  }
  put(tarEnd);
}

/** Hands over all bytes of a device; returns their SHA-256. */
async function copyHashed(device: Device, put: (bytes: Uint8Array) => void, tell: Tell): Promise<string> {
  const digest = sha256();
  const pace = new Pace(tell);
  const buffer = new Uint8Array(extentSize);
  const total = device.size();
  for (let at = 0; at < total; at += buffer.length) {
    const part = buffer.subarray(0, device.read(buffer, at));
    digest.update(part);
    put(part);
    const pause = pace.pause(() => progress('copy', at, total, 'bytes'));
    if (pause) await pause;
  }
  return digest.hex();
}
