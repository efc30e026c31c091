import {conditionOf} from '../engine/faults/conditions.js';
import {exit} from '../engine/faults/fault.js';
import type {ExplainReport, Explanation} from '../engine/operations/explain.js';
import {markdownText} from './markdown-text.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const explainRenderer: Renderer<ExplainReport> = {
  isPage: true,
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

/** What a command that refuses ends with, and what verify does, where it reports the condition. */
function exitText({code, exit: refused}: Explanation): string {
  const {layer, endsVerify} = conditionOf(code) ?? {};
  if (layer === undefined) return String(refused);
  if (endsVerify === 'always') return `${refused}, also where verify reports it: nothing behind it can be checked`;
  if (endsVerify === undefined) return `${refused} where a command refuses, ${exit.no} where verify reports it`;
  return `${refused} where a command refuses; verify ends with ${exit.undecidable} where it cannot read on, else with ${exit.no}`;
}

function commands(lines: readonly string[]): string {
  return ['```sh', ...lines, '```'].join('\n');
}
