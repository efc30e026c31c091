import {parseStrictJson} from '../../format/json/strict-json.js';
import {Unreadable} from '../../format/key-text.js';

/** What is attested: an in-toto Statement v1 (github.com/in-toto/attestation). */

const statementType = 'https://in-toto.io/Statement/v1';

/** cosign refuses a statement with more subjects. */
export const mostSubjects = 1024;

/** A file that a statement is about, by what anybody can hash. */
export interface Subject {
  readonly name: string;
  readonly digest: {readonly sha256: string; readonly lielSealRoot?: string};
}

/** Who says what of which files. */
export interface Statement<Predicate = unknown> {
  readonly _type: typeof statementType;
  readonly subject: readonly Subject[];
  readonly predicateType: string;
  readonly predicate: Predicate;
}

/** The statement that a predicate of a type holds for subjects. */
export function statementOf<Predicate>(
  subject: readonly Subject[],
  predicateType: string,
  predicate: Predicate,
): Statement<Predicate> {
  return {_type: statementType, subject, predicateType, predicate};
}

/** The text of a statement, which is what is signed. */
export function statementText(statement: Statement): string {
  return `${JSON.stringify(statement, undefined, 2)}\n`;
}

/**
 * The statement in a payload. The predicate is left as it was found: what is proved is that somebody said it. Throws `Unreadable`
 * for a statement of another type.
 */
export function decodeStatement(payload: Uint8Array, predicateType: string): Statement {
  const statement = (parseOneMeaning(payload, 'its statement') ?? {}) as Partial<Statement>;
  const {_type: type, predicateType: found, subject} = statement;
  if (type !== statementType) throw new Unreadable(`its statement is not of the type ${statementType}`);
  if (found !== predicateType) {
    throw new Unreadable(`its predicateType is ${String(JSON.stringify(found)).slice(0, 80)}, not ${predicateType}`);
  }
  if (!Array.isArray(subject) || subject.length === 0 || subject.length > mostSubjects) {
    throw new Unreadable(`its statement does not have 1 to ${mostSubjects} subjects`);
  }
  if (!subject.every(isSubject)) throw new Unreadable('one of its subjects has no name and SHA-256');
  return statement as Statement;
}

function isSubject(value: unknown): value is Subject {
  const {name, digest} = (value ?? {}) as Partial<Subject>;
  return typeof name === 'string' && typeof digest?.sha256 === 'string' && /^[0-9a-f]{64}$/.test(digest.sha256);
}

/** The value of a JSON text that all readers read alike. Throws `Unreadable` for others; `what` is the subject of the sentence. */
export function parseOneMeaning(bytes: Uint8Array, what: string): unknown {
  try {
    return parseStrictJson(bytes);
  } catch (error) {
    throw new Unreadable(`${what} is no JSON that has one meaning: ${(error as Error).message.slice(0, 200)}`);
  }
}
