/** What a shell needs to know of a command. */
export interface CompletionEntry {
  /** One word, or a topic and a word. */
  readonly id: string;
  readonly summary: string;
  readonly flags: readonly CompletionFlag[];
  /** Values of arguments that have a fixed set. */
  readonly words: readonly string[];
}

export interface CompletionFlag {
  readonly name: string;
  readonly char: string | undefined;
  readonly summary: string;
  /** Fixed values, if it has them. */
  readonly options: readonly string[];
  readonly takesValue: boolean;
}

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** The completion script of a shell, made from the commands and flags themselves. */
export function completionScript(shell: Shell, entries: readonly CompletionEntry[]): string {
  if (shell === 'bash') return bashScript(entries);
  return shell === 'zsh' ? zshScript(entries) : fishScript(entries);
}

function bashScript(entries: readonly CompletionEntry[]): string {
  const words = entries.map(
    ({id, flags, words}) => `    '${id}') words="${[...flags.map(({name}) => `--${name}`), ...words].join(' ')}" ;;`,
  );
  const topics = topicsIn(entries).map(
    ([topic, seconds]) => `    ${topic})
      if [ "$COMP_CWORD" -eq 2 ]; then COMPREPLY=($(compgen -W "${seconds.join(' ')}" -- "$current")); return; fi
      command="$command \${COMP_WORDS[2]}" ;;`,
  );
  const values = valueFlags(entries).map(
    ([name, options]) => `    --${name}) COMPREPLY=($(compgen -W "${options.join(' ')}" -- "$current")); return ;;`,
  );
  return `# bash completion of liel. Load it with: source <(liel completion bash)
_liel() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${firstWords(entries).join(' ')}" -- "$current"))
    return
  fi
  case "$command" in
${topics.join('\n')}
  esac
  case "$previous" in
${values.join('\n')}
  esac
  case "$command" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [[ "$current" != -* ]]; then COMPREPLY+=($(compgen -f -- "$current")); fi
}
complete -o filenames -o bashdefault -F _liel liel`;
}

/** First words of all commands, once each. */
function firstWords(entries: readonly CompletionEntry[]): string[] {
  return [...new Set(entries.map(({id}) => id.split(' ')[0]))];
}

/** Words that begin commands of two words, with the second words. */
function topicsIn(entries: readonly CompletionEntry[]): [string, string[]][] {
  const topics = new Map<string, string[]>();
  for (const [topic, second] of entries.map(({id}) => id.split(' '))) {
    if (second !== undefined) topics.set(topic, [...(topics.get(topic) ?? []), second]);
  }
  return [...topics];
}

/** Flags with fixed values, once each. */
function valueFlags(entries: readonly CompletionEntry[]): [string, readonly string[]][] {
  const found = new Map(
    entries
      .flatMap(({flags}) => flags.filter(({options}) => options.length > 0))
      .map(({name, options}) => [name, options]),
  );
  return [...found];
}

function zshScript(entries: readonly CompletionEntry[]): string {
  const commands = entries.map(({id, summary}) => `    '${id}:${zshText(summary)}'`);
  const topics = topicsIn(entries).map(
    ([topic, seconds]) => `    ${topic})
      if (( CURRENT == 2 )); then compadd ${seconds.join(' ')}; return; fi
      command="$command $words[2]"
      shift words; (( CURRENT-- )) ;;`,
  );
  const cases = entries.map(({id, flags, words}) => {
    const specs = flags.map((flag) => `      '${zshFlag(flag)}'`);
    const rest = words.length > 0 ? `'*:word:(${words.join(' ')})' '*:file:_files'` : `'*:file:_files'`;
    return `    '${id}') _arguments \\\n${[...specs, `      ${rest}`].join(' \\\n')} ;;`;
  });
  return `#compdef liel
# zsh completion of liel. Load it with: source <(liel completion zsh)
_liel() {
  local -a commands
  commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local command=$words[2]
  shift words; (( CURRENT-- ))
  case $command in
${topics.join('\n')}
  esac
  case $command in
${cases.join('\n')}
  esac
}
compdef _liel liel`;
}

function zshFlag({name, summary, options, takesValue}: CompletionFlag): string {
  const value = options.length > 0 ? `:value:(${options.join(' ')})` : takesValue ? ':value:_files' : '';
  return `--${name}[${zshText(summary)}]${value}`;
}

/** Text between quotes and brackets of a zsh specification. */
function zshText(text: string): string {
  return text.replaceAll("'", '').replace(/[[\]:]/g, ' ');
}

function fishScript(entries: readonly CompletionEntry[]): string {
  const lines = [
    '# fish completion of liel. Load it with: liel completion fish | source',
    'complete -c liel -n __fish_use_subcommand -f',
    ...topicsIn(entries).map(([topic]) => `complete -c liel -n __fish_use_subcommand -a ${topic}`),
  ];
  for (const {id, summary, flags, words} of entries) {
    const [first, second] = id.split(' ');
    const isSeen = (word: string): string => `__fish_seen_subcommand_from ${word}`;
    const place = second === undefined ? '__fish_use_subcommand' : `'${isSeen(first)}'`;
    lines.push(`complete -c liel -n ${place} -a ${second ?? first} -d ${fishText(summary)}`);
    const condition = `-n '${id.split(' ').map(isSeen).join('; and ')}'`;
    if (words.length > 0) lines.push(`complete -c liel ${condition} -a '${words.join(' ')}'`);
    for (const {name, char, summary: text, options, takesValue} of flags) {
      const short = char ? ` -s ${char}` : '';
      const value = options.length > 0 ? ` -x -a '${options.join(' ')}'` : takesValue ? ' -r' : '';
      lines.push(`complete -c liel ${condition} -l ${name}${short}${value} -d ${fishText(text)}`);
    }
  }
  return lines.join('\n');
}

function fishText(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
