import * as Args from '@oclif/core/args';
import {explain} from '../engine/operations/explain.js';
import {explainRenderer} from '../ui/explain-text.js';
import {flagsWithoutWait, noPagerFlag} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Explain extends OperatorCommand {
  static trait = 'program' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Explain an error code: what it means, what data is at risk, what to do next.';
  static override args = {code: Args.string({description: 'A code like L1010; all codes without it.'})};
  static override flags = {'no-pager': noPagerFlag};
  static override examples = ['<%= config.bin %> explain L1010'];

  async run(): Promise<void> {
    const {args} = await this.parse(Explain);
    await this.perform(explain(args), explainRenderer);
  }
}
