/**
 * Writes src/engine/evidence/document-validators.js: what the schemas beside it say of the documents that are read back,
 * as functions that need no package.
 */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {Ajv} from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import {transformSync} from 'esbuild';

const evidence = new URL('../src/engine/evidence/', import.meta.url);
const schemas = new URL('schemas/', evidence);
const ending = '.schema.json';

export const validatorsFile = fileURLToPath(new URL('document-validators.js', evidence));

/** The module: a validator for each schema, called as its file in camelCase. */
export function validatorsModule(): string {
  // The engine says in its own words what is wrong; without the words of ajv the module is a third shorter.
  const ajv = new Ajv({
    strict: true,
    inlineRefs: false,
    allowUnionTypes: true,
    messages: false,
    code: {source: true, esm: true},
  });
  const ids: Record<string, string> = {};
  for (const file of readdirSync(schemas).sort()) {
    const name = file.slice(0, -ending.length).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    ids[name] = file;
    ajv.addSchema(opened(JSON.parse(readFileSync(new URL(file, schemas), 'utf8'))) as object);
  }
  const {code} = transformSync(standalone.default(ajv, ids), {
    format: 'esm',
    target: 'node20',
    treeShaking: true,
    minify: true,
    lineLimit: 160,
  });
  return `// Made by scripts/make-validators.ts from schemas/; not to be changed by hand.\n${code}`;
}

/** For people, or for another draft of JSON Schema than the one that ajv compiles to the shortest code. */
const words = ['$schema', 'title', 'description'];

/** A schema without its words, and open: what a later version adds to a document is passed over when it is read. */
function opened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(opened);
  if (typeof schema !== 'object' || schema === null) return schema;
  const {additionalProperties, ...rest} = schema as Readonly<Record<string, unknown>>;
  const kept = Object.entries(additionalProperties === false ? rest : schema);
  const meant = kept.filter(([key, value]) => typeof value !== 'string' || !words.includes(key));
  return Object.fromEntries(meant.map(([key, value]) => [key, opened(value)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(validatorsFile, validatorsModule());
