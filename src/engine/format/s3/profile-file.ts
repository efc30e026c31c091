/** The sections of a file like `~/.aws/credentials`: what stands below `[name]`, line by line, as `key = value`. */
export type ProfileFile = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads such a file; lines that are none are passed over, and so is what is indented below a key. */
export function parseProfiles(text: string): ProfileFile {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, title] = /^\[\s*(.+?)\s*\]/.exec(line) ?? [];
    const [, key, value] = /^([\w-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (title !== undefined) {
      section = sections.get(title) ?? new Map();
      sections.set(title, section);
    } else if (key !== undefined) section?.set(key.toLowerCase(), value as string);
  }
  return sections;
}

/** The words of a command line in such a file: parted by spaces, but where they are quoted as a POSIX shell has it; nothing is expanded. */
export function wordsOfLine(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs)].map(([word]) =>
    word.replace(
      /\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/gs,
      (_, escaped?: string, weak?: string, strong?: string) =>
        escaped ?? weak?.replace(/\\(["\\])/g, '$1') ?? strong ?? '',
    ),
  );
}
