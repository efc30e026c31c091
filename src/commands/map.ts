import * as Flags from '@oclif/core/flags';
import {mapStore} from '../engine/operations/map/map.js';
import {mapRenderer} from '../ui/map-text.js';
import {backupDirectories, backupsFlag, forceFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class MapCommand extends OperatorCommand {
  static trait = 'reads' as const;
  static override phases = ['page digests', 'records', 'lists', 'schema', 'picture'];
  static override names = {output: 'new document'} as const;
  static override summary = 'Draw a store as one page that opens offline: verdict, pages, schema, records, backups.';
  static override args = {store: storeArgument};
  static override flags = {
    output: Flags.string({
      char: 'o',
      required: true,
      helpValue: 'FILE',
      description: 'Where the page goes; a picture alone where it ends in .svg. - is stdout.',
    }),
    around: Flags.integer({
      min: 1,
      helpValue: 'ID',
      description: 'Draw this node and what is near it; the largest components without it.',
    }),
    depth: Flags.integer({min: 1, max: 12, default: 2, description: 'How many edges away from it.'}),
    limit: Flags.integer({min: 1, max: 3000, default: 400, description: 'How many nodes are drawn at the most.'}),
    values: Flags.boolean({description: 'Show names and values too; without it a map holds none, but labels.'}),
    backups: backupsFlag,
    force: forceFlag,
  };
  static override examples = [
    '<%= config.bin %> map project.liel -o map.html',
    '<%= config.bin %> map project.liel --around 1 --depth 3 --values -o near.svg',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(MapCommand);
    const {output, values: withValues, backups, ...wish} = flags;
    // The drawing and its library are loaded by nobody else.
    const {mapPage, mapSvg} = await import('../ui/map/map-page.js');
    const draw = output.endsWith('.svg') ? mapSvg : mapPage;
    const place = {store: args.store, output, backups: backupDirectories(backups), stream: this.stream, draw};
    await this.perform(mapStore({...wish, ...place, withValues, waitMs: this.waitMs(flags)}), mapRenderer);
  }
}
