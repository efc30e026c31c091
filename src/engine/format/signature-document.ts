/** The signature document; its fields and their order are the peer's. */
export interface Signature {
  readonly algorithm: 'hmac-sha256';
  readonly manifest_sha256: string;
  readonly manifest_version: 1;
  readonly signature: string;
  readonly signature_version: 1;
}

/** The bytes of a signature file (cli.md J2). */
export function signatureText(signature: Signature): string {
  return `${JSON.stringify(signature, null, 2)}\n`;
}
