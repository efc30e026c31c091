import * as Args from '@oclif/core/args';
import {worstOf} from '../engine/passes/fleet.js';
import {readInput} from '../engine/storage/files/input.js';
import {type SummedReport, summedRenderer} from '../ui/report-text.js';
import {readVerdicts, sumVerdicts} from '../ui/reports/verdict-input.js';
import {flagsWithoutWait, nagiosFlag, reportFlag} from './flags.js';
import {OperatorCommand} from './operator-command.js';

export default class Report extends OperatorCommand {
  static trait = 'program' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Sum the lines of verdicts that several runs of verify printed: one report, one exit code.';
  static override names = {file: 'document'} as const;
  static override args = {
    file: Args.string({
      required: true,
      multiple: true,
      description: 'What verify --format jsonl printed, or - for standard input; all shards of a run, or none.',
    }),
  };
  static override flags = {report: reportFlag, exit: nagiosFlag};
  static override examples = [
    '<%= config.bin %> report shard-1.jsonl shard-2.jsonl',
    '<%= config.bin %> report shard-1.jsonl shard-2.jsonl --report junit=stores.xml',
  ];

  async run(): Promise<void> {
    const {args} = await this.parse(Report);
    await this.perform(sum(args.file as unknown as string[]), summedRenderer);
  }
}

async function sum(files: readonly string[]): Promise<SummedReport> {
  const read = [];
  for (const file of files) read.push(readVerdicts(file, ((await readInput(file)) as Buffer).toString()));
  const verdicts = sumVerdicts(read);
  return {files, verdicts, exit: worstOf([...read, ...verdicts])};
}
