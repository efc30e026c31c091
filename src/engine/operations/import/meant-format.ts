import {conditions} from '../../faults/conditions.js';
import {Fault, isFault} from '../../faults/fault.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import type {ForeignFormat} from './foreign-source.js';

/** Bytes at the beginning of a document that tell what it is. */
const headBytes = 65_536;

const endings: readonly (readonly [ending: RegExp, format: ForeignFormat])[] = [
  [/\.(jsonl|ndjson)$/i, 'jsonl'],
  [/\.(csv|tsv)$/i, 'csv'],
  [/\.parquet$/i, 'parquet'],
  [/\.graphml$/i, 'graphml'],
];

/** A fault of a document that is no export; where it is that of another program, it says how that is imported. */
export function asForeign(
  error: unknown,
  device: FileDevice,
  {source, output}: {source: string; output: string},
): unknown {
  if (source === '-' || !isFault(error, conditions.exportUnreadable, conditions.exportInvalid)) return error;
  const format = meantFormat(device, source);
  if (format === undefined) return error;
  return new Fault(error.condition, {...error.facts, format, output}, error.place, error.cause);
}

/** The format of another program that a document has, by its beginning and then by its name; undefined when it is not known. */
function meantFormat(device: FileDevice, name: string): ForeignFormat | undefined {
  const head = new Uint8Array(Math.min(headBytes, device.size()));
  const text = Buffer.from(head.subarray(0, device.read(head, 0))).toString('latin1');
  if (text.startsWith('PAR1')) return 'parquet';
  if (/^\s*<(\?xml|graphml|!)/.test(text)) return 'graphml';
  const named = endings.find(([ending]) => ending.test(name))?.[1];
  if (named !== undefined) return named;
  const [line = '', second] = text.trimStart().split('\n');
  if (second !== undefined && isObject(line)) return 'jsonl';
  return /^[^{[]*[,;\t]/.test(line) ? 'csv' : undefined;
}

function isObject(line: string): boolean {
  try {
    return line.startsWith('{') && typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
