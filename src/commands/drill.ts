import {drill} from '../engine/operations/backups/drill.js';
import {drillRenderer} from '../ui/drill-text.js';
import {onFile} from './given-places.js';
import {trustOf} from './key-words.js';
import {OperatorCommand} from './operator-command.js';
import {drilledArgument, drillFlags, openedWith, restorePhases} from './restore-options.js';

export default class Drill extends OperatorCommand {
  static trait = 'reads' as const;
  static override inBuckets = ['backup'];
  static override phases = [...restorePhases, 'drill'];
  static override summary = 'Restore a backup to a scratch file and compare; where its key is, an encrypted one too.';
  static override args = {backup: drilledArgument};
  static override flags = drillFlags;
  static override examples = [
    '<%= config.bin %> drill backups/project-20260102-030405.liel',
    '<%= config.bin %> drill backups/project-20260102-030405.liel.zst.age --identity key.txt',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Drill);
    const how = {...openedWith(flags), waitMs: this.waitMs(flags)};
    const trust = trustOf(flags, undefined, 'drill');
    const work = (backup: string) => drill({backup, ...how, trust});
    await this.perform(onFile('drill', args.backup, work), drillRenderer);
  }
}
