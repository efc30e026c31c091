import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {JsonError, JsonReader} from '../../../../src/engine/format/json/json-reader.js';
import {MemberWalk, newKey, objectEnd} from '../../../../src/engine/format/json/member-walk.js';
import {ByteBuffer} from '../../../../src/engine/format/values/byte-buffer.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {type SeededRandom, seededRandom} from '../../../support/random.js';

const windows = [1, 17, 64, 300, 65_536];

/** A member: its key, where its value begins, and how much of the object's text was met before. */
type Seen = [key: string, valueAt: number];

function readKey(reader: JsonReader): string {
  const text = new ByteBuffer();
  reader.readString(text);
  reader.colon();
  return Buffer.from(text.content()).toString();
}

/** Reads the members of all objects in a list with what `members` says, or why that fails. */
function read(text: string, windowBytes: number, members: (reader: JsonReader) => () => Seen[]): Seen[][] | string {
  const reader = new JsonReader(new MemoryDevice('objects', Buffer.from(text)), windowBytes);
  const readObject = members(reader);
  const objects: Seen[][] = [];
  try {
    reader.begin();
    reader.next();
    for (let more = reader.firstItem(); more; more = reader.nextItem()) objects.push(readObject());
    reader.end();
    return objects;
  } catch (error) {
    assert.ok(error instanceof JsonError, String(error));
    return error.message;
  }
}

function plainly(reader: JsonReader): () => Seen[] {
  return () => {
    const seen: Seen[] = [];
    for (let more = reader.firstMember(); more; more = reader.nextMember()) {
      const key = readKey(reader);
      reader.next();
      seen.push([key, reader.position]);
      reader.skipValue();
    }
    return seen;
  };
}

/** With a walk; `count` is told of each key that was read anew. */
function walked(count: () => void): (reader: JsonReader) => () => Seen[] {
  return (reader) => {
    const walk = new MemberWalk<string>(reader);
    return () => {
      const seen: Seen[] = [];
      for (let step = walk.first(); step !== objectEnd; step = walk.next()) {
        let key = walk.meaning;
        if (step === newKey) {
          key = readKey(reader);
          walk.learn(key);
          count();
        }
        reader.next();
        seen.push([String(key), reader.position]);
        reader.skipValue();
      }
      return seen;
    };
  };
}

function newKeysOf(text: string, windowBytes = 65_536): number {
  let count = 0;
  const found = read(
    text,
    windowBytes,
    walked(() => count++),
  );
  assert.deepEqual(found, read(text, windowBytes, plainly));
  return count;
}

const keys = [
  '',
  'a',
  'ab',
  'abc',
  'name',
  'naming',
  'nam\\u0065',
  'ż',
  'zażółć',
  '\\ud800',
  'k'.repeat(300),
  '}',
  ',',
];
const values = ['1', '-2.5e3', '"x"', '"}\\""', 'null', '[]', '{}', '[{"a":1}]', '{"a":{"b":2}}', 'NaN'];

function randomObject(random: SeededRandom): string {
  const space = () => random.pick(['', '', ' ', '\n  ', '\r\n\t']);
  const member = () => `${space()}"${random.pick(keys)}"${space()}:${space()}${random.pick(values)}${space()}`;
  const members = Array.from({length: random.below(5)}, member);
  return `{${members.length === 0 ? space() : members.join(',')}}`;
}

/** One byte more, less or other. */
function damaged(text: string, random: SeededRandom): string {
  const at = random.below(text.length);
  return text.slice(0, at) + random.pick(['', '"', '{', '}', ',', ':', 'x', '\\']) + text.slice(at + random.below(2));
}

describe('a walk over the members of objects', () => {
  it('finds what is found without one, whatever the objects and the window', (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 300; round++) {
      const few = Array.from({length: 1 + random.below(6)}, () => randomObject(random));
      const objects = Array.from({length: random.below(60)}, () => random.pick(few));
      const text = `[${objects.join(random.pick([',', ', ', '\n,']))}]`;
      newKeysOf(text, random.pick(windows));
    }
  });

  it('refuses what is refused without one, in the same words', (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 600; round++) {
      const objects = Array.from({length: 8}, () => '{"a": 1,\n "b": [2], "c": {}}');
      const text = damaged(`[${objects.join(',')}]`, random);
      const windowBytes = random.pick(windows);
      assert.deepEqual(
        read(
          text,
          windowBytes,
          walked(() => {}),
        ),
        read(text, windowBytes, plainly),
        text,
      );
    }
  });

  it('reads keys once that come again in their place', () => {
    const alike = '{"a": 1, "b": 2}';
    assert.equal(newKeysOf(`[${Array.from({length: 200}, () => alike).join()}]`), 2);
    assert.equal(newKeysOf(`[${Array.from({length: 200}, (_, i) => (i % 2 ? alike : '{"b":1}')).join()}]`), 3);
  });

  it('does not learn the same twice where the window ends', () => {
    // Where a window ends before a text, that is read anew; it must not take the place of another.
    const ends = Array.from({length: 6000}, (_, i) => `{"first": "${'x'.repeat(i % 17)}", "second": 2}`);
    const others = Array.from({length: 500}, () => '{"first": "x", "other": 2}');
    const [before, all] = [newKeysOf(`[${ends.join()}]`, 300), newKeysOf(`[${[...ends, ...others].join()}]`, 300)];
    assert.ok(before > 10 && before < 600, String(before));
    assert.ok(all - before < 100, String(all - before));
  });

  it('remembers no more than it should, and goes on all the same', () => {
    const distinct = Array.from({length: 3000}, (_, i) => `{"a": 1, "key ${i}": ${i}}`);
    const again = [...distinct, ...distinct];
    // Eight ways to go on behind the first member; all others are read anew each time.
    const count = newKeysOf(`[${again.join()}]`) - (1 + 8 + 2 * 2992);
    assert.ok(count >= 0 && count < 10, String(count));
    const long = `{"${'k'.repeat(300)}": 1}`;
    assert.equal(newKeysOf(`[${[long, long, long].join()}]`), 3);
  });
});
