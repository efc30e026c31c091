import type {JsonReader} from '../format/json/json-reader.js';
import {ByteBuffer} from '../format/values/byte-buffer.js';
import {pythonRepr} from './python-repr.js';

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
  return kind === 'string' ? textOf(reader) : reprOf(reader);
}

/** The value at the reader as Python's repr prints it, the members of objects in the order in which Python keeps them. */
function reprOf(reader: JsonReader): string {
  switch (reader.kind()) {
    case 'object': {
      const members = new Map<string, string>();
      for (let more = reader.firstMember(); more; more = reader.nextMember()) {
        const key = pythonRepr(textOf(reader));
        reader.colon();
        members.set(key, reprOf(reader));
      }
      return `{${Array.from(members, ([key, value]) => `${key}: ${value}`).join(', ')}}`;
    }
    case 'array': {
      const items: string[] = [];
      for (let more = reader.firstItem(); more; more = reader.nextItem()) items.push(reprOf(reader));
      return `[${items.join(', ')}]`;
    }
    case 'string':
      return pythonRepr(textOf(reader));
    case 'number':
      return numberRepr(reader, reader.readNumber());
    default:
      return pythonRepr(reader.literal());
  }
}

/** An integer is spelled by its digits, however many: the number that was read only stands for it. */
function numberRepr(reader: JsonReader, value: number): string {
  if (!reader.isInteger) return pythonRepr(value);
  return value === 0 ? '0' : reader.numberText();
}

function textOf(reader: JsonReader): string {
  const text = new ByteBuffer(1024, longestText);
  reader.readString(text);
  return Buffer.from(text.content()).toString();
}
