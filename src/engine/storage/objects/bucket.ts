import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import {addressText} from '../../format/s3/address.js';
import {elementsIn, parseXml, textIn} from '../../format/s3/xml.js';
import {sha256} from '../checksum.js';
import {pause} from '../lock/waiting.js';
import {type Access, type Environment, openAccess} from './access.js';
import {type Answer, type Body, exchange, expectFrom, type Request, Unreachable} from './exchange.js';

/** What is asked of a bucket. */
export interface Question {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** Name of an object; empty for the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body | undefined;
  /** SHA-256 of the body, in hex; of none without it. */
  readonly sha256?: string | undefined;
  readonly onSent?: Request['onSent'];
  /** Called before each try; gives what takes the body of the answer. */
  readonly begin?: (() => (bytes: Uint8Array) => void) | undefined;
}

/** An object as it is listed. */
export interface ListedObject {
  readonly key: string;
  readonly size: number;
  /** When it was written. */
  readonly modified: Date;
}

/** How long, and how often, a server is asked. */
export interface Patience {
  readonly idleMs: number;
  readonly tries: number;
  /** The first pause between two tries; each further one is twice as long. */
  readonly pauseMs: number;
}

const usualPatience: Patience = {idleMs: 60_000, tries: 5, pauseMs: 300};

const emptyDigest = sha256().hex();

/** A bucket, asked by signed requests. A connection that fails, and a server that is too busy, are asked again; a no is not. */
export class Bucket {
  private constructor(
    readonly name: string,
    private readonly access: Access,
    private readonly sign: typeof import('aws4fetch').AwsV4Signer,
    private readonly patience: Patience,
  ) {}

  /** Raises L5050. */
  static async open(name: string, environment: Environment, patience = usualPatience): Promise<Bucket> {
    const access = await openAccess(addressText({bucket: name, prefix: '', name: ''}), environment);
    const {AwsV4Signer} = await import('aws4fetch');
    return new Bucket(name, access, AwsV4Signer, patience);
  }

  addressOf(key: string): string {
    return addressText({bucket: this.name, prefix: '', name: key});
  }

  /** The answer to a question, a no as well. Raises L5051 after the last try, where the server asks to come again, too. */
  async ask(question: Question): Promise<Answer> {
    const {tries, pauseMs} = this.patience;
    for (let at = 1; ; at++) {
      const answer = await this.askOnce(question).catch(orUnreachable);
      const isLost = answer instanceof Unreachable;
      if (!isLost && !isPassing(answer.status)) return answer;
      const lostNo = isLost && at === 1 ? await this.lostNo(question) : undefined;
      if (lostNo) return lostNo;
      if (at === tries) {
        const problem = isLost ? answer.message : `the server says ${answer.status}, ${whatIsSaid(answer)}`;
        const facts = {address: this.addressOf(question.key), problem, tries};
        throw fault(conditions.objectsUnreachable, facts, {}, isLost ? answer : undefined);
      }
      await pause(pauseMs * 2 ** (at - 1) * (0.5 + Math.random() / 2));
    }
  }

  /**
   * What a server that broke off while a body was sent may have said: some ask for the body, and then say no before they read it,
   * which is lost with the connection. Undefined unless it says no to these keys or this bucket, whatever is asked.
   */
  private async lostNo({body}: Question): Promise<Answer | undefined> {
    if (body === undefined || body.size < expectFrom) return undefined;
    const answer = await this.askOnce(shortQuestion).catch(orUnreachable);
    return answer instanceof Unreachable || !isNoToAll(answer) ? undefined : answer;
  }

  /** Asks whether anything can be asked. Raises L5051, and L5052 where these keys or this bucket are refused whatever is asked. */
  async greet(): Promise<void> {
    const answer = await this.ask(shortQuestion);
    if (isNoToAll(answer)) throw this.refusal('', answer);
  }

  /** As `ask`. Raises L5052 for a no. */
  async demand(question: Question): Promise<Answer> {
    const answer = await this.ask(question);
    if (isYes(answer)) return answer;
    throw this.refusal(question.key, answer);
  }

  /** The fault of a no. */
  refusal(key: string, answer: Answer): Fault {
    const {status, headers} = answer;
    const region = headers['x-amz-bucket-region'];
    const said = whatIsSaid(answer);
    const problem = region === undefined || status < 300 ? said : `${said}; the bucket is in ${region}`;
    return fault(conditions.objectsRefused, {address: this.addressOf(key), status, problem});
  }

  /** The objects directly below a prefix, as files are in a directory. Raises L5051 and L5052. */
  async list(prefix: string): Promise<ListedObject[]> {
    const found: ListedObject[] = [];
    for (let token: string | undefined; ; ) {
      const more = token === undefined ? undefined : {'continuation-token': token};
      const query = {'list-type': '2', delimiter: '/', 'encoding-type': 'url', prefix, ...more};
      const answer = await this.demand({method: 'GET', key: '', query});
      const document = parseXml(answer.body.toString());
      if (document?.name !== 'ListBucketResult') {
        throw fault(conditions.objectsRefused, {
          address: this.addressOf(prefix),
          status: answer.status,
          problem: 'and lists nothing that can be read',
        });
      }
      const isEncoded = textIn(document, 'EncodingType') === 'url';
      for (const object of elementsIn(document, 'Contents')) {
        const key = textIn(object, 'Key') ?? '';
        found.push({
          key: isEncoded ? decoded(key) : key,
          size: Number(textIn(object, 'Size')),
          modified: new Date(textIn(object, 'LastModified') ?? ''),
        });
      }
      const next = textIn(document, 'NextContinuationToken');
      if (textIn(document, 'IsTruncated') !== 'true' || next === undefined || next === token) return found;
      token = next;
    }
  }

  private async askOnce({
    method,
    key,
    query = {},
    headers = {},
    body,
    sha256: digest,
    onSent,
    begin,
  }: Question): Promise<Answer> {
    const {region, keys} = this.access;
    const url = this.urlOf(key);
    url.search = Object.entries(query)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&');
    const signed = await new this.sign({
      ...(await keys()),
      method,
      url: url.toString(),
      headers: {...headers, 'x-amz-content-sha256': digest ?? emptyDigest},
      service: 's3',
      region,
    } as ConstructorParameters<typeof this.sign>[0]).sign();
    const all = Object.fromEntries(signed.headers as Headers);
    return exchange({method, url, headers: all, body, idleMs: this.patience.idleMs, onSent, take: begin?.()});
  }

  private urlOf(key: string): URL {
    const {region, endpoint} = this.access;
    const path = key.split('/').map(encoded).join('/');
    if (endpoint) return new URL(`${endpoint.toString().replace(/\/$/, '')}/${this.name}/${path}`);
    const domain = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
    // A certificate for all buckets is for names without dots.
    if (this.name.includes('.')) return new URL(`https://${domain}/${this.name}/${path}`);
    return new URL(`https://${this.name}.${domain}/${path}`);
  }
}

const shortQuestion = {method: 'GET', key: '', query: {'list-type': '2', 'max-keys': '1'}} as const;

/** Whether all is refused, whatever is asked. That keys may not list says nothing: they may write. */
function isNoToAll({body}: Answer): boolean {
  return noToAll.test(textIn(parseXml(body.toString()), 'Code') ?? '');
}

const noToAll =
  /^(NoSuchBucket|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|InvalidToken|RequestTimeTooSkewed|PermanentRedirect|AuthorizationHeaderMalformed)$/;

/** A connection that failed, as a value; all else is raised. */
function orUnreachable(error: unknown): Unreachable {
  if (error instanceof Unreachable) return error;
  throw error;
}

/** The words of a no. */
function whatIsSaid({body}: Answer): string {
  const document = parseXml(body.toString());
  const words = [textIn(document, 'Code'), textIn(document, 'Message')];
  return words.filter((text) => text !== undefined && text !== '').join(': ') || 'without a word why';
}

/** Whether an answer is a yes. */
export function isYes({status}: Answer): boolean {
  return status >= 200 && status < 300;
}

/** Whether the same question may get another answer soon. */
function isPassing(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501);
}

/** A name as it stands in an address of the web, by RFC 3986: what is signed has the same letters. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A name as a listing has it; as it is where it is nothing that was encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Bytes as a source. */
export function bodyOf(bytes: Uint8Array): Body {
  return {
    size: bytes.length,
    read: (target, offset) => {
      const part = bytes.subarray(offset, offset + target.length);
      target.set(part);
      return part.length;
    },
  };
}
