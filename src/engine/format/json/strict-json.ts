import {otherEncoding} from '../utf8.js';

/** A string, a sign, or anything else that stands between signs and blanks. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * The value of a JSON text for which two readers have one meaning: UTF-8 without a byte order mark, and no key twice in an
 * object. Throws a SyntaxError, and a TypeError for other bytes.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  const problem = otherEncoding(bytes);
  if (problem !== undefined) throw new TypeError(problem);
  const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  const value: unknown = JSON.parse(text);
  refuseRepeatedKeys(text);
  return value;
}

/** Raises a SyntaxError for a key that an object of a valid JSON text has twice. */
function refuseRepeatedKeys(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  let last = '';
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const key = JSON.parse(last) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) throw new SyntaxError(`the key ${JSON.stringify(key)} stands twice in one object`);
      keys?.add(key);
    }
    last = token;
  }
}
