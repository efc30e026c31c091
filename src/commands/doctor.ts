import * as Args from '@oclif/core/args';
import {doctor} from '../engine/operations/doctor/doctor.js';
import {overStores, storesOf} from '../engine/passes/fleet.js';
import {doctorRenderer, doctorStoresRenderer, exitOfDoctor} from '../ui/doctor-text.js';
import {ageFlags, givenAges} from './backup-ages.js';
import {backupDirectories, backupsFlag, nagiosFlag, reportFlag} from './flags.js';
import {namedStores, storesFromFlag} from './fleet-words.js';
import {OperatorCommand} from './operator-command.js';
import {ownProcess} from './own-process.js';

export default class Doctor extends OperatorCommand {
  static trait = 'reads' as const;
  static override summary =
    'Look at what surrounds a store (lock, leftovers, disk, clock, permissions, backups), and at the program itself.';
  static override args = {
    store: Args.string({multiple: true, description: '.liel stores, or patterns; without one, the program alone.'}),
  };
  static override flags = {
    report: reportFlag,
    exit: nagiosFlag,
    backups: backupsFlag,
    ...ageFlags,
    'stores-from': storesFromFlag,
  };
  static override examples = [
    '<%= config.bin %> doctor',
    '<%= config.bin %> doctor project.liel',
    "<%= config.bin %> doctor '*.liel'",
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Doctor);
    const ages = givenAges(flags, 'doctor');
    const own = ownProcess(this.config.version);
    const about = {own, backupDirectories: backupDirectories(flags.backups), ...ages, waitMs: this.waitMs(flags)};
    const list = flags['stores-from'];
    const isAlone = args.store === undefined && list === undefined;
    const stores = isAlone ? undefined : await namedStores({command: 'doctor', words: args.store, list});
    if (typeof stores !== 'object') return this.perform(doctor({...about, store: stores}), doctorRenderer);
    const each = (store: string) => doctor({...about, store});
    const renderer = doctorStoresRenderer(await doctor(about));
    await this.perform(overStores(await storesOf(stores), {each, exitOf: exitOfDoctor}), renderer);
  }
}
