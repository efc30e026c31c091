import manifest from '../../oclif.manifest.json' with {type: 'json'};

/** What the manifest says of a command. */
export interface CommandEntry {
  readonly summary?: string;
  readonly aliases: readonly string[];
  readonly args: Readonly<Record<string, {readonly options?: readonly string[]}>>;
  readonly flags: Readonly<
    Record<
      string,
      {
        readonly char?: string;
        readonly description?: string;
        readonly options?: readonly string[];
        readonly type: string;
      }
    >
  >;
}

/** Every command by its id, for reading the command line before the command itself is loaded. */
export const commandTable = manifest.commands as unknown as Readonly<Record<string, CommandEntry>>;

/** A command as people write it: the words of its id with blanks between. */
export function commandWords(id: string): string {
  return id.replaceAll(':', ' ');
}
