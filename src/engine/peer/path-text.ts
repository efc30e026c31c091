import path from 'node:path';

/** A path as the peer's reports print it: no double slashes, no `.` segments, no slash at the end, `..` kept. */
export function normalisedPath(file: string): string {
  const separator = path.sep;
  const root = /^\/\/(?!\/)/.test(file) ? '//' : path.isAbsolute(file) ? separator : '';
  const kept = file.split(separator === '\\' ? /[\\/]+/ : '/').filter((segment) => segment !== '' && segment !== '.');
  return root + kept.join(separator) || '.';
}
