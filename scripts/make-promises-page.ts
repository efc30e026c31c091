/** Writes runbooks/promises.md: what is promised, which tests and campaigns hold it, what long runs gave, and what nobody promises. */
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {type Promised, promises} from '../test/promises.js';
import {readFigures} from './campaigns.js';

/** Where the page is. */
export const promisesPage = fileURLToPath(new URL('../runbooks/promises.md', import.meta.url));

const head = `# What is promised, and what holds it

When: you want to know what you can rely on, what makes it so, and what nobody promises.

Each promise stands in the file that is named behind it. A test runs with every change; a campaign tries at random for as
long as it is told, a short while with every change, and at the end stands what its last long run gave.
`;

function promiseText({says, where, tests, campaigns = [], not}: Promised): string {
  const lines = [
    ...tests.map(([file, title]) => `- test/${file}: ${title.replace(/:$/, '')}`),
    ...campaigns.map((name) => `- campaign ${name}`),
    ...(not === undefined ? [] : [`- not promised: ${not}`]),
  ];
  return `“${says}” (${where})\n\n${lines.join('\n')}\n`;
}

/** The page. */
export function promisesText(): string {
  const parts = Object.entries(promises).map(([title, list]) => `## ${title}\n\n${list.map(promiseText).join('\n')}`);
  const figures = Object.values(readFigures()).map(({date, machine, line}) => `- ${line} (${date}, ${machine})\n`);
  return `${head}\n${parts.join('\n')}\n## What long runs of the campaigns gave\n\n${figures.join('')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(promisesPage, promisesText());
