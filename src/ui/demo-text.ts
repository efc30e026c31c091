import {heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

/** A directory to try things in. */
export interface DemoReport {
  /** Where they are. */
  readonly directory: string;
  /** Names of what is in it. */
  readonly files: readonly string[];
  /** Command lines to try. */
  readonly next: readonly string[];
}

export const demoRenderer: Renderer<DemoReport> = {
  json: (report) => report,
  text: ({directory, files, next}) =>
    [
      `${heading(printable(directory))}: ${files.filter((name) => name.endsWith('.liel')).join(', ')}, and a backup`,
      'Try, from here:',
      ...next.map((line) => `  ${printable(line)}`),
      'It is yours: remove it when you are done.',
    ].join('\n'),
};
