import type {ExplainReport, Explanation} from '../engine/operations/explain.js';
import {heading} from './palette.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const explainRenderer: Renderer<ExplainReport> = {
  json: (report) => report,
  text: ({conditions}) => {
    if (conditions.length === 1) return explanationText(conditions[0]);
    return table(
      ['code', 'exit', 'data at risk', 'title'],
      conditions.map(({code, exit, data_at_risk, title}) => [code, String(exit), data_at_risk, title]),
    );
  },
};

function explanationText({code, title, exit, data_at_risk, example, background, next}: Explanation): string {
  return [
    heading(`${code} ${title}`),
    `Reads like: ${example}`,
    `Background: ${background}`,
    `Data at risk: ${data_at_risk}`,
    `Exit code: ${exit}${/^L[134]/.test(code) ? ' where a command refuses, 1 where verify reports it' : ''}`,
    ...next.map((line) => `Next: ${line}`),
  ].join('\n');
}
