/** What holds the parts of an emoji together, or makes one of a sign. */
const emojiPart = String.raw`(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})\uFE0F`;

/**
 * Characters that a screen does not show as something of their own: controls, line and paragraph separators, marks of
 * direction, joiners and tags of no width, letters without a shape, blanks that look like the one of the space bar.
 */
const unseen = new RegExp(
  String.raw`(?!${emojiPart})[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00A0\u1680\u2000-\u200A\u202F\u205F\u2800]`,
  'gu',
);

/** The text with something in the place of every character that cannot be seen, which is told by its number. */
export function replaceUnseen(text: string, spell: (codePoint: number, character: string) => string): string {
  return text.replace(unseen, (character) => spell(character.codePointAt(0) as number, character));
}

/** Whether all characters of a text can be seen. */
export function isSeen(text: string): boolean {
  return text.search(unseen) === -1;
}
