import {diff} from '../engine/operations/diff/diff.js';
import {diffRenderer} from '../ui/diff-text.js';
import {diffFlags, diffSides} from './diff-options.js';
import {backupDirectories} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Diff extends OperatorCommand {
  static trait = 'reads' as const;
  static override phases = ['checking left', 'checking right', 'comparing', 'comparing files'];
  static override summary =
    'Compare the records of two stores, by id or by what identifies them; exits with 1 for differences.';
  static override names = {of: 'store'} as const;
  static override args = diffSides;
  static override flags = diffFlags;
  static override examples = [
    '<%= config.bin %> diff base.liel incoming.liel --node-key path',
    '<%= config.bin %> diff @ project.liel --strict',
    '<%= config.bin %> diff @7d @ --of project.liel',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Diff);
    const {'node-key': nodeKeys = [], 'identity-rules': identityRules, strict} = flags;
    const limit = flags.stat ? 0 : flags.limit;
    const places = {backupDirectories: backupDirectories(flags.backups), waitMs: this.waitMs(flags)};
    const options = {...args, ...places, of: flags.of, nodeKeys, identityRules, strict, limit};
    await this.perform(diff(options), diffRenderer(limit));
  }
}
