/** What is typed after a key: undefined where the key ends it. */
export function typedOn(typed: string, key: string): string {
  if (key === 'backspace') return [...typed].slice(0, -1).join('');
  return [...key].length === 1 ? typed + key : typed;
}
