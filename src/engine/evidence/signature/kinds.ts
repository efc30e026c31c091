import {bundleKind} from './bundle-kind.js';
import {minisignKind} from './minisign-kind.js';
import type {SignatureKind} from './signature-kind.js';
import {sshKind} from './ssh-kind.js';

/** Every kind of public-key signature. A new one is a file beside this, and a line here. */
export const signatureKinds: readonly SignatureKind[] = [minisignKind, sshKind, bundleKind];
