import type {DocumentKind} from '../engine/evidence/document/document-frame.js';
import type {DocumentOptions} from '../engine/operations/manifest.js';
import {fileAt} from './file-words.js';
import {forceFlag, outputFlag, shadowedFlag} from './flags.js';
import {pourDocument} from './streams.js';

/** Flags of the commands that print a whole graph. */
export const documentFlags = {output: outputFlag, force: forceFlag, shadowed: shadowedFlag};

interface DocumentFlags {
  readonly output: string | undefined;
  readonly force: boolean;
  readonly shadowed: string;
}

/** What such a command was asked for. */
export function documentOptions(
  kind: DocumentKind,
  store: string,
  flags: DocumentFlags,
  waitMs: number,
): DocumentOptions {
  const {force} = flags;
  const output = fileAt(flags.output);
  const shadowed = flags.shadowed === 'peer' ? 'peer' : 'real';
  return {store, kind, shadowed, output, force, stream: pourDocument, waitMs};
}
