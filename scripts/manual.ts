/** What the manifest says of each command: the source of the pages of `man` and of those of the site. */
import {readFileSync} from 'node:fs';

export interface Word {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly multiple?: boolean;
  readonly options?: readonly string[];
  readonly default?: unknown;
}

export interface Flag extends Word {
  readonly type: 'boolean' | 'option';
  readonly char?: string;
  readonly helpValue?: string;
  readonly helpGroup?: string;
  readonly env?: string;
  readonly hidden?: boolean;
}

export interface ManualCommand {
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly aliases: readonly string[];
  readonly args: Readonly<Record<string, Word>>;
  readonly flags: Readonly<Record<string, Flag>>;
  readonly examples: readonly string[];
}

/** All commands, by their names. */
export function manualCommands(): ManualCommand[] {
  const {commands} = JSON.parse(readFileSync('oclif.manifest.json', 'utf8')) as {
    commands: Readonly<Record<string, ManualCommand>>;
  };
  return Object.values(commands).map((command) => {
    const shown = Object.entries(command.flags).filter(([, {hidden}]) => !hidden);
    return {...command, flags: Object.fromEntries(shown)};
  });
}

/** The name of the page of a command, without an ending. */
export const pageName = ({id}: Pick<ManualCommand, 'id'>): string => `liel-${id.replaceAll(':', '-')}`;

/** A command as it is typed. */
export const wordsOf = ({id}: Pick<ManualCommand, 'id'>): string => `liel ${id.replaceAll(':', ' ')}`;

/** A text with the name of the program in it. */
export const filledIn = (text: string): string => text.replaceAll('<%= config.bin %>', 'liel');

/** All that is said of an argument or a flag. */
export function sentence(word: Word & Pick<Flag, 'env' | 'helpValue'>): string {
  const {description, options, helpValue, env} = word;
  const facts = [
    options && helpValue !== undefined && `One of ${options.join(', ')}.`,
    typeof word.default === 'string' && `Without it: ${word.default}.`,
    env && `Also from ${env}.`,
  ];
  return [filledIn(description), ...facts.filter(Boolean)].join(' ');
}
