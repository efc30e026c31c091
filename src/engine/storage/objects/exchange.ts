import http from 'node:http';
import https from 'node:https';
import {errorCode} from '../files/file-fault.js';

/** What is sent: as many bytes as it says, read as they are needed, and again where a try fails. */
export interface Body {
  readonly size: number;
  /** Fills `target` from `offset` on; returns how many bytes there were. */
  readonly read: (target: Uint8Array, offset: number) => number;
}

/** One request, signed. */
export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Body | undefined;
  /** How long nothing may come or go, in milliseconds. */
  readonly idleMs: number;
  /** Told how many bytes of the body went out; what it raises ends the request. */
  readonly onSent?: ((bytes: number) => void) | undefined;
  /** Takes the body of an answer that is a yes, as it comes; without it that is kept. */
  readonly take?: ((bytes: Uint8Array) => void) | undefined;
}

/** An answer that came to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Empty where it was taken piece by piece. */
  readonly body: Buffer;
}

/** A connection that failed, or broke off: the same request may be tried again. */
export class Unreachable extends Error {}

/** No answer that is kept is longer: a listing of a thousand names is shorter. */
const longestAnswer = 16 * 1024 * 1024;

/** A body from this size on is sent when the server says that it wants it: a no that comes before would be lost with the connection. */
export const expectFrom = 65_536;

/** A server that does not know the question is sent the body after so long. */
const expectMs = 1000;

const pieceSize = 1024 * 1024;

const agents = {
  'http:': new http.Agent({keepAlive: true, maxSockets: 16}),
  'https:': new https.Agent({keepAlive: true, maxSockets: 16}),
} as const;

/**
 * Sends a request and returns the answer, whatever that says. Memory holds one piece of the body. Raises `Unreachable` where the
 * connection fails, is silent for too long, or ends before the answer does.
 */
export function exchange(wanted: Request): Promise<Answer> {
  const {method, url, body, idleMs} = wanted;
  const secure = url.protocol === 'https:';
  const waits = body !== undefined && body.size >= expectFrom;
  const headers = {
    ...wanted.headers,
    ...(body && {'content-length': String(body.size)}),
    ...(waits && {expect: '100-continue'}),
  };
  return new Promise((resolve, reject) => {
    let own: unknown;
    let asked: NodeJS.Timeout | undefined;
    const fail = (error: Error): void => {
      clearTimeout(asked);
      reject(own ?? (error instanceof Unreachable ? error : new Unreachable(wordsOf(error))));
    };
    const end = (error: unknown): void => {
      own ??= error;
      sent.destroy();
      fail(new Unreachable('ended'));
    };
    const send = secure ? https.request : http.request;
    const sent = send(url, {method, headers, agent: agents[secure ? 'https:' : 'http:']});
    sent.setTimeout(idleMs, () => sent.destroy(new Unreachable(`nothing came or went for ${idleMs / 1000} s`)));
    sent.on('error', fail);
    sent.on('response', (answer) => {
      clearTimeout(asked);
      collect(answer, wanted, end).then((found) => {
        // What is still to be sent is not wanted any more.
        if (!sent.writableFinished) sent.destroy();
        resolve(found);
      }, fail);
    });
    if (body === undefined) {
      sent.end();
      return;
    }
    let isPouring = false;
    const begin = (): void => {
      if (isPouring) return;
      isPouring = true;
      clearTimeout(asked);
      pour(sent, body, wanted.onSent).catch(end);
    };
    if (!waits) return begin();
    sent.once('continue', begin);
    asked = setTimeout(begin, expectMs);
  });
}

function wordsOf(error: Error): string {
  const code = errorCode(error);
  return error.message.includes(code) ? error.message : `${error.message} (${code})`;
}

/** Writes a body piece by piece, each when the one before is gone; it ends early where the connection does. */
async function pour(sent: http.ClientRequest, body: Body, onSent: Request['onSent']): Promise<void> {
  const buffer = Buffer.alloc(Math.min(pieceSize, body.size));
  for (let at = 0; at < body.size; ) {
    const count = body.read(buffer.subarray(0, Math.min(buffer.length, body.size - at)), at);
    if (count === 0) throw new Unreachable('the file that is sent became shorter');
    const isGone = await new Promise<boolean>((resolve) => {
      sent.write(buffer.subarray(0, count), (error) => resolve(error !== null && error !== undefined));
    });
    // Why it is gone is told where the answer is waited for.
    if (isGone) return;
    at += count;
    onSent?.(at);
  }
  sent.end();
}

async function collect(answer: http.IncomingMessage, {take}: Request, end: (error: unknown) => void): Promise<Answer> {
  const {statusCode: status = 0, headers} = answer;
  const isYes = status >= 200 && status < 300;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    if (take && isYes) {
      try {
        take(piece);
      } catch (error) {
        end(error);
        throw error;
      }
      continue;
    }
    size += piece.length;
    if (size > longestAnswer) throw new Unreachable(`the answer is longer than ${longestAnswer} bytes`);
    pieces.push(piece);
  }
  return {status, headers, body: Buffer.concat(pieces)};
}
