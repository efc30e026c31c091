/** How many of the first `length` numbers of an ascending list are at most `limit`. */
export function countUpTo(numbers: ArrayLike<number>, limit: number, length = numbers.length): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The indices of whole numbers by ascending number, those of equal ones as they stand. */
export function ascendingOrder(numbers: Float64Array | readonly (number | bigint)[]): Float64Array {
  return (numbers instanceof Float64Array ? packedOrder(numbers) : undefined) ?? comparedOrder(numbers);
}

/** Numbers and indices sorted together as single numbers; undefined when the two do not fit into one. */
function packedOrder(numbers: Float64Array): Float64Array | undefined {
  const count = numbers.length;
  const least = numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if ((most - least + 1) * count > Number.MAX_SAFE_INTEGER) return undefined;
  const packed = numbers.map((number, i) => (number - least) * count + i).sort();
  for (let i = 0; i < count; i++) packed[i] = (packed[i] ?? 0) % count;
  return packed;
}

function comparedOrder(numbers: ArrayLike<number | bigint>): Float64Array {
  const indices = Float64Array.from({length: numbers.length}, (_, i) => i);
  const numberAt = (i: number): number | bigint => numbers[i] ?? 0;
  return indices.sort((a, b) => (numberAt(a) < numberAt(b) ? -1 : numberAt(a) > numberAt(b) ? 1 : a - b));
}
