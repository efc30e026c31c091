import path from 'node:path';
import {conditions} from '../engine/faults/conditions.js';
import {type ExitCode, type Fault, fault} from '../engine/faults/fault.js';
import {isSameFile} from '../engine/storage/files/file-system.js';
import {type JudgedAge, nagiosReport} from '../ui/reports/nagios-report.js';
import {type Verdict, verdictOfFault} from '../ui/reports/verdict.js';
import {type GivenWord, namedFiles} from './file-words.js';
import {print} from './streams.js';
import {placeProblem, type WantedReport, wantedReport, writeReports} from './written-reports.js';

/** The command that gives verdicts. */
interface Teller {
  /** As it is typed. */
  readonly command: string;
  readonly version: string;
}

/** What was asked for. */
interface Asked {
  readonly words: readonly GivenWord[];
  readonly reports?: readonly string[] | undefined;
  /** Whether one line with the states of Nagios stands for the report of the command. */
  readonly asNagios: boolean;
  /** Whether the report of the command is one for programs, or a document goes to standard output. */
  readonly stdoutIsAsked: boolean;
}

/** Who is told of verdicts beside the report of a command: files, GitHub, Nagios. */
export class ToldVerdicts {
  private constructor(
    private readonly teller: Teller,
    private readonly reports: readonly WantedReport[],
    private readonly asNagios: boolean,
    /** The stores that are named, of which there is a verdict also where nothing could be judged. */
    private readonly subjects: readonly string[],
  ) {}

  /**
   * Nothing is told yet. Raises L0001 for words that do not go together, L0004 for an output of the command or a report in the place
   * of an input, by any of its names, L0005 for what is no regular file, L2001 and L2002 for a store that a writer has open.
   */
  static of(teller: Teller, {words, reports = [], asNagios, stdoutIsAsked}: Asked): ToldVerdicts {
    const usage = (problem: string): Fault => fault(conditions.usage, {problem, command: teller.command});
    const files = namedFiles(words);
    for (const output of files.outputs) {
      const input = files.inputs.find((other) => isSameFile(other, output));
      if (input !== undefined) throw fault(conditions.outputIsInput, {output, input});
    }
    const wanted = reports.map((word) => {
      const report = wantedReport(word);
      if (typeof report === 'string') throw usage(report);
      return report;
    });
    const takers = [stdoutIsAsked, asNagios, wanted.some(({file}) => file === '-')];
    if (takers.filter(Boolean).length > 1) throw usage('only one document can go to standard output');
    const problem = placeProblem(wanted, files);
    if (problem !== undefined) throw usage(problem);
    const named = words.filter(({name, role}) => !name.startsWith('-') && role !== undefined);
    return new ToldVerdicts(
      teller,
      wanted,
      asNagios,
      named.map(({value}) => value),
    );
  }

  /** Whether one of them takes standard output. */
  get takesStdout(): boolean {
    return this.asNagios || this.reports.some(({file}) => file === '-');
  }

  /** Tells all of them. Raises L5001 to L5004 where a report cannot be written. */
  async tell(verdicts: readonly Verdict[], exit: ExitCode, age?: JudgedAge): Promise<void> {
    if (this.asNagios) await tellNagios(verdicts, age);
    if (this.reports.length === 0) return;
    const cwd = process.cwd();
    const place = {cwd, root: path.resolve(process.env['GITHUB_WORKSPACE'] || cwd)};
    await writeReports(this.reports, {...this.teller, ...place, exit, endedAt: new Date(), verdicts});
  }

  /** Tells all of them that nothing could be judged, and why. Raises as `tell`. */
  async tellFault(trouble: Fault): Promise<void> {
    const verdicts = this.subjects.map((subject) => verdictOfFault(subject, trouble));
    await this.tell(verdicts, trouble.condition.exit);
  }
}

/** Prints the line of Nagios and sets its exit code, which no other code of ours stands for. */
export async function tellNagios(verdicts: readonly Verdict[], age?: JudgedAge): Promise<void> {
  const {line, exit} = nagiosReport(verdicts, age);
  process.exitCode = exit;
  await print(line);
}
