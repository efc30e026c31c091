import * as Args from '@oclif/core/args';
import {schemasRenderer} from '../ui/schema-text.js';
import {flagsWithoutWait} from './flags.js';
import {OperatorCommand} from './operator-command.js';
import {schemaFiles} from './schema-files.js';

export default class Schema extends OperatorCommand {
  static trait = 'program' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Print the JSON Schema of what a command prints with --json, or list all schemas.';
  static override args = {
    name: Args.string({description: 'A command, or the name that a report gives as its schema; the list without it.'}),
  };
  static override examples = ['<%= config.bin %> schema', '<%= config.bin %> schema verify'];

  async run(): Promise<void> {
    const {args} = await this.parse(Schema);
    const files = schemaFiles();
    const {name} = args;
    if (name === undefined) {
      const schemas = Object.entries(files).map(([one, text]) => ({
        name: one,
        title: titleOf(text),
        deprecated: deprecatedIn(JSON.parse(text)),
      }));
      return this.perform(Promise.resolve({schemas}), schemasRenderer);
    }
    const text = files[name.replaceAll(' ', '-')];
    if (text === undefined) throw this.usage(`there is no schema ${name}: ${Object.keys(files).join(', ')}`);
    await this.stream(Buffer.from(`${text}\n`));
  }
}

const titleOf = (text: string): string => (JSON.parse(text) as {readonly title: string}).title;

/** Members of a schema that are marked as deprecated, by their names. */
function deprecatedIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const {properties = {}} = schema as {readonly properties?: Readonly<Record<string, {readonly deprecated?: boolean}>>};
  const own = Object.entries(properties).flatMap(([name, {deprecated}]) => (deprecated === true ? [name] : []));
  return [...new Set([...own, ...Object.values(schema).flatMap(deprecatedIn)])];
}
