/** Ascending ids as text: the differences between them, 7 bits a byte and the lowest first, in base64. */
export function encodeIds(ids: readonly number[]): string {
  const bytes: number[] = [];
  let last = 0;
  for (const id of ids) {
    let rest = id - last;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
    last = id;
  }
  return Buffer.from(bytes).toString('base64');
}

/** The ids in such a text; undefined when it is none. */
export function decodeIds(text: string): number[] | undefined {
  const bytes = Buffer.from(text, 'base64');
  const ids: number[] = [];
  let last = 0;
  let step = 0;
  let weight = 1;
  for (const byte of bytes) {
    step += (byte & 127) * weight;
    weight *= 128;
    if (byte >= 128) continue;
    last += step;
    if (step === 0 || !Number.isSafeInteger(last)) return undefined;
    ids.push(last);
    step = 0;
    weight = 1;
  }
  return weight === 1 && bytes.toString('base64') === text ? ids : undefined;
}
