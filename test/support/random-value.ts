import type {PropertyMap, PropertyValue} from '../../src/engine/format/values/property-value.js';
import type {SeededRandom} from './random.js';

const texts = [
  '',
  'a',
  'name',
  'é',
  '日本',
  '\u{1f600}',
  '\uffff',
  '\u0000',
  '"\\\n\t\u001f\u007f\u2028',
  'x'.repeat(300),
];
const keys = ['', 'a', 'b', 'ab', 'id', 'é', '\uffff', '\u{10000}', '__proto__', '10', '9', '\n'];

/** A double of any kind: any bits, or what people write. */
export function randomDouble(random: SeededRandom): number {
  const bits = new DataView(new ArrayBuffer(8));
  switch (random.below(6)) {
    case 0:
      bits.setUint32(0, random.below(2 ** 32));
      bits.setUint32(4, random.below(2 ** 32));
      return bits.getFloat64(0);
    case 1:
      return (random.next() - 0.5) * 10 ** (random.below(60) - 30);
    case 2:
      return random.below(2_000_000) - 1_000_000;
    case 3:
      return (random.below(2_000_000) - 1_000_000) / 10 ** random.below(8);
    case 4:
      return random.pick([1, -1]) * 10 ** (random.below(40) - 20);
    default:
      return random.pick([0, -0, 5e-324, 1.7976931348623157e308, 1e15, 1e16, 1e-4, 1e-5, 2 ** 53, 0.1]);
  }
}

/** An i64 of any size. */
export function randomInt(random: SeededRandom): bigint {
  const raw = BigInt(random.below(2 ** 32)) * 2n ** 32n + BigInt(random.below(2 ** 32));
  return BigInt.asIntN(random.pick([1, 8, 32, 33, 53, 54, 63, 64]), raw);
}

/** A value of the format: every kind, floats without a JSON form only when they are asked for. */
export function randomValue(random: SeededRandom, depth: number, nonFinite = true): PropertyValue {
  switch (random.below(depth > 0 ? 8 : 5)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return randomInt(random);
    case 3: {
      const float = nonFinite && random.chance(0.2) ? random.pick([Number.NaN, 1 / 0, -1 / 0]) : randomDouble(random);
      return nonFinite || Number.isFinite(float) ? float : 0.5;
    }
    case 4:
      return random.pick(texts);
    case 5:
      return Array.from({length: random.below(5)}, () => randomValue(random, depth - 1, nonFinite));
    default:
      return randomMap(random, depth - 1, nonFinite);
  }
}

/** A property set. */
export function randomMap(random: SeededRandom, depth: number, nonFinite = true): PropertyMap {
  const chosen = random.shuffle(keys).slice(0, random.below(6));
  return new Map(chosen.map((key) => [key, randomValue(random, depth, nonFinite)]));
}
