import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {JsonError, JsonReader} from '../../format/json/json-reader.js';
import {BlobEncoder} from '../../format/values/blob-encoder.js';
import {decodeProperties, type PropertyMap} from '../../format/values/property-value.js';
import {type Device, MemoryDevice} from '../../storage/files/device.js';
import {openInput} from '../../storage/files/input.js';

/** What messages call the payload. */
const name = '--payload-json';

/**
 * Reads a payload: a JSON object, or `@` and the name of a file that holds one. Numbers become what they become in an
 * import. Raises L0056 for what is no JSON, L0057 for other JSON, L0014 for values that no store can hold, L0002 for a
 * file that is not there.
 */
export async function readPayload(word: string): Promise<PropertyMap> {
  const isFile = word.startsWith('@');
  const device: Device = isFile ? await openInput(word.slice(1)) : new MemoryDevice(name, Buffer.from(word));
  try {
    return payloadIn(device);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw fault(conditions.payloadUnreadable, {path: device.name, problem: error.message}, {}, error);
  } finally {
    device.close();
  }
}

function payloadIn(device: Device): PropertyMap {
  const reader = new JsonReader(device);
  reader.begin();
  const kind = reader.kind();
  if (kind !== 'object') {
    reader.skipValue();
    reader.end();
    throw fault(conditions.payloadNotAnObject, {path: device.name, kind});
  }
  const encoder = new BlobEncoder(reader);
  encoder.properties();
  reader.end();
  const problem = encoder.refusal ?? encoder.sizeProblem;
  if (problem !== undefined) throw fault(conditions.valueRefused, {what: 'the payload', problem});
  return decodeProperties(encoder.bytes());
}
