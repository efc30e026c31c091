import {conditions} from '../../faults/conditions.js';
import {type Finding, finding} from '../../faults/fault.js';
import {startsLikeAge} from '../../format/age.js';
import {startsLikeDifferential} from '../../format/differential.js';
import {sealMagic} from '../../format/seal.js';
import {compareBytes} from '../../format/utf8.js';
import {startsLikeFrame} from '../../format/zstd/frame.js';

/** How a Git LFS pointer begins, and what it says of the file that it stands for. */
const lfsPointer = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n[\s\S]*^size (\d+)$/m;

/** Members that tell our documents apart, in their first page. */
const members: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/"kind": ?"liel-receipt"/, 'the receipt of a backup'],
  [/"signature_version"/, 'a signature'],
  [/"manifest_version"/, 'a manifest'],
  [/"export_version"/, 'an export'],
  [/^\{\s*"(edges|nodes|edge_count|node_count)"/, 'an export or a manifest'],
];

/** What a file is that is no store, judged by its first page; undefined when it is not known. */
export function judgeForeign(page: Uint8Array, fileSize: number, store: string): Finding | undefined {
  const place = {page: 0, offset: 0};
  if (fileSize === 0) return finding(conditions.neverWritten, {store}, place);
  if (compareBytes(page, 0, 16, sealMagic, 0, 16) === 0) {
    return finding(conditions.anotherKind, {store, kind: 'a seal'}, place);
  }
  if (startsLikeFrame(page)) return finding(conditions.compressedStore, {store}, place);
  if (startsLikeDifferential(page)) {
    return finding(conditions.packagedStore, {store, kind: 'a differential'}, place);
  }
  if (startsLikeAge(page)) return finding(conditions.packagedStore, {store, kind: 'encrypted'}, place);
  if (page[0] !== 0x76 && page[0] !== 0x7b) return undefined;
  const text = new TextDecoder('latin1').decode(page.subarray(0, Math.min(page.length, fileSize)));
  const [, sizeBytes] = lfsPointer.exec(text) ?? [];
  if (sizeBytes !== undefined) return finding(conditions.lfsPointer, {store, sizeBytes: Number(sizeBytes)}, place);
  const [, kind] = (text.startsWith('{') && members.find(([pattern]) => pattern.test(text))) || [];
  return kind === undefined ? undefined : finding(conditions.anotherKind, {store, kind}, place);
}
