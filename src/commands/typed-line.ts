/** A command line as it was typed, up to the cursor. */
export interface TypedLine {
  /** Whole words, the program's name among them, as the shell would hand them over. */
  readonly words: readonly string[];
  readonly current: TypedWord;
}

/** The word that the cursor stands behind; empty behind a blank. */
export interface TypedWord {
  readonly value: string;
  /** The quote that is still open in it. */
  readonly quote: string;
  /** How much of the value stands before what readline replaces: for it a `=`, a `:` and a quote that opens begin a word. */
  readonly kept: number;
}

/** What a backslash takes its meaning from, between double quotes. */
const escapable = '"\\$`';

/**
 * Splits a line as shells do: quotes and backslashes count, `~` and variables stay as they are.
 * @param breaks characters that end a word for readline alone
 */
export function typedLine(line: string, breaks: string): TypedLine {
  const words: string[] = [];
  let word: TypedWord | undefined;
  let keptOutside = 0;
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    const {value, quote, kept} = word ?? {value: '', quote: '', kept: 0};
    const isEscape = char === '\\' && quote !== "'" && (quote === '' || escapable.includes(line[i + 1] ?? ' '));
    if (isEscape) word = {value: value + (line[++i] ?? ''), quote, kept};
    else if (char === quote) word = {value, quote: '', kept: keptOutside};
    else if (quote !== '') word = {value: value + char, quote, kept};
    else if (char === '"' || char === "'") {
      keptOutside = kept;
      word = {value, quote: char, kept: value.length};
    } else if (/\s/.test(char)) {
      if (word) words.push(word.value);
      word = undefined;
    } else word = {value: value + char, quote, kept: breaks.includes(char) ? value.length + 1 : kept};
  }
  return {words, current: word ?? {value: '', quote: '', kept: 0}};
}
