import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {JsonError, JsonReader} from '../format/json/json-reader.js';
import {ByteBuffer} from '../format/values/byte-buffer.js';
import type {IdentityRules} from '../peer/node-identity.js';
import {openInput} from '../storage/files/input.js';

/** Bytes of a label or property name that a store could hold. */
const longestName = 1_048_576;

/** What stands for a label in the file: names, or something else. */
type RawRules = Map<string, readonly string[] | undefined>;

/**
 * Reads `{"identity_rules": {"<Label>": ["<property>", …], …}}`; other members are ignored, of equal labels the last
 * counts. Raises L0002 for a missing file, L0047 for what is no JSON, L0048 for other shapes.
 */
export async function readIdentityRules(path: string): Promise<IdentityRules> {
  const device = await openInput(path);
  try {
    return checked(path, new RulesReader(new JsonReader(device)).document());
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw fault(conditions.rulesUnreadable, {path, problem: error.message}, {}, error);
  } finally {
    device.close();
  }
}

function checked(path: string, rules: RawRules | undefined): IdentityRules {
  const refuse = (problem: string) => fault(conditions.rulesInvalid, {path, problem});
  if (rules === undefined || rules.size === 0) {
    throw refuse('identity rules file must contain a non-empty identity_rules object');
  }
  const names = new Map<string, readonly string[]>();
  for (const [label, keys] of rules) {
    if (label === '') throw refuse('identity rule labels must be non-empty strings');
    if (keys === undefined) throw refuse(`identity rule for ${label} must be a non-empty string list`);
    names.set(label, keys);
  }
  return names;
}

class RulesReader {
  private readonly sink = new ByteBuffer(1024, longestName);

  constructor(private readonly reader: JsonReader) {}

  /** The rules of a whole document; undefined when it has none. */
  document(): RawRules | undefined {
    const {reader} = this;
    reader.begin();
    let rules: RawRules | undefined;
    if (reader.kind() !== 'object') reader.skipValue();
    else {
      this.members((name) => {
        const isRules = name === 'identity_rules';
        if (isRules && reader.kind() === 'object') rules = this.rules();
        else {
          if (isRules) rules = undefined;
          reader.skipValue();
        }
      });
    }
    reader.end();
    return rules;
  }

  private rules(): RawRules {
    const rules: RawRules = new Map();
    this.members((label) => rules.set(label, this.names()));
    return rules;
  }

  /** A list of names; undefined, and passed, for anything else. */
  private names(): readonly string[] | undefined {
    const {reader} = this;
    if (reader.kind() !== 'array') {
      reader.skipValue();
      return undefined;
    }
    const names: string[] = [];
    let isValid = true;
    for (let more = reader.firstItem(); more; more = reader.nextItem()) {
      if (reader.kind() === 'string') names.push(this.text());
      else {
        isValid = false;
        reader.skipValue();
      }
    }
    return isValid && names.length > 0 && !names.includes('') ? names : undefined;
  }

  private members(take: (name: string) => void): void {
    const {reader} = this;
    for (let more = reader.firstMember(); more; more = reader.nextMember()) {
      const name = this.text();
      reader.colon();
      take(name);
    }
  }

  private text(): string {
    this.sink.length = 0;
    this.reader.readString(this.sink);
    if (this.sink.overflowed) throw new JsonError(`a name of more than ${longestName} bytes`);
    if (this.reader.surrogates > 0) throw new JsonError('a lone surrogate is no name');
    return this.sink.bytes.toString('utf8', 0, this.sink.length);
  }
}
