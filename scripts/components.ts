/**
 * What of others is in the program: the packages whose files esbuild put into a bundle, and the Node of the executable. Said in
 * the program itself (`liel version --licenses`) and in a bill of materials beside it.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {Metafile} from 'esbuild';
import type {Component} from '../src/commands/components.js';

/** The packages of which something is in bundles, by name. Throws for one without a licence text, unless it is known by its name. */
export function bundledComponents(metafiles: readonly Metafile[]): Component[] {
  const directories = new Set<string>();
  for (const {outputs} of metafiles) {
    for (const {inputs} of Object.values(outputs)) {
      for (const [file, {bytesInOutput}] of Object.entries(inputs)) {
        // Its WASM is taken out of a file of that package.
        if (file === 'yoga:yoga.wasm') directories.add('node_modules/yoga-layout');
        const [directory] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replace(/^[\w-]+:/, '')) ?? [];
        if (directory !== undefined && bytesInOutput > 0) directories.add(directory);
      }
    }
  }
  const components = [...directories].map(componentIn);
  const byName = new Map(components.map((component) => [`${component.name} ${component.version}`, component]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, component]) => component);
}

/** A Node from a package of the npm registry, whose licence has those of all that is in it. */
export function nodeComponent(directory: string, version: string): Component {
  return {name: 'node', version, license: 'MIT', text: licenseText(directory) ?? noText};
}

const noText = 'The package names this licence and has no text of it.';

function componentIn(directory: string): Component {
  const {name, version, license} = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${directory} does not say its licence`);
  return {name, version, license, text: licenseText(directory) ?? noText};
}

function licenseText(directory: string): string | undefined {
  const file = existsSync(directory) && readdirSync(directory).find((name) => /^licen[cs]e(\.\w+)?$/i.test(name));
  return file ? readFileSync(path.join(directory, file), 'utf8') : undefined;
}

/** A bill of materials in CycloneDX 1.6, without a clock: of equal components the same. */
export function billOfMaterials(version: string, components: readonly Component[]): string {
  const described = components.map(({name, version, license}) => {
    const purl = name === 'node' ? `pkg:generic/node@${version}` : `pkg:npm/${name.replace('@', '%40')}@${version}`;
    const licence = /[\s()]/.test(license) ? {expression: license} : {license: {id: license}};
    return {type: name === 'node' ? 'platform' : 'library', 'bom-ref': purl, name, version, licenses: [licence], purl};
  });
  const program = {type: 'application', 'bom-ref': `pkg:npm/liel-ops@${version}`, name: 'liel-ops', version};
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {component: {...program, licenses: [{license: {id: 'MIT'}}], purl: program['bom-ref']}},
    components: described,
    dependencies: [{ref: program['bom-ref'], dependsOn: described.map(({purl}) => purl)}],
  };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}
