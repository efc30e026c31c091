import type {RunbookReport} from '../engine/operations/runbook.js';
import {markdownText, sentence} from './markdown-text.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const runbookRenderer: Renderer<RunbookReport> = {
  isPage: true,
  json: (report) => report,
  text: ({pages}) => {
    if (pages.length === 1) return markdownText(pages[0].markdown);
    return table(
      ['liel runbook', 'when'],
      pages.map(({name, when}) => [name, sentence(when.replace(/[.:]$/, ''))]),
    );
  },
};
