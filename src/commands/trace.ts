import * as Flags from '@oclif/core/flags';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {trace} from '../engine/operations/trace/trace.js';
import {traceRenderer} from '../ui/trace-text.js';
import {storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

/** A node id. Raises L0001 for other text: what the argument parser itself throws would look like a bug. */
async function toId(text: string): Promise<bigint> {
  if (/^[+-]?\d{1,100}$/.test(text)) return BigInt(text.replace('+', ''));
  throw fault(conditions.usage, {problem: `a node ID is a whole number, not ${text}`, command: 'trace'});
}

const idFlag = Flags.custom<bigint>({required: true, helpValue: 'ID', parse: toId});

export default class Trace extends OperatorCommand {
  static trait = 'reads' as const;
  static override phases = ['check', 'check lists', 'read lists', 'search'];
  static override mayBeEmpty = ['edge-label'];
  static override summary = 'Find a shortest way from one node to another, and tell its story.';
  static override args = {store: storeArgument};
  static override flags = {
    from: idFlag({description: 'Where to start.'}),
    to: idFlag({description: 'Where to go.'}),
    'edge-label': Flags.string({default: '', helpValue: 'LABEL', description: 'Follow only edges with this label.'}),
    directed: Flags.boolean({
      exclusive: ['undirected'],
      description: 'Follow edges in their direction; so it is without it.',
    }),
    undirected: Flags.boolean({description: 'Follow edges in both directions.'}),
    'no-mermaid': Flags.boolean({description: 'Leave the flowchart out of the text.'}),
  };
  static override examples = ['<%= config.bin %> trace project.liel --from 34 --to 1'];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Trace);
    const {from, to, 'edge-label': edgeLabel} = flags;
    const options = {store: args.store, from, to, edgeLabel, undirected: flags.undirected, waitMs: this.waitMs(flags)};
    await this.perform(trace(options), traceRenderer(!flags['no-mermaid']));
  }
}
