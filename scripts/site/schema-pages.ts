import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {root, type SitePage} from './page.js';

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const rooms = [
  [
    'src/ui/schemas',
    'JSON reports',
    'What commands print with `--json`; `liel schema NAME` prints the schema itself. [What is stable](../../../STABILITY.md).',
  ],
  ['src/engine/evidence/schemas', 'JSON documents', 'What is written to files and read back.'],
] as const;

/** A page of fields for each JSON Schema, and a list of them for each room that has some. */
export function schemaPages(): SitePage[] {
  return rooms.flatMap(([room, title, about]) => {
    const pages = readdirSync(path.join(root, room))
      .filter((name) => name.endsWith('.schema.json'))
      .map((name) => schemaPage(room, name));
    const rows = pages.map((page) => `| [${page.title}](${path.posix.basename(page.file)}) | ${page.about} |\n`);
    const markdown = `# ${title}\n\n${about}\n\n| document | is |\n|---|---|\n${rows.join('')}`;
    return [{file: `${room}/README.md`, group: 'Look up', title, markdown}, ...pages];
  });
}

function schemaPage(room: string, name: string): SitePage & {readonly about: string} {
  const schema: Schema = JSON.parse(readFileSync(path.join(root, room, name), 'utf8'));
  const title = (schema.title ?? name).replaceAll('<', '').replaceAll('>', '');
  const about = schema.description ?? '';
  const parts = Object.entries(schema.$defs ?? {}).map(
    ([part, inner]) => `\n## ${part}\n\n${inner.description ?? ''}\n\n${fields(inner)}`,
  );
  const markdown = `# ${title}\n\n${about}\n\nThe schema itself: [${name}](${name})\n\n${fields(schema)}${parts.join('')}`;
  return {file: `${room}/${name.replace(/\.json$/, '.md')}`, group: 'Look up', title, markdown, isListed: true, about};
}

function fields(schema: Schema): string {
  const rows = [...rowsOf(schema, '')];
  if (rows.length === 0) return `${typeText(schema)}\n`;
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return `| member | type | is |\n|---|---|---|\n${rows.map(([member, type, text]) => `| \`${member}\` | ${cell(type)} | ${cell(text)} |\n`).join('')}`;
}

/** The members of a document, those within others behind the names of these. */
function* rowsOf(schema: Schema, before: string): Generator<[string, string, string]> {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const optional = schema.required?.includes(name) ? '' : ', may be missing';
    yield [`${before}${name}`, typeText(member) + optional, member.description ?? ''];
    yield* rowsOf(member, `${before}${name}.`);
    if (member.items) yield* rowsOf(member.items, `${before}${name}[].`);
    if (typeof member.additionalProperties === 'object')
      yield* rowsOf(member.additionalProperties, `${before}${name}.*.`);
  }
  for (const one of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) yield* rowsOf(one, before);
}

function typeText(schema: Schema): string {
  if (schema.$ref !== undefined)
    return `[${path.posix.basename(schema.$ref)}](#${path.posix.basename(schema.$ref).toLowerCase()})`;
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  const either = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (schema.type === undefined && either.length > 0) return either.map(typeText).join(' or ');
  const types = [schema.type ?? 'any'].flat().join(' or ');
  return schema.items ? `${types} of ${typeText(schema.items)}` : types;
}
