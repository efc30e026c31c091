import * as Args from '@oclif/core/args';
import {schemasRenderer} from '../ui/schema-text.js';
import {OperatorCommand} from './operator-command.js';
import {schemaFiles} from './schema-files.js';

export default class Schema extends OperatorCommand {
  static trait = 'program' as const;
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
      const schemas = Object.entries(files).map(([one, text]) => ({name: one, title: titleOf(text)}));
      return this.perform(Promise.resolve({schemas}), schemasRenderer);
    }
    const text = files[name.replaceAll(' ', '-')];
    if (text === undefined) throw this.usage(`there is no schema ${name}: ${Object.keys(files).join(', ')}`);
    await this.stream(Buffer.from(`${text}\n`));
  }
}

const titleOf = (text: string): string => (JSON.parse(text) as {readonly title: string}).title;
