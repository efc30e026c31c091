import {commandLoaders} from '../../src/commands/index.js';
import type {Trait} from '../../src/commands/program.js';
import {shellWords} from './command-lines.js';

/** A command as its own first example says it; what that names is in the state `examples` of states.ts. */
export interface CommandExample {
  readonly id: string;
  readonly trait: Trait;
  readonly summary: string;
  /** The words behind `liel`. */
  readonly words: readonly string[];
  /** What the example writes, by name; undefined when it names none. */
  readonly output: string | undefined;
}

/** The first example of every command there is. */
export const commandExamples: readonly CommandExample[] = await Promise.all(
  Object.entries(commandLoaders).map(async ([id, load]) => {
    const {trait, summary = '', examples = []} = (await load()).default;
    const line = String(examples[0]).replace(/^.*<%= config\.bin %> |\)$/g, '');
    const words = shellWords(line);
    return {id, trait, summary, words, output: outputOf(id, words)};
  }),
);

function outputOf(id: string, words: readonly string[]): string | undefined {
  if (id === 'pack') return words[2];
  if (id === 'keygen') return `${words[words.indexOf('-o') + 1]}.key`;
  if (id === 'seal') return `${words[1]}.seal`;
  return words.includes('-o') ? words[words.indexOf('-o') + 1] : undefined;
}

/** Whether a command prints JSON: screens draw on a terminal, and the shells' own texts are none. */
export function printsJson({id, trait}: CommandExample): boolean {
  return trait !== 'screen' && !['completion', 'help'].includes(id);
}

/** The words of a command line that prints JSON. */
export function asJson(words: readonly string[]): string[] {
  return [...words, ...(words.includes('--json') || words.includes('json') ? [] : ['--json'])];
}
