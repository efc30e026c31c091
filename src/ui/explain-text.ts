import {conditionOf} from '../engine/faults/conditions.js';
import type {Family} from '../engine/faults/fault.js';
import type {ExplainReport, Explanation} from '../engine/operations/explain.js';
import {markdownText} from './markdown-text.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const explainRenderer: Renderer<ExplainReport> = {
  json: (report) => report,
  text: ({conditions}) => {
    if (conditions.length === 1) return markdownText(conditionPage(conditions[0]));
    return table(
      ['code', 'exit', 'data at risk', 'title'],
      conditions.map(({code, exit, data_at_risk, title}) => [code, String(exit), data_at_risk, title]),
    );
  },
};

/** The runbook page of a condition, in Markdown. */
export function conditionPage(explained: Explanation): string {
  const {code, title, example, background, data_at_risk, next, verify, prevent, page} = explained;
  const sections = [
    `# ${code} ${title}`,
    [
      `- Message: ${example}`,
      `- Cause: ${background}`,
      `- Data at risk: ${data_at_risk}`,
      `- Exit code: ${exitText(explained)}`,
    ].join('\n'),
    '## Steps',
    commands(next),
    ...(page === null ? [] : [`The whole job: [${page.replaceAll('-', ' ')}](../${page}.md)`]),
    '## How to verify that it is mended',
    verify.length > 0 ? commands(verify) : 'The command that was refused succeeds.',
    '## How to prevent it',
    prevent,
  ];
  return `${sections.join('\n\n')}\n`;
}

/** Families whose conditions a verification collects. */
const verified: readonly (Family | undefined)[] = ['format', 'wal', 'graph'];

function exitText({code, exit}: Explanation): string {
  return `${exit}${verified.includes(conditionOf(code)?.family) ? ' where a command refuses, 1 where verify reports it' : ''}`;
}

function commands(lines: readonly string[]): string {
  return ['```sh', ...lines, '```'].join('\n');
}
