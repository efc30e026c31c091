/** Writes runbooks/reports/json-fields.md: every member of every report in JSON, from the schemas, and what is stable about it. */
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {schemaFiles} from '../src/commands/schema-files.js';

/** Where the page is: beside the pages that the program brings, which it would only make longer. */
export const fieldsPage = fileURLToPath(new URL('../runbooks/reports/json-fields.md', import.meta.url));

const head = `# The fields of reports in JSON

When: a script reads what a command prints with \`--json\`, and is to go on doing so.

- Every report is one document and has a member \`liel\`: the \`command\`, the \`version\` of the program, and the name of the \`schema\`, which
  \`liel schema NAME\` prints. Documents of others (\`manifest\`, \`export\`, \`sign\`, \`attest\`) have none, and lines of \`watch\` and of
  \`verify --format jsonl\` say what they are themselves.
- One thing has one name: \`store\` is the path of the store that the command was asked about, \`backup\` that of a backup, \`output\` that
  of what was made, \`nodes\` and \`edges\` count live records, \`size_bytes\` the bytes of the file that the object is about. What a command
  says of one store it says of several too: \`stores\` is always there for verify, backup, seal and doctor, with \`ok\` and \`store\` in each
  entry, and \`error\` in that of a store that the command could not be done on.
- Stable are names, types and meanings, codes (\`L1012\`) and the values of lists of words. Members are added: leave out of account what
  you do not know. Sentences (\`message\`, \`reason\`, \`what\`, \`why\`, \`next\`) are for people, and get better.
- Marked **until 1.0** are names of before, which go then; names of the Python package stay as long as it has them.
- Members in *italics* are not always there.
`;

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly deprecated?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly additionalProperties?: Schema | boolean;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** A row of a table: a member by its place, whether it is always there, and its schema. */
interface Field {
  readonly place: string;
  readonly isAlways: boolean;
  readonly schema: Schema;
}

/** All members of a document; what a member of before holds is told of the new one, and what all reports have is told once. */
function* fieldsOf(root: Schema, schema: Schema, place: string, within: readonly string[]): Generator<Field> {
  const {$ref, properties = {}, required = [], items, additionalProperties, oneOf = [], anyOf = [], maxItems} = schema;
  if ($ref !== undefined) {
    const name = $ref.replace('#/$defs/', '');
    const target = root.$defs?.[name];
    if (target && !within.includes(name)) yield* fieldsOf(root, target, place, [...within, name]);
  }
  for (const [name, inner] of Object.entries(properties)) {
    if (place === '' && name === 'liel') continue;
    const own = `${place}${place === '' ? '' : '.'}${name}`;
    yield {place: own, isAlways: required.includes(name), schema: inner};
    if (inner.deprecated !== true) yield* fieldsOf(root, inner, own, within);
  }
  // One store as the only one of several.
  if (maxItems === 1) return;
  if (items) yield* fieldsOf(root, items, `${place}[]`, within);
  if (typeof additionalProperties === 'object') yield* fieldsOf(root, additionalProperties, `${place}.*`, within);
  const others = [...oneOf, ...anyOf].map((one) => [...fieldsOf(root, one, place, within)]);
  for (const field of others.flat()) {
    const isIn = (fields: readonly Field[]): boolean =>
      fields.some((other) => other.place === field.place && other.isAlways);
    yield {...field, isAlways: others.every(isIn)};
  }
}

function typeOf(root: Schema, schema: Schema): string {
  const {$ref, type, const: only, enum: values, items, oneOf, anyOf} = schema;
  if ($ref !== undefined) return typeOf(root, root.$defs?.[$ref.replace('#/$defs/', '')] ?? {});
  if (only !== undefined) return JSON.stringify(only);
  if (values) return values.length > 6 ? 'word' : values.map((value) => JSON.stringify(value)).join(', ');
  if (items && type === 'array') return `list of ${typeOf(root, items)}`;
  const types = [type ?? [...(oneOf ?? anyOf ?? [])].map((one) => typeOf(root, one))].flat();
  return [...new Set(types)].join(' or ') || 'any value';
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function row(root: Schema, {place, isAlways, schema}: Field): string {
  const {description = root.$defs?.[schema.$ref?.replace('#/$defs/', '') ?? '']?.description ?? ''} = schema;
  const name = isAlways ? `\`${place}\`` : `*\`${place}\`*`;
  const said = schema.deprecated ? `**until 1.0**: ${description}` : description;
  return `| ${name} | ${cell(typeOf(root, schema))} | ${cell(said)} |`;
}

function section(name: string, schema: Schema): string {
  const rows = new Map<string, string>();
  for (const field of fieldsOf(schema, schema, '', [])) {
    if (!rows.has(field.place)) rows.set(field.place, row(schema, field));
  }
  const table = ['| member | is | |', '|---|---|---|', ...rows.values()].join('\n');
  return `## ${name}\n\n${schema.title}: ${schema.description}\n\n${table}\n`;
}

/** The page. */
export function fieldsText(): string {
  const schemas = Object.entries(schemaFiles()).map(([name, text]) => section(name, JSON.parse(text) as Schema));
  return `${head}\n${schemas.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(path.dirname(fieldsPage), {recursive: true});
  writeFileSync(fieldsPage, fieldsText());
}
