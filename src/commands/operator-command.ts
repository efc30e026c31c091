import {Command} from '@oclif/core/command';
import type {Input, ParserOutput} from '@oclif/core/interfaces';
import {conditions} from '../engine/faults/conditions.js';
import {exit, Fault, fault, isFault} from '../engine/faults/fault.js';
import {durationMs} from '../engine/format/duration.js';
import {limitThreads} from '../engine/passes/jobs.js';
import type {Note, Operation, Progress} from '../engine/passes/operation.js';
import {run} from '../engine/passes/run.js';
import {faultDocument, faultText} from '../ui/fault-text.js';
import {jsonLine} from '../ui/json.js';
import {ProgressLines} from '../ui/progress.js';
import {ProgressDisplay} from '../ui/progress-display.js';
import {noteLine, type Renderer} from '../ui/renderer.js';
import {verdictOfFault} from '../ui/reports/verdict.js';
import {commandWords} from './command-table.js';
import {commonRoles, type FileRole, type GivenWord, strayAddress, takesStdout, wordProblem} from './file-words.js';
import {globalFlags} from './flags.js';
import {parserProblem} from './parser-words.js';
import {otherOutputs, retriedLine} from './retried-line.js';
import {pourDocument, print, printPage, say, sayJson, writeJson, writeText} from './streams.js';
import {ToldVerdicts, tellNagios} from './told-verdicts.js';

/** That of the work which this process does now. */
let current: ProgressDisplay | undefined;

/** Says on stderr where the work is, if any is done. */
export function sayProgress(): void {
  current?.say();
}

/** Shows no progress of it any more: the terminal is for a screen now. */
export function endProgress(): void {
  current?.stop();
}

/** Flags that say who is told what, and how. */
interface GivenFlags {
  readonly jobs?: number;
  readonly report?: readonly string[];
  readonly format?: string;
  readonly progress?: string;
  readonly quiet?: boolean;
}

/** What Nagios takes an exit code of 3 for. */
const unknownState = 3;

/** What oclif makes of words. */
type Output = Record<string, unknown>;

/** The one base of all commands: runs an operation, renders its events and report, and turns faults into text, JSON and exit code. */
export abstract class OperatorCommand extends Command {
  static override baseFlags = globalFlags;

  /** What the command's own flags and arguments name, beside those of `commonRoles`. */
  static names: Readonly<Record<string, FileRole>> = {};

  /** Flags and arguments that may name places in buckets as well. */
  static inBuckets: readonly string[] = [];

  /** The phases that long work may come to, in their order, where they are known: `--progress json` tells which of them it is at. */
  static phases: readonly string[] = [];

  /** Those of them that these words come to, where they leave some out: of these the line on a terminal is. */
  protected expected: readonly string[] | undefined;

  /** Flags for which an empty text means something, as it does in the Python package. */
  static mayBeEmpty: readonly string[] = [];

  /** Takes a document that is written to `-`. */
  protected readonly stream = pourDocument;

  /** Whether stdout is for a document: what is said about it goes to stderr. */
  private stdoutIsTaken = false;

  /** Who is told of the verdicts beside; nobody while the words are not understood. */
  private told: ToldVerdicts | undefined;

  /** Whether progress and notes are lines of JSON. */
  private progressAsJson = false;

  /**
   * The words as flags and arguments. Raises L0144, and L0001 for an empty one, which is what an unset variable leaves and never means
   * "not given", and for a `-` that is no stream.
   */
  protected override async parse<F extends Output, B extends Output, A extends Output>(
    options?: Input<F, B, A>,
    argv?: string[],
  ): Promise<ParserOutput<F, B, A>> {
    // Whatever stands on standard input is no argument that was left out.
    for (const arg of Object.values(options?.args ?? {})) arg.ignoreStdin = true;
    const parsed = await super.parse(options, argv);
    const words = this.wordsOf(parsed.raw);
    const problem = wordProblem(words, this.wantsJson());
    if (problem !== undefined) throw this.usage(problem);
    const stray = strayAddress(words);
    if (stray) throw fault(conditions.addressNotTaken, stray);
    this.stdoutIsTaken = takesStdout(words);
    const {jobs, report, format = 'text', progress, quiet} = parsed.flags as GivenFlags;
    if (jobs !== undefined) limitThreads(jobs);
    this.progressAsJson = progress === 'json' && quiet !== true;
    const stdoutIsAsked = this.stdoutIsTaken || this.wantsJson() || format !== 'text';
    this.told = ToldVerdicts.of(this.teller(), {words, reports: report, asNagios: this.wantsNagios(), stdoutIsAsked});
    this.stdoutIsTaken ||= this.told.takesStdout;
    return parsed;
  }

  private teller(): {command: string; version: string} {
    return {command: commandWords(this.id ?? ''), version: this.config.version};
  }

  /** A report with the one member of ours: which command made it, and what says what it is. */
  private withOrigin(document: unknown, schema: string | null | undefined): unknown {
    if (schema === null || typeof document !== 'object' || document === null) return document;
    const {command, version} = this.teller();
    return {...document, liel: {command, version, schema: schema ?? command.replaceAll(' ', '-')}};
  }

  private phases(): readonly string[] {
    return (this.constructor as typeof OperatorCommand).phases;
  }

  private wordsOf(raw: ParserOutput['raw']): GivenWord[] {
    const {args, names, mayBeEmpty, inBuckets} = this.constructor as typeof OperatorCommand;
    return raw.map((word) => {
      // All words behind the last argument are of that one.
      const id = word.type === 'flag' ? word.flag : (word.arg ?? (Object.keys(args).at(-1) as string));
      const role = names[id] ?? commonRoles[id];
      const name = word.type === 'flag' ? `--${id}` : id;
      const may = {mayBeEmpty: mayBeEmpty.includes(id), mayBeAddress: inBuckets.includes(id)};
      return {name, value: word.input, role, ...may};
    });
  }

  /** Runs an operation to its end and prints its report. */
  protected async perform<Report>(
    operation: Operation<Note | Progress, Report> | Promise<Report>,
    renderer: Renderer<Report>,
  ): Promise<void> {
    const quiet = this.argv.includes('--quiet');
    const command = commandWords(this.id ?? '');
    const progress = new ProgressDisplay(
      process.stderr,
      quiet || this.progressAsJson,
      command,
      this.expected ?? this.phases(),
    );
    current = progress;
    progress.start();
    const lines = this.progressAsJson
      ? new ProgressLines(command, this.phases(), sayJson, () => performance.now())
      : undefined;
    const onEvent = (event: Note | Progress): void => {
      if (event.type === 'progress') {
        lines?.show(event);
        progress.show(event);
      } else if (lines) sayJson(event);
      else if (!quiet || event.stays) {
        progress.clear();
        say(noteLine(event));
      }
    };
    const report = await run(operation, {onEvent});
    lines?.end();
    progress.end();
    current = undefined;
    await this.print(report, renderer);
  }

  private async print<Report>(report: Report, renderer: Renderer<Report>): Promise<void> {
    const code = renderer.exit?.(report) ?? exit.done;
    process.exitCode = code;
    if (!this.wantsNagios()) await this.printReport(report, renderer);
    try {
      await this.told?.tell(renderer.verdicts?.(report) ?? [], code, renderer.age?.(report));
    } catch (error) {
      this.sayUntold(error);
    }
  }

  /** Says why others could not be told; what was done has been said already. */
  private sayUntold(error: unknown): void {
    const trouble = toCommandFault(error, commandWords(this.id ?? ''));
    process.exitCode = this.wantsNagios() ? unknownState : trouble.condition.exit;
    say(faultText(trouble));
  }

  private async printReport<Report>(report: Report, renderer: Renderer<Report>): Promise<void> {
    const isJson = this.wantsJson();
    const isQuiet = this.argv.includes('--quiet');
    if (isQuiet && !isJson && renderer.isVerdict && renderer.exit?.(report) === exit.done) return;
    const document = isJson ? this.withOrigin(renderer.json(report), renderer.schema) : renderer.text(report);
    if (document === undefined) return;
    if (isJson && !this.stdoutIsTaken) return writeJson(document);
    const text = isJson ? jsonLine(document) : (document as string);
    if (!this.stdoutIsTaken && renderer.isPage) await printPage(text, !this.argv.includes('--no-pager'));
    else if (!this.stdoutIsTaken) await print(text);
    else if (!isQuiet) say(text);
  }

  /** Milliseconds of --wait. Raises L0001 when it is no duration. */
  protected waitMs({wait}: {readonly wait: string}): number {
    return this.milliseconds('wait', wait);
  }

  /** Milliseconds of a flag. Raises L0001 when it is no duration. */
  protected milliseconds(flag: string, text: string): number {
    const milliseconds = durationMs(text);
    if (milliseconds !== undefined) return milliseconds;
    throw this.usage(`--${flag} expects a duration like 30s, not ${text}`);
  }

  /** The fault of words that do not go together. */
  protected usage(problem: string): Fault {
    return fault(conditions.usage, {problem, command: commandWords(this.id ?? '')});
  }

  /** Whether stdout is to be one JSON document; asked of the words themselves, since they may not parse. */
  protected wantsJson(): boolean {
    const words = this.argv.slice(0, this.argv.includes('--') ? this.argv.indexOf('--') : undefined);
    return (
      words.includes('--json') ||
      words.includes('--format=json') ||
      (words[words.indexOf('--format') + 1] === 'json' && words.includes('--format'))
    );
  }

  /** Whether Nagios reads the exit code; asked of the words themselves, since they may not parse, and a 2 would be critical. */
  private wantsNagios(): boolean {
    return this.argv.includes('--exit=nagios') || this.argv[this.argv.indexOf('--exit') + 1] === 'nagios';
  }

  override async catch(error: Error): Promise<void> {
    current?.stop();
    current = undefined;
    const trouble = this.withRetry(toCommandFault(error, commandWords(this.id ?? '')));
    await reportFault(trouble, this.wantsJson());
    try {
      if (this.told) await this.told.tellFault(trouble);
      else if (this.wantsNagios()) await tellNagios([verdictOfFault('liel', trouble)]);
    } catch (other) {
      this.sayUntold(other);
    }
  }

  /** A refusal for a held lock offers the same command with a wait, where it was given none, and one for an output another output. */
  private withRetry(trouble: Fault): Fault {
    const {argv} = this;
    const {flags = {}} = this.constructor as typeof OperatorCommand;
    const typed = {words: commandWords(this.id ?? ''), argv, flags};
    const canWait = !argv.some((word) => /^--(wait|release|$)/.test(word)) && isFault(trouble, conditions.storeLocked);
    const more = canWait
      ? {retry: retriedLine(typed, [...argv, '--wait', '30s'])}
      : isFault(trouble, conditions.outputExists)
        ? {retries: otherOutputs(typed, String(trouble.facts['path'])) ?? trouble.facts['retries']}
        : undefined;
    return more ? new Fault(trouble.condition, {...trouble.facts, ...more}, trouble.place, trouble.cause) : trouble;
  }
}

/** Prints a fault and sets the exit code. */
export async function reportFault(trouble: Fault, json: boolean): Promise<void> {
  process.exitCode = trouble.condition.exit;
  say(faultText(trouble));
  if (json) await writeText(jsonLine(faultDocument(trouble)));
}

/** Any error as a fault: those of the argument parser are usage, those nobody foresaw are bugs. */
export function toCommandFault(error: unknown, command: string): Fault {
  // The parser writes its own words into the message of what the reader of a flag threw.
  if (error instanceof Fault && error.message.startsWith('Parsing --')) {
    return fault(conditions.usage, {problem: parserProblem(error.message), command}, error.place, error.cause);
  }
  if (error instanceof Fault) return error;
  const {message, stack} = error instanceof Error ? error : new Error(String(error));
  if (typeof error === 'object' && error !== null && 'oclif' in error) {
    return fault(conditions.usage, {problem: parserProblem(message), command}, {}, error);
  }
  if (process.env['LIEL_DEBUG']) say(`${stack}`);
  return fault(conditions.internal, {problem: message}, {}, error);
}
