import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {Claims} from './signature-kind.js';

/** What a signature says of a store beside its bytes, in one line: that of a trusted comment. */

/** How the line begins; another one says nothing of a store. */
const version = 'liel/1';

/** The facts of a store that is signed. */
export interface ClaimedFacts {
  readonly manifestSha256: string;
  readonly sealRoot: string;
  readonly nodes: number;
  readonly edges: number;
  readonly time: Date;
  /** Anything that the signer wants to say; it is the last. */
  readonly note?: string | undefined;
}

/** minisign reads comments of up to 1,024 bytes. */
const longestComment = 1000;

/** Raises L0001 unless a text can stand in a line, as a comment. */
export function requireCommentLine(flag: string, text: string | undefined, command: string): void {
  if (text === undefined) return;
  if (!/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) && Buffer.byteLength(text) <= longestComment) return;
  const problem = `${flag} is one line of up to ${longestComment} bytes, without control characters`;
  throw fault(conditions.usage, {problem, command});
}

/** The line of a store. */
export function claimsText({manifestSha256, sealRoot, nodes, edges, time, note}: ClaimedFacts): string {
  const moment = time.toISOString().replace(/\.\d+Z$/, 'Z');
  const line = `${version} manifest-sha256=${manifestSha256} seal-root=${sealRoot} nodes=${nodes} edges=${edges} time=${moment}`;
  return note === undefined ? line : `${line} note=${note}`;
}

const digest = '[0-9a-f]{64}';
const pattern = new RegExp(
  `^liel/1 manifest-sha256=(${digest}) seal-root=(${digest}) nodes=(\\d{1,15}) edges=(\\d{1,15}) time=(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)(?: note=(.*))?$`,
);

/** What a line says of a store; undefined for one that says nothing in the way that is known. */
export function claimsIn(line: string): Claims | undefined {
  const match = pattern.exec(line);
  if (!match) return undefined;
  const [, manifestSha256, sealRoot, nodes, edges, time, note] = match;
  return {
    manifest_sha256: manifestSha256 ?? null,
    seal_root: sealRoot ?? null,
    nodes: Number(nodes),
    edges: Number(edges),
    time: time ?? null,
    note: note ?? null,
  };
}
