import path from 'node:path';

/** A path as the peer's reports print it: no double slashes, no `.` segments, no slash at the end, `..` kept; that of a drive keeps it. */
export function normalisedPath(file: string, system: path.PlatformPath = path): string {
  if (system.sep === '/') return joined(file, /^\/\/(?!\/)/.test(file) ? '//' : file.startsWith('/') ? '/' : '', '/');
  const {root} = system.parse(file);
  return joined(file.slice(root.length), root.replaceAll('/', '\\'), '\\');
}

function joined(file: string, root: string, separator: string): string {
  const segments = file.split(separator === '/' ? '/' : /[\\/]/);
  return root + segments.filter((segment) => segment !== '' && segment !== '.').join(separator) || '.';
}
