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
