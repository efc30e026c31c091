/** Characters that take two columns of a terminal. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Text cut into rows of a width; those behind the first are indented. */
export function wrapped(text: string, width: number): string[] {
  const rows: string[] = [];
  const room = Math.max(8, width);
  let row = '';
  let used = 0;
  for (const character of text) {
    const columns = wide.test(character) ? 2 : 1;
    if (used + columns > room) {
      rows.push(row);
      row = '    ';
      used = row.length;
    }
    row += character;
    used += columns;
  }
  return [...rows, row];
}
