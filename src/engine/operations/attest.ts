import path from 'node:path';
import {attestedStore} from '../evidence/attested-store.js';
import type {KeySource} from '../evidence/signature/key-source.js';
import {openPemSigner} from '../evidence/signature/pem-signer.js';
import {mostSubjects, statementText} from '../evidence/signature/statement.js';
import {
  type NamedStore,
  type SubjectKind,
  signStatement,
  storePredicateOf,
  storeStatement,
  subjectKinds,
} from '../evidence/signature/store-statement.js';
import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {checkDocument, mostPrivate, writeDocumentTo} from '../outputs/output.js';
import {type Note, type Operation, type Progress, type Tell, whileWorking} from '../passes/operation.js';
import {normalisedPath} from '../peer/path-text.js';
import {requireFile} from '../storage/files/file-system.js';
import type {WaitOptions} from '../storage/lock/waiting.js';
import type {PemSecretKey} from '../storage/pem-key.js';
import {withStableFile} from '../storage/reading/open-store.js';

export interface AttestOptions extends WaitOptions {
  readonly stores: readonly [string, ...string[]];
  /** What is made: a bundle that is signed with a key, or what another signer signs. */
  readonly form: {readonly secretKey: KeySource} | 'statement' | 'predicate';
  /** Which files of each store are named; without it all that there are. */
  readonly subjects?: readonly SubjectKind[] | undefined;
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  readonly now: Date;
  readonly version: string;
}

/** The document that was made, and how. */
export interface AttestReport {
  /** As it is written: a bundle, a statement or a predicate. */
  readonly text: string;
  readonly output: string | undefined;
}

/**
 * States of stores what verify proved of them, in one in-toto statement. A store of which verify would say no is not attested. Raises
 * L0001 for more subjects than others read and for a seal that is wanted and vouches for nothing, L0002 to L0005, L0091, and what
 * `attestedStore` raises.
 */
export async function* attest(options: AttestOptions): Operation<Note | Progress, AttestReport> {
  const {stores, form, output, force = false, waitMs} = options;
  const keyFile = typeof form === 'object' && typeof form.secretKey === 'string' ? [form.secretKey] : [];
  for (const store of stores) requireFile(store);
  requireFew(options);
  if (output !== undefined) checkDocument(output, [...stores, ...keyFile], force);
  const key = typeof form === 'object' ? await openPemSigner(form.secretKey) : undefined;
  const names = namesOf(stores);
  const attested: NamedStore[] = [];
  for (const [i, store] of stores.entries()) {
    const prove = (tell: Tell) => withStableFile(store, (file) => attestedStore(store, file, tell), waitMs);
    attested.push({name: names[i] as string, ...(yield* whileWorking(prove))});
  }
  requireSeals(options, attested);
  const text = textOf(attested, options, key);
  if (output !== undefined) await writeDocumentTo(output, text, {like: mostPrivate(stores)});
  return {text, output};
}

function textOf(stores: readonly NamedStore[], options: AttestOptions, key: PemSecretKey | undefined): string {
  if (options.form === 'predicate') return `${JSON.stringify(storePredicateOf(stores, options), undefined, 2)}\n`;
  const statement = storeStatement(stores, options.subjects ?? subjectKinds, options);
  return key === undefined ? statementText(statement) : signStatement(statement, key).toString();
}

/** A file is known by its last name, and where two have the same, by what was given. */
function namesOf(stores: readonly string[]): string[] {
  const names = stores.map((store) => path.basename(store));
  return new Set(names).size === names.length ? names : stores.map((store) => normalisedPath(store));
}

function requireFew({stores, subjects = subjectKinds}: AttestOptions): void {
  const count = stores.length * subjects.length;
  if (count <= mostSubjects) return;
  const fewer = subjects.length > 1 ? '; --subjects store names one file a store' : '';
  const problem = `${stores.length} stores are ${count} subjects, and cosign reads ${mostSubjects} in a statement${fewer}`;
  throw fault(conditions.usage, {problem, command: 'attest'});
}

/** A seal that was asked for by name is there. */
function requireSeals({stores, subjects}: AttestOptions, attested: readonly NamedStore[]): void {
  const missing = stores.find((_, i) => subjects?.includes('seal') && attested[i]?.seal === undefined);
  if (missing === undefined) return;
  const problem = `${missing} has no seal that fits, and --subjects wants one: liel seal makes it`;
  throw fault(conditions.usage, {problem, command: 'attest'});
}
