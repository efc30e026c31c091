import manifest from '../../oclif.manifest.json' with {type: 'json'};

/** What the manifest says of an argument. */
interface ArgumentEntry {
  readonly name: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly multiple?: boolean;
  readonly options?: readonly string[];
  readonly default?: unknown;
}

/** What the manifest says of a flag. */
interface FlagEntry extends ArgumentEntry {
  readonly type: string;
  readonly char?: string;
  readonly helpValue?: string;
  readonly helpGroup?: string;
  readonly env?: string;
  readonly hidden?: boolean;
  readonly allowNo?: boolean;
}

/** What the manifest says of a command. */
export interface CommandEntry {
  readonly summary?: string;
  readonly description?: string;
  readonly aliases: readonly string[];
  readonly args: Readonly<Record<string, ArgumentEntry>>;
  readonly flags: Readonly<Record<string, FlagEntry>>;
  readonly examples: readonly string[];
}

/** Every command by its id, for reading the command line before the command itself is loaded. */
export const commandTable = manifest.commands as unknown as Readonly<Record<string, CommandEntry>>;

/** The command of an id or of an alias. */
export function commandOf(word: string): readonly [id: string, entry: CommandEntry] | undefined {
  return Object.entries(commandTable).find(([id, {aliases}]) => id === word || aliases.includes(word));
}

/** A command as people write it: the words of its id with blanks between. */
export function commandWords(id: string): string {
  return id.replaceAll(':', ' ');
}
