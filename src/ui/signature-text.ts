import {type Signature, signatureText} from '../engine/format/signature-document.js';
import type {Renderer} from './renderer.js';

/** The signature itself on stdout; nothing more when it went to a file. */
export const signRenderer = (wasWritten: boolean): Renderer<Signature> => ({
  text: (signature) => (wasWritten ? undefined : signatureText(signature).trimEnd()),
  json: (signature) => signature,
});
