import {type Statement, statementOf} from './statement.js';

/** What a statement says of a file of a release of this program. */
export const releasePredicate = 'urn:liel:release:v1';

/** A file of a release. */
interface ReleasedFile {
  readonly name: string;
  readonly sha256: string;
  readonly version: string;
}

/** The statement that a file is of a release. */
export function releaseStatement({name, sha256, version}: ReleasedFile): Statement {
  return statementOf([{name, digest: {sha256}}], releasePredicate, {name: 'liel-ops', version});
}
