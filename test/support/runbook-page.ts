/**
 * The command lines of a page, and what the page says of their outcome. A page is read as its readers read it:
 * a `sh` block holds command lines, `# exit 1` behind a line is its exit code (0 without it), and a `text` block behind
 * a `sh` block shows lines of what its last command prints, `…` standing for anything. `<!-- state: NAME -->` says what
 * the directory is like before the next line.
 */
export interface PageStep {
  readonly line: string;
  readonly exit: number;
  readonly shows: readonly string[];
}

/** Command lines that are run one after the other in one directory. */
export interface PageSection {
  readonly state: string;
  readonly steps: readonly PageStep[];
}

/** What is there when a page does not say. */
const usualState = 'project';

/** Takes a page apart. Sections without a command line are left out. */
export function readPage(markdown: string): PageSection[] {
  const sections: {state: string; steps: PageStep[]}[] = [{state: usualState, steps: []}];
  for (const [, state, language, body] of markdown.matchAll(/<!-- state: ([\w-]+) -->|^```(\w+)\n([\s\S]*?)^```$/gm)) {
    const {steps} = sections.at(-1)!;
    if (state !== undefined) sections.push({state, steps: []});
    else if (language === 'sh') steps.push(...commandLines(body));
    else if (language === 'text' && steps.length > 0) {
      steps.push({...steps.pop()!, shows: body.split('\n').filter((line) => line.trim() !== '')});
    }
  }
  return sections.filter(({steps}) => steps.length > 0);
}

/** What stands in blocks of a language on a page. */
export function blocksOf(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, body]) =>
    name === language ? [body] : [],
  );
}

function commandLines(body: string): PageStep[] {
  const lines = body.replaceAll(/\\\n\s*/g, '').split('\n');
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, command, exit] = /^(.*?)(?:\s+# exit (\d+))?$/.exec(line)!;
      return {line: command, exit: Number(exit ?? 0), shows: []};
    });
}

/** The lines of `shows` that an output lacks; they must stand in it in this order. */
export function missingFrom(output: string, shows: readonly string[]): string[] {
  let rest = output.split('\n').map(squeezed);
  return shows.filter((shown) => {
    const pattern = new RegExp(squeezed(shown).split(/ ?… ?/).map(escaped).join('.*'));
    const at = rest.findIndex((line) => pattern.test(line));
    if (at >= 0) rest = rest.slice(at + 1);
    return at < 0;
  });
}

const squeezed = (line: string): string => line.replaceAll(/\s+/g, ' ').trim();
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
