import path from 'node:path';
import {quoteWord} from '../engine/faults/condition.js';
import {kindOf} from '../engine/storage/files/file-system.js';
import {forceFlag} from './flags.js';

/** The same command where it would not be refused: its words, and what it understands. */
export interface TypedCommand {
  readonly words: string;
  readonly argv: readonly string[];
  readonly flags: Readonly<Record<string, unknown>>;
}

/** A command line that can be typed again. */
export function retriedLine({words}: Pick<TypedCommand, 'words'>, argv: readonly string[]): string {
  return `liel ${[...words.split(' '), ...argv].map(quoteWord).join(' ')}`;
}

/** The same command with an output of a free name, and with leave to replace the one that exists; undefined for neither. */
export function otherOutputs(typed: TypedCommand, output: string): readonly string[] | undefined {
  const {argv, flags} = typed;
  const {dir, name, ext} = path.parse(output);
  let number = 2;
  const other = (): string => path.join(dir, `${name}-${number}${ext}`);
  while (kindOf(other()) !== undefined) number++;
  const renamed = argv.map((word) =>
    word === output
      ? other()
      : word.startsWith('-') && word.endsWith(`=${output}`)
        ? `${word.slice(0, -output.length)}${other()}`
        : word,
  );
  const mayReplace = Object.values(flags).includes(forceFlag) && !argv.includes('--');
  const lines = [
    ...(renamed.some((word, i) => word !== argv[i]) ? [retriedLine(typed, renamed)] : []),
    ...(mayReplace ? [retriedLine(typed, [...argv, '--force'])] : []),
  ];
  return lines.length === 0 ? undefined : lines;
}
