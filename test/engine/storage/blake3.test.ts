import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {createBLAKE3} from 'hash-wasm';
import {kernelFile, kernelModule} from '../../../scripts/make-blake3-kernel.js';
import {blake3WithVectors} from '../../../src/engine/storage/blake3/blake3.js';
import {plainBlake3} from '../../../src/engine/storage/blake3/plain-blake3.js';
import {blake3, blake3Pages} from '../../../src/engine/storage/checksum.js';
import {type SeededRandom, seededRandom} from '../../support/random.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const bytesOf = (random: SeededRandom, length: number): Uint8Array =>
  Uint8Array.from({length}, () => random.below(256));

/** Lengths around every border: blocks of 64 bytes, chunks of 1 KiB, pages of 4 KiB, groups of 16 KiB, powers of two of them. */
const borders = [0, 64, 1024, 4096, 8192, 16_384, 32_768, 49_152, 65_536, 131_072, 147_456];
const lengths = borders.flatMap((border) => [border - 1, border, border + 1, border + 65]).filter((n) => n >= 0);

test('BLAKE3 of nothing and of abc is that of its authors', async () => {
  assert.equal((await blake3()).hex(), 'af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262');
  const hash = await blake3();
  hash.update(Buffer.from('abc'));
  assert.equal(hash.hex(), '6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85');
});

test("BLAKE3 is another implementation's for every length around a border, however the bytes come", async (t) => {
  const random = seededRandom(t);
  const theirs = await createBLAKE3();
  const ours = blake3WithVectors()!;
  for (const length of [...lengths, ...Array.from({length: 100}, () => random.below(300_000))]) {
    const bytes = bytesOf(random, length);
    for (let at = 0; at < length; ) {
      const part = bytes.subarray(at, at + 1 + random.below(40_000));
      ours.update(part);
      at += part.length;
    }
    assert.equal(hex(ours.digest()), theirs.init().update(bytes).digest(), `${length} bytes`);
  }
});

test('digests of pages are those of each page alone, the last one shorter or not', async (t) => {
  const random = seededRandom(t);
  const theirs = await createBLAKE3();
  const hash = await blake3Pages();
  for (const length of lengths) {
    const bytes = bytesOf(random, length);
    const expected: string[] = [];
    for (let at = 0; at < Math.max(1, length); at += 4096)
      expected.push(
        theirs
          .init()
          .update(bytes.subarray(at, at + 4096))
          .digest(),
      );
    assert.equal(hex(hash(bytes)), expected.join(''), `${length} bytes`);
  }
});

test('where the machine has no vectors, the digests are the same', async (t) => {
  const random = seededRandom(t);
  const [plain, ours] = [await plainBlake3(), blake3WithVectors()!];
  for (const hash of [plain, ours]) hash.update(Buffer.from('lost'));
  plain.digest();
  ours.digest();
  const pages = bytesOf(random, 5 * 4096);
  const found = [plain, ours].map((hash) => {
    const digests = new Uint8Array(5 * 32);
    hash.digestPages(pages, digests);
    hash.update(pages.subarray(7));
    return hex(digests) + hex(hash.digest());
  });
  assert.equal(found[0], found[1]);
});

test('the module is the one that is made: npx tsx scripts/make-blake3-kernel.ts', async () => {
  assert.ok(readFileSync(kernelFile, 'utf8') === (await kernelModule()));
});
