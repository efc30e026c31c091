/** Text of numbers as Python's repr prints them: the canonical JSON of manifests depends on it (cli.md 3.1). */

/** Text of a stored float. Non-finite floats give `NaN`, `Infinity`, `-Infinity`. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const magnitude = Math.abs(value);
  if (magnitude === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  // JavaScript prints the same shortest digits, positional in this range, but leaves out the `.0`.
  if (magnitude >= 1e-4 && magnitude < 1e16) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [mantissa, exponent] = value.toExponential().split('e');
  const power = Number(exponent);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
