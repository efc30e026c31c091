import type {DocumentKind} from '../evidence/document/document-frame.js';
import type {ChunkSink} from '../evidence/document/pour.js';
import {
  type DocumentFacts,
  makeDocument,
  type Shadowing,
  streamDocument,
} from '../evidence/document/proven-document.js';
import {checkDocument, StagedDocument} from '../outputs/output.js';
import type {Note, Operation, Progress, Tell} from '../passes/operation.js';
import {whileWorking} from '../passes/operation.js';
import {normalisedPath} from '../peer/path-text.js';
import {requireFile} from '../storage/files/file-system.js';
import type {WaitOptions} from '../storage/lock/waiting.js';

export interface DocumentOptions extends WaitOptions {
  readonly store: string;
  readonly kind: DocumentKind;
  readonly shadowed?: Shadowing | undefined;
  /** Writes NaN and the infinities as tokens that JSON does not have. */
  readonly allowNaN?: boolean | undefined;
  /** Where to write the document; without it, its chunks go to `stream`. */
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  readonly stream: ChunkSink;
}

/** What was written; nothing when the document itself went to the stream. */
export interface DocumentReport {
  readonly source: string;
  readonly output: string | undefined;
  readonly nodes: number;
  readonly edges: number;
}

/**
 * Writes the manifest or export of a store: to a file that is complete or absent, or to a stream after it was proved.
 * Raises L0002 to L0005 for inputs and outputs, L0015 for a float JSON cannot say, and what checking a store raises.
 */
export async function* writeDocument(options: DocumentOptions): Operation<Note | Progress, DocumentReport> {
  const {store, output, force = false, stream} = options;
  requireFile(store);
  if (output !== undefined) checkDocument(output, [store], force);
  const facts = yield* whileWorking((tell) =>
    output === undefined ? streamDocument(options, stream, tell) : writeToFile(options, output, tell),
  );
  for (const text of facts.notes) yield {type: 'note', text};
  const target = output === undefined ? undefined : normalisedPath(output);
  return {source: store, output: target, nodes: facts.nodes, edges: facts.edges};
}

async function writeToFile(options: DocumentOptions, output: string, tell: Tell): Promise<DocumentFacts> {
  const document = await StagedDocument.begin(output, options.store);
  const {file} = document;
  try {
    const begin = (): ChunkSink => {
      let at = 0;
      file.device.truncate(0);
      return (chunk) => {
        file.device.write(chunk, at);
        at += chunk.length;
      };
    };
    const facts = await makeDocument(options, begin, tell);
    file.commit();
    return facts;
  } finally {
    await document.discard();
  }
}
