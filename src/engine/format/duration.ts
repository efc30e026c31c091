const units = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000};

/** Milliseconds of a duration like `30s`, `500ms`, `2m`, `7d`; undefined when it is none. */
export function durationMs(text: string): number | undefined {
  const [, count, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(text) ?? [];
  return count === undefined ? undefined : Math.round(Number(count) * units[unit as keyof typeof units]);
}

/** A moment in ISO 8601, in milliseconds since 1970; a time of day needs its zone. Undefined when it is none. */
export function momentMs(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/.test(text)) return undefined;
  const ms = Date.parse(text);
  // 31 April is no day, though a date of it can be parsed.
  const [day] = text.split('T') as [string];
  return Number.isNaN(ms) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day ? undefined : ms;
}
