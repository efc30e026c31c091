/**
 * Writes src/engine/storage/blake3/kernel.ts: BLAKE3's compression for four messages side by side, one in each lane of
 * WebAssembly's vectors of 128 bits, as base64. The rounds are unrolled here, since their order of words is fixed.
 * Section numbers are those of the paper, "BLAKE3: one function, fast everywhere".
 */
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import wabt from 'wabt';

export const kernelFile = fileURLToPath(new URL('../src/engine/storage/blake3/kernel.ts', import.meta.url));

const pageSize = 4096;
const [chunkSize, blockSize, vectorSize] = [1024, 64, 16];
/** Places in memory: four pages first, then what `layout` of the module exports. */
const input = 0;
const message = input + 4 * pageSize;
const chaining = message + 16 * vectorSize;
const keys = chaining + 4 * 8 * vectorSize;
const digests = keys + 8 * vectorSize;
const block = digests + 4 * 32;
const value = block + blockSize;
const layout = {digests, block, value};

/** Section 2.2: the initial words, and the order of the words of a message in the next round. */
const initial = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
const permutation = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];
const quarters = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];
const rounds = 7;
/** Section 2.2, table 3. */
const flags = {chunkStart: 1, chunkEnd: 2, parent: 4};

const upTo = (count: number): number[] => Array.from({length: count}, (_, i) => i);
const lines = (count: number, line: (i: number) => string): string => upTo(count).map(line).join('\n');
const constant = (number: number): string => `(i32.const ${number | 0})`;
const splat = (word: string): string => `(i32x4.splat ${word})`;
const local = (name: string): string => `(local.get $${name})`;
const state = (i: number): string => local(`v${i}`);
const setState = (i: number, to: string): string => `(local.set $v${i} ${to})`;
const add = (...terms: string[]): string => terms.reduce((sum, term) => `(i32x4.add ${sum} ${term})`);
const xor = (a: string, b: string): string => `(v128.xor ${a} ${b})`;
const load = (at: string, vector: number): string => `(v128.load offset=${vectorSize * vector} ${at})`;
const store = (at: string, vector: number, what: string): string =>
  `(v128.store offset=${vectorSize * vector} ${at} ${what})`;
const shuffle = (bytes: number[], a: string, b: string): string => `(i8x16.shuffle ${bytes.join(' ')} ${a} ${b})`;
const words = (from: number[]): number[] => from.flatMap((word) => upTo(4).map((byte) => 4 * word + byte));

/** Words turned to the right; whole bytes are moved. */
function turn(word: string, bits: number): string {
  const once = `(local.tee $t ${word})`;
  if (bits % 8 === 0)
    return shuffle(
      upTo(16).map((byte) => (byte & ~3) | ((byte + bits / 8) & 3)),
      once,
      local('t'),
    );
  return `(v128.or (i32x4.shr_u ${once} ${constant(bits)}) (i32x4.shl ${local('t')} ${constant(32 - bits)}))`;
}

function mix([a, b, c, d]: readonly number[], x: number, y: number): string {
  const half = (word: number, first: number, second: number): string[] => [
    setState(a, add(state(a), state(b), load(local('message'), word))),
    setState(d, turn(xor(state(d), state(a)), first)),
    setState(c, add(state(c), state(d))),
    setState(b, turn(xor(state(b), state(c)), second)),
  ];
  return [...half(x, 16, 12), ...half(y, 8, 7)].join('\n');
}

function allRounds(): string {
  let order = upTo(16);
  const code: string[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [i, quarter] of quarters.entries()) code.push(mix(quarter, order[2 * i], order[2 * i + 1]));
    order = permutation.map((from) => order[from]);
  }
  return code.join('\n');
}

/** Four vectors that hold four words of each of four lanes, turned to one vector for each word, or back. */
function transpose(from: (i: number) => string, to: (i: number, what: string) => string): string {
  const [low, high] = [
    [0, 4, 1, 5],
    [2, 6, 3, 7],
  ].map(words);
  return [
    ...upTo(4).map((i) => setState(i, from(i))),
    setState(4, shuffle(low, state(0), state(1))),
    setState(5, shuffle(high, state(0), state(1))),
    setState(6, shuffle(low, state(2), state(3))),
    setState(7, shuffle(high, state(2), state(3))),
    ...upTo(4).map((i) => {
      const pair = i < 2 ? [state(4), state(6)] : [state(5), state(7)];
      return to(i, shuffle(words(i % 2 === 0 ? [0, 1, 4, 5] : [2, 3, 6, 7]), pair[0], pair[1]));
    }),
  ].join('\n');
}

const vectors = `${lines(16, (i) => `(local $v${i} v128)`)} (local $t v128)`;
const none = splat(constant(0));

/** The chaining value at `$from` and the message at `$message` to a new value at `$to`, in vectors of four lanes. */
const compress = `
(func $compress (param $from i32) (param $message i32) (param $to i32)
  (param $low v128) (param $high v128) (param $length i32) (param $flags i32) ${vectors}
  ${lines(8, (i) => setState(i, load(local('from'), i)))}
  ${lines(4, (i) => setState(8 + i, splat(constant(initial[i]))))}
  ${[local('low'), local('high'), splat(local('length')), splat(local('flags'))].map((what, i) => setState(12 + i, what)).join('\n')}
  ${allRounds()}
  ${lines(8, (i) => store(local('to'), i, xor(state(i), state(8 + i))))})`;

const initialize = (at: string): string => lines(8, (i) => store(at, i, splat(constant(initial[i]))));

/**
 * The digests of four pages of ${pageSize} bytes each, or the values of four parts of a longer message: \`$low\` and
 * \`$high\` count the chunks before the first page, \`$step\` those from one page to the next, \`$flags\` are those of the
 * node above the chunks of a page.
 */
const pages = `
(func (export "pages") (param $low i32) (param $high i32) (param $step i32) (param $flags i32) ${vectors}
  (local $chunk i32) (local $block i32) (local $at i32) (local $to i32) (local $count v128)
  ${initialize(constant(keys))}
  (local.set $count (i32x4.add ${splat(local('low'))} (i32x4.mul (v128.const i32x4 0 1 2 3) ${splat(local('step'))})))
  (local.set $to ${constant(chaining)})
  (loop $chunks
    ${initialize(local('to'))}
    (local.set $block (i32.const 0))
    (loop $blocks
      ${lines(4, (q) =>
        transpose(
          (i) => `(v128.load offset=${input + pageSize * i + vectorSize * q} ${local('at')})`,
          (i, what) => store(constant(message), 4 * q + i, what),
        ),
      )}
      (call $compress ${local('to')} ${constant(message)} ${local('to')} ${local('count')} ${splat(local('high'))} ${constant(blockSize)}
        (select ${constant(flags.chunkStart)} (select ${constant(flags.chunkEnd)} ${constant(0)}
          (i32.eq ${local('block')} ${constant(chunkSize / blockSize - 1)})) (i32.eqz ${local('block')})))
      (local.set $at (i32.add ${local('at')} ${constant(blockSize)}))
      (br_if $blocks (i32.ne (local.tee $block (i32.add ${local('block')} ${constant(1)})) ${constant(chunkSize / blockSize)})))
    (local.set $count (i32x4.add ${local('count')} ${splat(constant(1))}))
    (local.set $to (i32.add ${local('to')} ${constant(8 * vectorSize)}))
    (br_if $chunks (i32.ne (local.tee $chunk (i32.add ${local('chunk')} ${constant(1)})) ${constant(pageSize / chunkSize)})))
  ${[
    [0, 0, constant(flags.parent)],
    [2, 1, constant(flags.parent)],
    [0, 0, local('flags')],
  ]
    .map(([from, to, its]) => {
      const at = (which: string | number): string => constant(chaining + Number(which) * 8 * vectorSize);
      return `(call $compress ${constant(keys)} ${at(from)} ${at(to)} ${none} ${none} ${constant(blockSize)} ${its})`;
    })
    .join('\n')}
  ${lines(2, (half) =>
    transpose(
      (i) => load(constant(chaining), 4 * half + i),
      (i, what) => `(v128.store offset=${digests + 32 * i + vectorSize * half} (i32.const 0) ${what})`,
    ),
  )})`;

/** One block and one value, as they lie in a document: for what is less than four pages, and for the nodes above. */
const single = `
(func (export "single") (param $low i32) (param $high i32) (param $length i32) (param $flags i32)
  ${lines(16, (i) => store(constant(message), i, `(v128.load32_splat offset=${block + 4 * i} (i32.const 0))`))}
  ${lines(8, (i) => store(constant(chaining), i, `(v128.load32_splat offset=${value + 4 * i} (i32.const 0))`))}
  (call $compress ${constant(chaining)} ${constant(message)} ${constant(chaining)}
    ${splat(local('low'))} ${splat(local('high'))} ${local('length')} ${local('flags')})
  ${lines(8, (i) => `(v128.store32_lane offset=${value + 4 * i} 0 (i32.const 0) ${load(constant(chaining), i)})`)})`;

/** The module of TypeScript. */
export async function kernelModule(): Promise<string> {
  const {parseWat} = await wabt();
  const module = parseWat('blake3.wat', `(module (memory (export "memory") 1) ${compress} ${pages} ${single})`, {
    simd: true,
  });
  module.validate();
  const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
  return `// Made by scripts/make-blake3-kernel.ts; not to be changed by hand.

/** Where in its memory, behind four pages, the module has its results and what it is given. */
export const kernelLayout = ${JSON.stringify(layout)} as const;

/** The module of WebAssembly. */
export const code =
${base64
  .match(/.{1,112}/g)!
  .map((line) => `  '${line}'`)
  .join(' +\n')};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(kernelFile, await kernelModule());
