import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

/** A part of this program that others made. */
interface ComponentReport {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

export interface VersionReport {
  readonly version: string;
  readonly node: string;
  readonly liel_format: string;
  readonly platform: string;
  /** The package of Python that reads and writes the same bytes. */
  readonly compatible_with: {readonly package: string; readonly version: string};
  /** What of others is in it. */
  readonly components?: readonly ComponentReport[];
}

export const versionRenderer: Renderer<VersionReport> = {
  json: (report) => report,
  text: ({version, node, liel_format, platform, components = []}) =>
    [`liel ${version} (format ${liel_format}, Node ${node}, ${platform})`, ...components.map(componentText)].join('\n'),
};

function componentText({name, version, license, text}: ComponentReport): string {
  const lines = text.trimEnd().split(/\r?\n/).map(printable);
  return `\n${'-'.repeat(80)}\n${printable(`${name} ${version} (${license})`)}\n\n${lines.join('\n')}`;
}
