/**
 * Characters of ours beyond ASCII, with what stands for them where the locale has no UTF-8. What a store or a directory holds
 * is shown as it is in every locale.
 */
const spelled: Readonly<Record<string, string>> = {
  '…': '...',
  '→': '->',
  '✓': '+',
  '✗': 'x',
  '█': '#',
  '░': '.',
  '─': '-',
  '▸': '>',
  '↑': '^',
  '↓': 'v',
  '“': '"',
  '”': '"',
  '²': '^2',
  '✅': 'ok',
  '❌': 'X',
  '➖': '-',
};

type Locale = Readonly<Partial<Record<'LC_ALL' | 'LC_CTYPE' | 'LANG', string>>>;

/** Whether a terminal of this locale shows UTF-8; Windows has no such variables, and shows it. */
function showsUtf8({LC_ALL, LC_CTYPE, LANG}: Locale, platform: string): boolean {
  // An empty variable counts as one that is not set.
  return platform === 'win32' || /\butf-?8\b/i.test(LC_ALL || LC_CTYPE || LANG || '');
}

/** A text of ours, as a locale shows it. */
export function glyphs(ours: string, locale: Locale = process.env, platform: string = process.platform): string {
  return showsUtf8(locale, platform) ? ours : ours.replace(/[^\0-\x7f]/gu, (character) => spelled[character] ?? '?');
}
