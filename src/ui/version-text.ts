import type {Renderer} from './renderer.js';

export interface VersionReport {
  readonly version: string;
  readonly node: string;
  readonly liel_format: string;
  readonly platform: string;
}

export const versionRenderer: Renderer<VersionReport> = {
  json: (report) => report,
  text: ({version, node, liel_format, platform}) =>
    `liel ${version} (format ${liel_format}, Node ${node}, ${platform})`,
};
