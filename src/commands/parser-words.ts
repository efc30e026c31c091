/** What the argument parser says, in plain sentences. */

/** Its sentences that read as if a program spoke to a programmer, and ours in their place; the rest stays. */
const plain: readonly (readonly [said: RegExp, ours: string])[] = [
  [/^Missing required flag (\S+)$/, '--$1 is missing'],
  [/^All of the following must be provided when using (--\S+): (--.+)$/, '$1 needs $2'],
  [/^Parsing (--\S+)\s*/, '$1: '],
];

/** The one sentence of what it threw. */
export function parserProblem(message: string): string {
  // The notes about flags with several values do not hold for flags that take one at a time.
  const text = message
    // On a terminal it dims some of its sentences.
    .replaceAll('\u001b[2m', '')
    .replaceAll('\u001b[22m', '')
    .replace(/\s*See more help with --help\s*$|\n+Note: --.* multiple values\.[^\n]*/g, '')
    .replace(/\s*Alternatively, you can use "--"[^\n]*/, '')
    .replace(/^(Parsing --\S+)\s+/, '$1 ')
    .trim();
  const missing = /^Missing \d+ required args?:\s*([\s\S]+)$/.exec(text)?.[1];
  if (missing !== undefined)
    return missing
      .split(/\s*\n\s*/)
      .map(missingWord)
      .join('; ');
  const problems = text.replace(/^The following errors? occurred:\s*/, '').split(/\s*\n\s*/);
  return problems.map(inPlain).join(' ');
}

/** Of an argument and, after blanks, its description. */
function missingWord(line: string): string {
  const [name = '', description] = line.split(/\s{2,}/);
  return `${name.toUpperCase()} is missing${description === undefined ? '' : `: ${description.replace(/\.$/, '')}`}`;
}

function inPlain(problem: string): string {
  const [said, ours] = plain.find(([pattern]) => pattern.test(problem)) ?? [];
  const text = said === undefined ? problem : problem.replace(said, ours as string);
  if (text !== '--identity needs --allowed-signers') return text;
  return `${text}: it names who must have signed; a file of age-keygen is for --identity-file of drill, restore and backups`;
}
