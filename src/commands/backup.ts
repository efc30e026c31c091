import {backupAway} from '../engine/operations/backups/backup-away.js';
import {backupStores} from '../engine/operations/backups/backup-stores.js';
import {backupRenderer, backupStoresRenderer, exitOfBackup} from '../ui/backup-text.js';
import {backupFlags, backupPhases, backupSigner} from './backup-options.js';
import {optionalStoresArgument} from './flags.js';
import {namedStores} from './fleet-words.js';
import {OperatorCommand} from './operator-command.js';

export default class Backup extends OperatorCommand {
  static trait = 'derives' as const;
  static override inBuckets = ['output'];
  static override phases = backupPhases;
  static override names = {output: 'new store', sign: 'document'} as const;
  static override summary =
    'Copy a closed store under its lock; it counts once it was restored to scratch and compared.';
  static override args = {store: optionalStoresArgument};
  static override flags = backupFlags;
  static override examples = [
    '<%= config.bin %> backup project.liel -o backups/',
    "<%= config.bin %> backup '*.liel' -o backups/",
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Backup);
    const waitMs = this.waitMs(flags);
    const {output, force, live, drill, 'accept-damage': acceptDamage} = flags;
    const sign = backupSigner(flags.sign, flags['password-file']);
    const skipUnchanged = flags['skip-unchanged'];
    const lock = flags['object-lock'];
    const away = {
      lockMs: lock === undefined ? undefined : this.milliseconds('object-lock', lock),
      environment: process.env,
    };
    const when = {waitMs, now: new Date(), version: this.config.version, ...away};
    const compress = flags.compress === undefined ? undefined : ('zstd' as const);
    const encryptTo = flags['encrypt-to'];
    const how = {compress, since: flags.since, encryptTo, live, drill, acceptDamage, skipUnchanged, sign, ...when};
    const stores = await namedStores({command: 'backup', words: args.store, list: flags['stores-from']});
    if (typeof stores === 'string')
      return this.perform(backupAway({store: stores, output, force, ...how}), backupRenderer);
    const several = backupStores(stores, {output, force, ...how, exitOf: exitOfBackup});
    await this.perform(several, backupStoresRenderer);
  }
}
