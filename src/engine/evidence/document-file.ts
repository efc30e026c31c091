import type {Fault} from '../faults/fault.js';
import {otherEncoding} from '../format/utf8.js';
import {readInput} from '../storage/files/input.js';
import type {MemberError} from './document-validators.js';

/** A kind of document that is written once and read back later, by this program or another. */
export interface DocumentForm {
  /** Its validator, which is made from the schema of the same name. */
  readonly validator: keyof typeof import('./document-validators.js');
  /** What its first member says; undefined for documents of the Python package, which have no head. */
  readonly kind: string | undefined;
  /** The member by which a document of version 0.1.0 is known, which had no head. */
  readonly olderMark?: string;
  /** What is longer is none, in bytes. */
  readonly longest: number;
  /** The value in the bytes of a file, where it is not JSON as `parseJson` has it. Throws for what it cannot read. */
  readonly parse?: (bytes: Buffer) => unknown;
}

/** A kind of this program. */
export interface OwnKind extends DocumentForm {
  readonly kind: string;
}

/** A kind that a person is told of when a file is none. */
export interface NamedKind extends DocumentForm {
  /** The fault for a file that holds no JSON. */
  readonly unreadable: (path: string, problem: string, cause: unknown) => Fault;
  /** The fault for JSON that is no such document; the problem names the member. */
  readonly invalid: (path: string, problem: string) => Fault;
}

/** Why a file is no document of a kind. */
export class DocumentProblem {
  constructor(
    /** The end of a sentence; names the member that is wrong, and what it should be. */
    readonly text: string,
    /** Why it is not even JSON; undefined when it is. */
    readonly cause?: unknown,
  ) {}
}

/** No document that grows with a store is longer, in bytes: it is held as one text. */
export const longestText = 256 * 1024 * 1024;

const version = 1;

/** What every document of ours begins with. */
export interface DocumentHead {
  readonly kind: string;
  readonly version: number;
}

/** The head of a kind that has one. */
export function headOf({kind}: OwnKind): DocumentHead {
  return {kind, version};
}

/** The text of a document: its head, then its members as they are given. */
export function documentText(kind: OwnKind, members: object, indent = 2): string {
  return `${JSON.stringify({...headOf(kind), ...members}, undefined, indent)}\n`;
}

/** Reads a document of a kind. Raises L0002 for a missing file, the conditions of the kind, L5001 and L5002. */
export async function readDocument<Document>(file: string, kind: NamedKind): Promise<Document> {
  const found = await judgeDocument<Document>(file, kind);
  if (!(found instanceof DocumentProblem)) return found;
  const {text, cause} = found;
  throw cause === undefined ? kind.invalid(file, text) : kind.unreadable(file, text, cause);
}

/** Reads a document from a file or from its bytes, or says why it is none. Raises L0002 for a missing file, L5001 and L5002. */
export async function judgeDocument<Document>(
  source: string | Buffer,
  kind: DocumentForm,
): Promise<Document | DocumentProblem> {
  const bytes = typeof source === 'string' ? await readInput(source, kind.longest) : source;
  if (bytes === undefined) return new DocumentProblem(`it is longer than ${kind.longest} bytes`);
  let document: unknown;
  try {
    document = (kind.parse ?? parseJson)(bytes);
  } catch (error) {
    return new DocumentProblem((error as Error).message, error);
  }
  const wrongHead = headProblem(document, kind);
  if (wrongHead !== undefined) return new DocumentProblem(wrongHead);
  // Most runs read no document.
  const isValid = (await import('./document-validators.js'))[kind.validator];
  return isValid(document) ? (document as Document) : new DocumentProblem(memberProblem(isValid.errors?.[0]));
}

/** The text in UTF-8 bytes, without a byte order mark. Throws a TypeError for other bytes. */
export function decodeUtf8(bytes: Uint8Array): string {
  const problem = otherEncoding(bytes);
  if (problem !== undefined) throw new TypeError(problem);
  return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
}

/** The value of a JSON text; of equal keys the last counts. Throws a SyntaxError, and a TypeError for what is not UTF-8. */
function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(decodeUtf8(bytes));
}

/** What is wrong with the head, which is looked at first: without it, nothing is known of the rest. */
function headProblem(document: unknown, {kind, olderMark}: DocumentForm): string | undefined {
  if (kind === undefined || typeof document !== 'object' || document === null || Array.isArray(document)) {
    return undefined;
  }
  const head = document as {kind?: unknown; version?: unknown};
  if (head.kind === undefined && olderMark !== undefined && Object.hasOwn(document, olderMark)) return undefined;
  if (head.kind !== kind) return `/kind: must be ${kind}`;
  return head.version === version ? undefined : `/version: must be ${version}`;
}

/** The member that is wrong, and what it must be. */
function memberProblem(error: MemberError | undefined): string {
  const {instancePath = '', keyword = '', params = {}} = error ?? {};
  const member = instancePath === '' ? 'it' : `${instancePath}:`;
  switch (keyword) {
    case 'required':
      return `${instancePath}/${params['missingProperty']}: is missing`;
    case 'type':
      return `${member} must be of type ${[params['type']].flat().join(' or ')}`;
    case 'const':
      return `${member} must be ${params['allowedValue']}`;
    case 'enum':
      return `${member} must be one of ${(params['allowedValues'] as unknown[]).join(', ')}`;
    case 'pattern':
      return `${member} must match ${params['pattern']}`;
    case 'minItems':
    case 'minProperties':
      return `${member} must not be empty`;
    default:
      return `${member} must be ${params['comparison']} ${params['limit']}`;
  }
}
