import {printable} from './printable.js';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** A word that may stand on a command line, and what it is. */
export type Candidate = readonly [word: string, meaning?: string | undefined];

/** What may stand in a place: words, or files, which shells show and quote in their own way. */
export interface Offer {
  readonly kind: 'words' | 'files';
  readonly candidates: readonly Candidate[];
}

export const words = (list: readonly (Candidate | string)[]): Offer => ({
  kind: 'words',
  candidates: list.map((each) => (typeof each === 'string' ? [each] : each)),
});

/** The word that is to be completed, for bash, which takes what readline puts into its place. */
export interface Replaced {
  readonly quote: string;
  readonly kept: number;
}

/**
 * An offer as the script of a shell reads it: its kind, then a word in each line, and behind a tab what it is. Words with characters
 * that a line cannot hold are left out.
 */
export function offerText(shell: Shell, {kind, candidates}: Offer, {quote, kept}: Replaced): string {
  const lines = candidates
    .filter(([word]) => printable(word) === word)
    .map(([word, meaning = '']) => {
      if (shell !== 'bash') return meaning === '' ? word : `${word}\t${firstSentence(meaning)}`;
      return kind === 'files' ? word.slice(kept) : bashQuoted(word.slice(kept), quote);
    });
  return [kind, ...lines].join('\n');
}

/** The first sentence, in one line, as what is printed for people. */
function firstSentence(text: string): string {
  return printable(text.replaceAll(/\s+/g, ' ').replace(/(?<=\w{2})\. .*/, '.'));
}

/** A word as it is written behind a quote that is open, or behind none. */
function bashQuoted(word: string, quote: string): string {
  if (quote === '') return word.replaceAll(/[\s"'\\$`!&;()<>|*?[\]{}#~^]/g, '\\$&');
  const quoted = quote === "'" ? word.replaceAll("'", `'\\''`) : word.replaceAll(/["\\$`]/g, '\\$&');
  // Readline takes a quote at the end for the closing one.
  return quoted.endsWith(quote) ? quoted + quote : quoted;
}

/** The completion script of a shell: it asks the program itself what may stand behind the cursor, and is silent where that fails. */
export const completionScripts: Readonly<Record<Shell, string>> = {
  bash: `# bash completion of liel. Load it with: source <(liel completion bash)
_liel() {
  local word kind=""
  COMPREPLY=()
  while IFS= read -r word; do
    if [ -z "$kind" ]; then kind="$word"; else COMPREPLY+=("$word"); fi
  done < <(command liel completion bash "\${COMP_LINE:0:COMP_POINT}" "\${COMP_WORDBREAKS:- }" 2>/dev/null </dev/null)
  # Older ones, and calls from elsewhere, know no compopt.
  {
    if [ "$kind" = files ]; then compopt -o filenames; fi
    if [ "$kind" = files ] && [ "\${#COMPREPLY[@]}" -eq 0 ]; then compopt -o bashdefault -o default; fi
    case "\${COMPREPLY[0]-}" in *[=/,]) if [ "\${#COMPREPLY[@]}" -eq 1 ]; then compopt -o nospace; fi ;; esac
  } 2>/dev/null
  return 0
}
complete -F _liel liel`,
  zsh: `#compdef liel
# zsh completion of liel. Load it with: source <(liel completion zsh)
_liel() {
  local kind line word
  local -a answer ended open
  answer=("\${(@f)$(command liel completion zsh "\${(j: :)words[1,CURRENT-1]} $IPREFIX$QIPREFIX$PREFIX" 2>/dev/null </dev/null)}")
  kind=$answer[1]
  shift answer
  for line in $answer; do
    word="\${line%%$'\\t'*}"
    line="\${\${word//\\\\/\\\\\\\\}//:/\\\\:}\${\${line#"$word"}/$'\\t'/:}"
    case $word in (*[=/]) open+=("$line") ;; (*) ended+=("$line") ;; esac
  done
  if [[ $kind == files && $#answer -eq 0 ]]; then _files; return; fi
  local -i found=1
  if (( $#ended )) && _describe -t values 'liel' ended; then found=0; fi
  if (( $#open )) && _describe -t values 'liel' open -S ''; then found=0; fi
  return found
}
if [ "$funcstack[1]" = _liel ]; then _liel "$@"; else compdef _liel liel; fi`,
  fish: `# fish completion of liel. Load it with: liel completion fish | source
function __liel_complete
  set -l answer (command liel completion fish (commandline -cp | string collect) 2>/dev/null </dev/null)
  if test "$answer" = files
    complete -C "'' "(commandline -ct)
    return
  end
  set -e answer[1]
  printf '%s\\n' $answer
end
complete -c liel -f -k -a '(__liel_complete)'`,
};
