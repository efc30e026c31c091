import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {
  BlobTranscoder,
  type NonFinite,
  NonFiniteError,
  writeValue,
} from '../../../../src/engine/format/json/canonical-json.js';
import {JsonBytes} from '../../../../src/engine/format/json/json-bytes.js';
import {
  type PropertyMap,
  type PropertyValue,
  ValueWriter,
} from '../../../../src/engine/format/values/property-value.js';
import {writeDocument} from '../../../../src/engine/operations/manifest.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {StoreBuilder} from '../../../../src/engine/storage/writing/store-builder.js';
import {finish} from '../../../support/finish.js';
import {needsPeer, runPeer} from '../../../support/peer.js';
import {seededRandom} from '../../../support/random.js';
import {randomDouble, randomInt, randomMap} from '../../../support/random-value.js';
import {properties} from '../../../support/sample-store.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const encode = (value: PropertyValue): Uint8Array => Uint8Array.from(new ValueWriter().encode(value));
const utf8 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

/** A property blob as JSON, straight from its bytes. */
function transcode(blob: Uint8Array, level = 0, metaKeys: readonly string[] = [], nonFinite: NonFinite = 'refuse') {
  const out = new JsonBytes(1);
  const transcoder = new BlobTranscoder(out, nonFinite);
  transcoder.properties(blob, 0, blob.length, level, metaKeys.map(utf8));
  return {text: Buffer.from(out.content()).toString(), shadowed: transcoder.shadowed};
}

/** What JSON.parse makes of a value: floats and ints are one kind there. */
function plain(value: PropertyValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

describe('canonical JSON', () => {
  it('says what the value is, and is the same from the bytes and from the value', (t) => {
    const random = seededRandom(t);
    for (let i = 0; i < 3000; i++) {
      const map = randomMap(random, 5, false);
      const {text} = transcode(encode(map), 2);
      const out = new JsonBytes(1);
      writeValue(out, map, 2);
      assert.equal(Buffer.from(out.content()).toString(), text);
      if (!map.has('__proto__') && !text.includes('__proto__')) assert.deepEqual(JSON.parse(text), plain(map));
      else JSON.parse(text);
    }
  });

  it('has two spaces a level, keys in code point order, nothing between empty brackets', () => {
    const map = properties({
      z: [1n, [], {} as never],
      a: new Map([
        ['\uffff', null],
        ['\u{10000}', true],
      ]),
    });
    (map.get('z') as PropertyValue[])[2] = new Map();
    const expected = [
      '{',
      '    "a": {',
      '      "\uffff": null,',
      '      "\u{10000}": true',
      '    },',
      '    "z": [',
      '      1,',
      '      [],',
      '      {}',
      '    ]',
      '  }',
    ];
    assert.equal(transcode(encode(map), 1).text, expected.join('\n'));
    assert.equal(transcode(new Uint8Array(0)).text, '{}');
  });

  it('escapes what must be and nothing else', () => {
    const all = `${Array.from({length: 0x300}, (_, code) => String.fromCharCode(code)).join('')}/\u2028\u2029\ufeff\u{1f600}`;
    const {text} = transcode(encode(properties({t: all})));
    const escaped = [...all].map((character) => {
      const code = character.charCodeAt(0);
      const short = {8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r', 34: '\\"', 92: '\\\\'}[code];
      return short ?? (code < 0x20 ? `\\u00${code.toString(16).padStart(2, '0')}` : character);
    });
    assert.equal(text, `{\n  "t": "${escaped.join('')}"\n}`);
  });

  it('prints a blob whose keys are in no order, or twice, as if it were in order', () => {
    const key = (name: string, value: number): string =>
      `01000000${Buffer.from(name).toString('hex')}02${value.toString(16).padStart(2, '0')}00000000000000`;
    const blob = Uint8Array.from(Buffer.from(`0603000000${key('b', 1)}${key('a', 2)}${key('b', 3)}`, 'hex'));
    const shown = transcode(blob, 0, ['a']);
    assert.deepEqual(shown, {text: '{\n  "a": 2,\n  "b": 3\n}', shadowed: true});
  });

  it('says which blobs hide a field of their record', () => {
    const blob = encode(properties({id: 1n, deep: new Map([['labels', 1n]])}));
    assert.equal(transcode(blob, 0, ['id']).shadowed, true);
    assert.equal(transcode(blob, 0, ['labels', 'i', 'ids']).shadowed, false);
  });

  it('has no form for a float that is no number, or only as a text', () => {
    for (const value of [Number.NaN, 1 / 0, -1 / 0]) {
      const blob = encode(properties({a: [value]}));
      assert.throws(
        () => transcode(blob),
        (error) => error instanceof NonFiniteError && Object.is(error.value, value),
      );
      assert.deepEqual(JSON.parse(transcode(blob, 0, [], 'text').text), {a: [String(value)]});
    }
  });
});

describe('a manifest', () => {
  it(
    'of ten thousand doubles and ints of any size has the bytes that the Python package prints',
    needsPeer,
    async (t) => {
      const random = seededRandom(t);
      const finite = (): number => {
        for (;;) {
          const value = randomDouble(random);
          if (Number.isFinite(value)) return value;
        }
      };
      const numbers = (count: number, make: () => PropertyValue): PropertyMap =>
        properties({n: Array.from({length: count}, make)});
      const device = new MemoryDevice('numbers.liel');
      const builder = new StoreBuilder(device);
      const none = new Uint8Array(0);
      for (let node = 0; node < 40; node++) {
        builder.addNode(none, encode(numbers(250, node % 4 === 3 ? () => randomInt(random) : finite)));
      }
      for (let i = 0; i < 100; i++) {
        const map = new Map([...randomMap(random, 4, false)].filter(([key]) => key !== 'id'));
        builder.addNode(encode(['b', 'a', 'é', 'a']), map.size === 0 ? none : encode(map));
      }
      builder.finish();
      const directory = temporaryDirectory(t);
      const store = path.join(directory, 'a.liel');
      writeFileSync(store, device.content());
      const output = path.join(directory, 'ours.json');
      const chunks: Buffer[] = [];
      await finish(
        writeDocument({
          store,
          kind: 'manifest',
          shadowed: 'real',
          output: undefined,
          force: false,
          waitMs: 0,
          stream: async (chunk) => void chunks.push(Buffer.from(chunk)),
        }),
      );
      writeFileSync(output, Buffer.concat(chunks));
      const script = 'import sys; from liel.cli.__main__ import main; sys.exit(main())';
      const run = runPeer(script, ['manifest', 'a.liel'], {cwd: directory});
      assert.equal(run.status, 0, run.stderr);
      const ours = Buffer.concat(chunks).toString().split('\n');
      const theirs = run.stdout.split('\n');
      for (const [i, line] of theirs.entries()) assert.equal(ours[i], line);
      assert.equal(ours.length, theirs.length);
    },
  );
});
