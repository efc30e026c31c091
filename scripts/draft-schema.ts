/**
 * `npm run draft-schema -- ID`: the first schema of a command's report, from what its first example prints, and from the
 * doc comments of the members in src/engine/operations/. What one example cannot show (values that may be null, numbers
 * that may not be negative, words of a list) is added by hand.
 */
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {asJson, commandExamples} from '../test/support/command-examples.js';
import {states} from '../test/support/states.js';

type Schema = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** A schema of a report. Throws for members without a sentence; an object inside none of whose keys has one is a map. */
export function draftSchema(report: unknown, sentences: ReadonlyMap<string, string>): Schema {
  return schemaOf([report], sentences, false);
}

/** A schema of all values that were seen in one place. */
function schemaOf(values: readonly unknown[], sentences: ReadonlyMap<string, string>, mayBeMap = true): Schema {
  const types = [...new Set(values.map(typeOf))].sort();
  const schema: Record<string, unknown> = {type: types.length === 1 ? types[0] : types};
  const arrays = values.filter((value) => Array.isArray(value));
  if (arrays.length > 0) schema['items'] = schemaOf(arrays.flat(), sentences);
  const objects = values.filter(isObject);
  if (objects.length === 0) return schema;
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const seen = (key: string): unknown[] => objects.flatMap((object) => (key in object ? [object[key]] : []));
  if (mayBeMap && !keys.some((key) => sentences.has(key))) {
    return {...schema, additionalProperties: schemaOf(keys.flatMap(seen), sentences)};
  }
  const mute = keys.filter((key) => !sentences.has(key));
  if (mute.length > 0) throw new Error(`say in a doc comment above it what it is: ${mute.join(', ')}`);
  const properties = keys.map((key) => [key, {description: sentences.get(key), ...schemaOf(seen(key), sentences)}]);
  const required = keys.filter((key) => objects.every((object) => key in object)).sort();
  return {...schema, properties: Object.fromEntries(properties), required, additionalProperties: false};
}

/** The doc comments of the members in a source, by their names. */
export function sentencesIn(source: string): Map<string, string> {
  const members = source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*readonly (\w+)\??:/g);
  return new Map([...members].map(([, text, name]) => [name, text.replaceAll(/\s*\n\s*\*\s?|\s+/g, ' ').trim()]));
}

async function main(id: string): Promise<void> {
  const example = commandExamples.find((one) => one.id === id);
  const schemaFile = `src/ui/schemas/${id.replace(':', '-')}.schema.json`;
  if (!example || existsSync(schemaFile)) throw new Error(`${id}: there is no such command, or it has a schema`);
  const operations = readdirSync('src/engine/operations', {recursive: true, encoding: 'utf8'});
  const job = id.replace(/.*:/, '');
  const own = operations.filter((name) => name.endsWith('.ts') && name.includes(job));
  const files = [...own.map((name) => `src/engine/operations/${name}`), `src/ui/${job}-text.ts`];
  const sentences = sentencesIn(
    files
      .filter(existsSync)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n'),
  );
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'liel-draft-'));
  try {
    await states['examples']?.(cwd, undefined as never);
    const program = path.resolve('bin/run.js');
    const {liel: _, ...report} = JSON.parse(
      execFileSync(process.execPath, [program, ...asJson(example.words), '--quiet'], {cwd, encoding: 'utf8'}),
    ) as Schema;
    const head = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: path.basename(schemaFile),
      title: `Report of liel ${id.replace(':', ' ')}`,
      description: example.summary,
    };
    const {properties = {}, required = [], ...rest} = draftSchema(report, sentences);
    const origin = JSON.parse(readFileSync('src/ui/schemas/stats.schema.json', 'utf8')).properties.liel as Schema;
    const members = {
      properties: {...(properties as object), liel: origin},
      required: [...(required as string[]), 'liel'].sort(),
    };
    writeFileSync(schemaFile, JSON.stringify({...head, ...rest, ...members}));
  } finally {
    rmSync(cwd, {recursive: true});
  }
  execFileSync('npx', ['biome', 'format', '--write', schemaFile], {stdio: 'ignore'});
  console.log(schemaFile);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2] ?? '');
