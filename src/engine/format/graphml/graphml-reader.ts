import {TextDecoder} from 'node:util';
import {SaxesParser} from 'saxes';
import {type Breathe, ForeignProblem} from '../foreign/foreign-graph.js';
import type {ByteSource} from '../json/json-window.js';

/** Bytes that are parsed at a time. */
const chunkBytes = 65_536;

/** What is told of a document, in its order. */
export interface GraphmlEvents {
  /** An element begins, under the elements that are open; names are without their prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
  text(text: string): void;
  close(name: string): void;
  /** Whether no more is wanted. */
  readonly isEnough?: boolean;
}

/** How a line is called in messages. */
export const lineText = (line: number): string => `line ${line}`;

/** Tells what stands in XML of any size. What defines entities is refused, and so is any other encoding than UTF-8. Raises ForeignProblem. */
export async function readXml(source: ByteSource, events: GraphmlEvents, breathe: Breathe): Promise<void> {
  const parser = new SaxesParser({xmlns: false, position: true});
  const place = (): string => lineText(parser.line);
  const refuse = (problem: string): never => {
    throw new ForeignProblem(place(), problem);
  };
  parser.on('error', (error) => refuse(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => refuse('a document type, which may define entities, is not read'));
  parser.on('xmldecl', ({encoding}) => {
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
      refuse(`the encoding ${encoding} is not read`);
  });
  parser.on('opentag', ({name, attributes}) => events.open(localName(name), attributes, parser.line));
  parser.on('closetag', ({name}) => events.close(localName(name)));
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  const decoder = new TextDecoder('utf-8', {fatal: true});
  const bytes = Buffer.alloc(chunkBytes);
  for (let at = 0; events.isEnough !== true; ) {
    const count = source.read(bytes, at);
    parser.write(decoded(decoder, bytes.subarray(0, count), count > 0, place));
    if (count === 0) break;
    at += count;
    await breathe();
  }
  if (events.isEnough !== true) parser.close();
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, stream: boolean, place: () => string): string {
  try {
    return decoder.decode(bytes, {stream});
  } catch {
    throw new ForeignProblem(place(), 'it is not UTF-8');
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
