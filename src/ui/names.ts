/**
 * One thing has one name in all reports of ours: `store` is the path of the store that a command was asked about, `backup` that of a
 * backup, `output` that of what was made; `nodes` and `edges` count live records, `size_bytes` the bytes of the file that an object
 * is about. Names of before stand beside them until 1.0, and those of the Python package as long as it has them.
 */

/** A report with members under the names that all reports share, beside those that they have: `{store: 'source'}` says `source` once more as `store`. */
export function alsoNamed<Report extends object>(
  report: Report,
  names: Readonly<Record<string, Extract<keyof Report, string>>>,
): Report & Readonly<Record<string, unknown>> {
  const shared = Object.entries(names).map(([name, old]) => [name, report[old]]);
  return {...report, ...Object.fromEntries(shared)};
}

/** A report with members under the names that all reports share, and no longer under those that they had. */
export function renamed<Report extends object>(
  report: Report,
  names: Readonly<Record<string, Extract<keyof Report, string>>>,
): object {
  const old = new Set<string>(Object.values(names));
  return Object.fromEntries(Object.entries(alsoNamed(report, names)).filter(([name]) => !old.has(name)));
}
