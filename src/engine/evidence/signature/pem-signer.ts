import {type PemSecretKey, parseSecretPem} from '../../storage/pem-key.js';
import {type KeySource, readingKey, readKeySource} from './key-source.js';
import {warnOfReaders} from './signer.js';

/** What is longer is no key, in bytes. */
const longestPem = 16_384;

/** The secret key in PEM that signs statements. A key that others can read is noted. Raises L0002, L0080, L0091 for a file that holds none, L5001 and L5002. */
export async function openPemSigner(source: KeySource): Promise<PemSecretKey> {
  const {name, bytes} = await readKeySource(source, longestPem);
  warnOfReaders(source);
  return readingKey(name, () => parseSecretPem(bytes));
}
