import type {AttestReport} from '../engine/operations/attest.js';
import type {Renderer} from './renderer.js';

/** The document itself on stdout; nothing more when it went to a file. */
export const attestRenderer: Renderer<AttestReport> = {
  schema: null,
  text: ({text, output}) => (output === undefined ? text.trimEnd() : undefined),
  json: ({text}) => JSON.parse(text),
};
