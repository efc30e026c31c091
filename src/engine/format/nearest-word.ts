/** The word of several that was probably meant by another one; undefined when none is near enough. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  let best: {readonly word: string; readonly distance: number} | undefined;
  for (const candidate of words) {
    const distance = editDistance(word, candidate);
    if (best === undefined || distance < best.distance) best = {word: candidate, distance};
  }
  return best && best.distance <= Math.max(2, word.length / 3) ? best.word : undefined;
}

/** Insertions, deletions and substitutions from one word to the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
