import {lookAtRestore} from '../engine/operations/backups/look-at-restore.js';
import {restore} from '../engine/operations/backups/restore.js';
import {undoRestore} from '../engine/operations/backups/undo-restore.js';
import {lookRenderer, restoreRenderer, undoRestoreRenderer} from '../ui/restore-text.js';
import {onBackup} from './given-places.js';
import {trustOf} from './key-words.js';
import {OperatorCommand} from './operator-command.js';
import {backupArgument, placesOf, restoreFlags, restorePhases} from './restore-options.js';
import {chosenBackup} from './restore-picker.js';

export default class Restore extends OperatorCommand {
  static trait = 'inPlace' as const;
  static override inBuckets = ['backup', 'backups'];
  static override phases = restorePhases;
  static override summary = 'Put a proved backup in the place of a store, at once; the store that was there is kept.';
  static override args = {backup: backupArgument};
  static override names = {output: 'new store', undo: 'new store'} as const;
  static override flags = restoreFlags;
  static override examples = [
    '<%= config.bin %> restore backups/project-20260102-030405.liel -o project.liel',
    '<%= config.bin %> restore @ -o project.liel --dry-run',
    '<%= config.bin %> restore --undo project.liel',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Restore);
    const {undo, output: store, recovery, 'accept-damage': acceptDamage, force} = flags;
    const when = {waitMs: this.waitMs(flags), now: new Date()};
    const trust = trustOf(flags, undefined, 'restore');
    const isRestore = [args.backup, store, recovery, acceptDamage, force, trust].some((given) => given !== undefined);
    if (undo !== undefined && !isRestore) return this.perform(undoRestore({store: undo, ...when}), undoRestoreRenderer);
    const where = placesOf(flags);
    const chosen = await chosenBackup(args.backup, store, {...where, mayAsk: undo === undefined && !this.wantsJson()});
    if (chosen === 'quit') return;
    if (undo !== undefined || chosen === undefined || (store === undefined && !flags['verify-only'])) {
      throw this.usage('either BACKUP (or --at MOMENT) with --output STORE is needed, or --undo STORE alone');
    }
    const how = {...where, backup: chosen.backup, trust, force, recovery, acceptDamage, ...when};
    const look = onBackup(how, (all) => lookAtRestore({...all, store, compare: !flags['verify-only']}));
    if (flags['verify-only'] || flags['dry-run'] || chosen.isLook) return this.perform(look, lookRenderer);
    const job = onBackup(how, (all) => restore({...all, store: store as string}));
    await this.perform(job, restoreRenderer);
  }
}
