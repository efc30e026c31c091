import {exitCodes} from './exit-codes.js';

/** What is set outside of the command line. */
export const environment: Readonly<Record<string, string>> = {
  LC_ALL: 'With LC_CTYPE and LANG, in this order, the locale: without UTF-8 in it, what is ours is in ASCII.',
  LIEL_BACKUPS: 'Directories where backups are looked for, beside those that --backups names.',
  LIEL_CLIPBOARD:
    'osc52 where the terminal takes what `y` in `liel watch` copies and is not known to; off where it shall not.',
  LIEL_DEBUG: 'With anything in it, a trouble within the program is told with its stack.',
  LIEL_JOBS: 'How many threads may work; --jobs comes first.',
  LIEL_KEY_PASSWORD: 'The password of a secret key, where no --password-file is given and nobody can be asked.',
  NO_COLOR: 'Anything in it turns colours off.',
  PAGER: 'What shows a page that is longer than the terminal; less without it, none if it is empty or cat.',
  SOURCE_DATE_EPOCH:
    'The time that a signature tells, in seconds since 1970, so that equal stores get equal signatures.',
};

const rowsOf = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, text]) => `| ${name} | ${text} |`).join('\n');

/** Pages about all commands, in Markdown, by the word behind `liel help`. */
export const helpTopics: Readonly<Record<string, {readonly summary: string; readonly markdown: string}>> = {
  'exit-codes': {
    summary: 'What the program ends with, and what that means.',
    markdown: `# Exit codes

| code | meaning |
|---|---|
${rowsOf(exitCodes)}

1 is only ever a verdict: a script tells a no from a trouble by the code alone. Each trouble has a code of its own too, like L1010:
\`liel explain L1010\` says what it means, and with which of these a command ends for it. With \`--exit nagios\` the codes are those
of Nagios and Icinga.`,
  },
  environment: {
    summary: 'Variables of the environment.',
    markdown: `# Environment

| variable | what it does |
|---|---|
${rowsOf(Object.entries(environment))}

No file of settings is read: what a command does stands in its words and in these variables.`,
  },
  json: {
    summary: 'Reports for programs: one document, its schema, its errors.',
    markdown: `# JSON

With \`--json\`, short for \`--format json\`, stdout is one document in one line, also where a command refuses; notes and progress are
on stderr. \`verify --format jsonl\` prints a line for each store as soon as it is known.

\`\`\`sh
liel verify project.liel --json
liel schema verify
\`\`\`

- Members are in snake_case; a list that is empty is \`[]\`. Numbers of ours beyond 2^53 are text.
- \`liel\` in a document says which command of which version made it, and the name of its schema; \`liel schema NAME\` prints that. The
  documents of manifest, export and sign are those of the Python package.
- A refusal is \`{"error": {"code", "title", "message", "data_at_risk", "next", "facts"}}\`, with the exit code that it has in text.
- Every report about stores has \`stores\`, with one or with many.
- \`--progress json\` tells progress and notes as lines of JSON on stderr.`,
  },
  formatting: {
    summary: 'Reports for people: terminals, pipes, colours, progress, quiet.',
    markdown: `# Formatting

- On a terminal, lines are as wide as it is: the last column of a table folds under itself, and where it has no room, or a terminal
  of less than 60 columns is too narrow for the table, each row is a record of names and values. Commands go on behind a
  backslash, so that they can be copied. Pages that are longer than the terminal are shown by PAGER; \`--no-pager\` prints them.
- In a pipe a row of a table is one line, without colours.
- Colours are for terminals; NO_COLOR turns them off. Where the locale has no UTF-8, what is ours is in ASCII; names in stores are
  shown as they are.
- Progress is on stderr: one line on a terminal, in a log a line for each phase and more within long ones. SIGUSR1 asks for it.
  \`--progress json\` is for programs.
- \`--quiet\` leaves progress and notes out; what is wrong is said all the same. \`verify --quiet\` says nothing where all is well.
- Characters in names that a terminal would obey are shown as escapes.`,
  },
};
