import {JsonReader} from '../format/json/json-reader.js';
import {ByteBuffer} from '../format/values/byte-buffer.js';

/**
 * The members of a JSON object as Python's json.loads has them: of equal names the last counts, NaN is JSON, and 1.0 is no
 * integer. What is neither text nor integer nor boolean is null here, as is what is no object. Throws JsonError.
 */
export function readScalars(bytes: Buffer): unknown {
  const reader = new JsonReader({size: () => bytes.length, read: (target, offset) => bytes.copy(target, 0, offset)});
  const members = new Map<string, unknown>();
  reader.begin();
  const isObject = reader.kind() === 'object';
  if (!isObject) reader.skipValue();
  else {
    for (let more = reader.firstMember(); more; more = reader.nextMember()) {
      const name = readText(reader, bytes.length);
      reader.colon();
      members.set(name, readScalar(reader, bytes.length));
    }
  }
  reader.end();
  return isObject ? Object.fromEntries(members) : null;
}

function readScalar(reader: JsonReader, longest: number): string | number | boolean | null {
  switch (reader.kind()) {
    case 'string':
      return readText(reader, longest);
    case 'true':
    case 'false':
      return reader.literal();
    default: {
      const integer = reader.readInteger();
      return integer === undefined ? null : Number(integer);
    }
  }
}

function readText(reader: JsonReader, longest: number): string {
  const sink = new ByteBuffer(1024, longest);
  reader.readString(sink);
  return sink.bytes.toString('utf8', 0, sink.length);
}
