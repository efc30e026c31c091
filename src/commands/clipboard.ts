type Environment = Readonly<Record<string, string | undefined>>;

/** Terminals that take text for the clipboard (OSC 52) without being asked to, by their TERM and TERM_PROGRAM. */
const terms = /^(xterm-kitty|xterm-ghostty|alacritty|foot|wezterm|contour)/;
const programs = ['WezTerm', 'ghostty', 'vscode', 'rio'];

/**
 * Whether a terminal is known to take text for the clipboard; within tmux and screen it is not known. LIEL_CLIPBOARD says it for all.
 */
export function takesClipboard({LIEL_CLIPBOARD, TERM = '', TERM_PROGRAM = '', WT_SESSION}: Environment): boolean {
  if (LIEL_CLIPBOARD) return LIEL_CLIPBOARD === 'osc52';
  return terms.test(TERM) || programs.includes(TERM_PROGRAM) || WT_SESSION !== undefined;
}
