import * as Args from '@oclif/core/args';
import {runbook} from '../engine/operations/runbook.js';
import {runbookPages} from '../engine/operations/runbook-pages.js';
import {runbookRenderer} from '../ui/runbook-text.js';
import {flagsWithoutWait, noPagerFlag} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Runbook extends OperatorCommand {
  static trait = 'program' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Print the page about a job: what to do, in which order, and what the answers mean.';
  static override args = {
    name: Args.string({description: 'A page like routine-backup; the list of pages without it.'}),
  };
  static override flags = {'no-pager': noPagerFlag};
  static override examples = ['<%= config.bin %> runbook', '<%= config.bin %> runbook corrupt-store'];

  async run(): Promise<void> {
    const {args} = await this.parse(Runbook);
    await this.perform(runbook({name: args.name, pages: runbookPages()}), runbookRenderer);
  }
}
