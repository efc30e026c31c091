/**
 * POSIX access lists, by the tools that every system with them has: Node knows none. Where `getfacl` is not there, there is
 * no list that anybody set with `setfacl` here.
 */

/** The access list of a file as text for `setAccessList`; undefined for a file with nothing but its mode, and where none can be told. */
export function accessListOf(file: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const list = outputOf('getfacl', ['--omit-header', '--absolute-names', '--', file], '');
  return list !== undefined && /^mask::/m.test(list) ? list : undefined;
}

/** Gives a file an access list; false when that cannot be done there. */
export function setAccessList(file: string, list: string): boolean {
  return outputOf('setfacl', ['--set-file=-', '--', file], list) !== undefined;
}

/** What a tool prints; undefined when it fails or is not there. */
function outputOf(tool: string, words: readonly string[], input: string): string | undefined {
  // Loaded when it is needed, which is seldom: it costs every start milliseconds. Node 20.15 cannot, and knows no lists.
  const spawn = process.getBuiltinModule?.('node:child_process').spawnSync;
  const ended = spawn?.(tool, words, {input, encoding: 'utf8'});
  return ended?.status === 0 ? ended.stdout : undefined;
}
