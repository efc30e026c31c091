import {floatText} from '../format/json/canonical-number.js';
import type {JsonReader} from '../format/json/json-reader.js';
import {ByteBuffer} from '../format/values/byte-buffer.js';

/** A version that takes more text than this is not printed. */
const longestText = 65_536;

/** What Python prints for an export_version other than 1; undefined when the value at the reader equals 1 in Python. */
export function otherVersion(reader: JsonReader): string | undefined {
  const start = reader.position;
  const kind = reader.kind();
  if (kind === 'true' || (kind === 'number' && reader.readNumber() === 1)) return undefined;
  reader.seek(start);
  reader.skipValue();
  const sizeBytes = reader.position - start;
  if (sizeBytes > longestText) return `a value of ${sizeBytes} bytes`;
  reader.seek(start);
  return kind === 'string' ? stringText(reader) : pythonText(reader);
}

/** The value at the reader as Python's repr prints it. */
function pythonText(reader: JsonReader): string {
  switch (reader.kind()) {
    case 'object': {
      const members = new Map<string, string>();
      for (let more = reader.firstMember(); more; more = reader.nextMember()) {
        const key = quotedText(stringText(reader));
        reader.colon();
        members.set(key, pythonText(reader));
      }
      return `{${Array.from(members, ([key, value]) => `${key}: ${value}`).join(', ')}}`;
    }
    case 'array': {
      const items: string[] = [];
      for (let more = reader.firstItem(); more; more = reader.nextItem()) items.push(pythonText(reader));
      return `[${items.join(', ')}]`;
    }
    case 'string':
      return quotedText(stringText(reader));
    case 'number':
      return numberText(reader, reader.readNumber());
    default: {
      const value = reader.literal();
      return value === null ? 'None' : value ? 'True' : 'False';
    }
  }
}

/** Text of the number read last. */
function numberText(reader: JsonReader, value: number): string {
  if (reader.isInteger) return value === 0 ? '0' : reader.integerText();
  if (Number.isFinite(value)) return floatText(value);
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

function stringText(reader: JsonReader): string {
  const text = new ByteBuffer(1024, longestText);
  reader.readString(text);
  return Buffer.from(text.content()).toString();
}

const letters = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A string as Python's repr prints it. */
function quotedText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text.replace(/[\\'"\p{C}\p{Z}]/gu, (character) => {
    if (character === ' ') return character;
    if (character === "'" || character === '"') return character === quote ? `\\${character}` : character;
    const code = character.codePointAt(0) as number;
    const [prefix, width] = code < 0x100 ? ['\\x', 2] : code < 0x10000 ? ['\\u', 4] : ['\\U', 8];
    return letters.get(character) ?? prefix + code.toString(16).padStart(width as number, '0');
  });
  return quote + inside + quote;
}
