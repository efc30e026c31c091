import {run} from '@oclif/core/run';
import {conditions} from '../engine/faults/conditions.js';
import {exit, fault} from '../engine/faults/fault.js';
import {removeStagedFiles} from '../engine/storage/files/atomic-file.js';
import {removeScratchDirectories} from '../engine/storage/files/scratch-directory.js';
import {removeStagedDirectories} from '../engine/storage/files/staged-directory.js';
import {releaseLocksSync} from '../engine/storage/lock/writer-lock.js';
import {abandonUnfinished, leftWithoutReceipt} from '../engine/storage/objects/unfinished.js';
import {faultText} from '../ui/fault-text.js';
import {expandArgv} from './argv.js';
import {commandTable} from './command-table.js';
import {embeddedPlugin} from './embedded-plugin.js';
import {reportFault, sayProgress, toCommandFault} from './operator-command.js';
import {pjson} from './program.js';
import {say} from './streams.js';

/** Runs the program with the words of its command line; the exit code is set, the process ends by itself. */
export async function main(argv: readonly string[], root: string): Promise<void> {
  // oclif would look for a file of colours in the home directory before every command.
  process.env['LIEL_DISABLE_THEME'] = '1';
  watchSignals();
  watchPipes();
  watchBugs();
  try {
    const words = argv[0] === '--version' ? ['version', ...argv.slice(1)] : argv;
    await run(expandArgv(words, commandTable), {root, pjson, plugins: [embeddedPlugin(root)]} as never);
  } catch (error) {
    const words = argv.join(' ');
    await reportFault(toCommandFault(error, ''), /(^| )--json( |$)|--format[= ]json/.test(words));
  }
}

/**
 * Ctrl-C, SIGTERM, a terminal that is closed and SIGQUIT: staged files and our lock go, outputs stay as they were. SIGUSR1
 * asks how far the work is; without a listener Node would open a debugger.
 */
function watchSignals(): void {
  process.on('SIGUSR1', sayProgress);
  for (const [signal, code] of [
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      cleanUp();
      say(faultText(fault(conditions.interrupted, {signal, left: leftWithoutReceipt()})).split('\n')[0] as string);
      const parting = abandonUnfinished();
      if (parting) void parting.finally(() => process.exit(code));
      else process.exit(code);
    });
  }
}

/**
 * A reader that closed the pipe of stdout has seen enough: `liel manifest … | head -1` ends quietly. A full disk is no bug.
 * Whether somebody hears of progress and notes on stderr never decides what becomes of the work.
 */
function watchPipes(): void {
  // oclif's own listeners throw what they do not know.
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    cleanUp();
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    const trouble = fault(conditions.io, {path: 'stdout', action: 'write to', problem: error.message});
    say(faultText(trouble));
    process.exit(trouble.condition.exit);
  });
}

/** An error that nobody caught ends the program with 7, whatever threw it; the dashboard puts the terminal in order first. */
function watchBugs(): void {
  const handler = (error: unknown): void => {
    if (process.listenerCount('uncaughtException') > 1) return;
    cleanUp();
    // A second one on the way out says nothing new.
    if (process.exitCode !== exit.internal) say(faultText(toCommandFault(error, '')));
    process.exit(exit.internal);
  };
  process.on('uncaughtException', handler);
}

/** Takes away what a process that is about to end would leave behind. */
function cleanUp(): void {
  removeStagedFiles();
  removeStagedDirectories();
  releaseLocksSync();
  removeScratchDirectories();
}
