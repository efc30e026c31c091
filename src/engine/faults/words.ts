/** How numbers are written, in the sentences of conditions and on every screen: one way. */

/** A size for people, as the peer rounds it: two decimals at the most, half to even on the exact value. */
export function humanSize(bytes: number): string {
  if (bytes < 1024) return counted(bytes, 'byte');
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let power = 1;
  while (power < units.length && bytes >= 1024 ** (power + 1)) power++;
  const divisor = 1024n ** BigInt(power);
  const hundredths = BigInt(bytes) * 100n;
  let rounded = hundredths / divisor;
  const rest = (hundredths % divisor) * 2n;
  if (rest > divisor || (rest === divisor && rounded % 2n === 1n)) rounded++;
  const text = `${grouped(rounded / 100n)}.${String(rounded % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '');
  return `${text} ${units[power - 1]}`;
}

/** How long something took: `7 ms`, `1.5 s`, `2 min 5 s`. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Whole numbers with thousands separators. */
export function grouped(value: number | bigint): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** So many of something: `1 node`, `1,000 nodes`. */
export function counted(count: number | bigint, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${Number(count) === 1 ? one : many}`;
}
