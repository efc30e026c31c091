import {type ExitCode, exit} from '../engine/faults/fault.js';
import {counted} from '../engine/faults/words.js';
import type {PassedOver} from '../engine/outputs/past/sound-copies.js';
import {bad, doubtful, heading} from './palette.js';
import {printable} from './printable.js';

/** Whose copies are told of, and how many there are. */
export function ownerLine(
  {store, machine}: {readonly store: string | null; readonly machine: string | null},
  copies: number,
): string {
  const owner = store === null ? 'Of which store is not known' : `${store} on ${(machine ?? '').replace(/\/.*$/, '')}`;
  return `${heading(printable(owner))}, ${counted(copies, 'copy', 'copies')}`;
}

/** Whether something was in the past: no where a copy is not what it was, and not to be told where one that may have had it could not be read. */
export function exitOfPast(
  wasThere: boolean,
  stores: readonly {readonly passed_over: readonly PassedOver[]}[],
): ExitCode {
  const passedOver = stores.flatMap(({passed_over}) => passed_over);
  if (passedOver.some(({unsound}) => unsound)) return exit.no;
  if (wasThere) return exit.done;
  return passedOver.length === 0 ? exit.no : exit.undecidable;
}

/** Why nothing is told of a copy, which is named once. */
export function whyPassedOver({backup, reason}: Pick<PassedOver, 'backup' | 'reason'>): string {
  return printable(reason.startsWith(backup) ? reason : `${backup}: ${reason}`);
}

/** The copies of which nothing is told. */
export function passedOverLines(copies: readonly PassedOver[]): string[] {
  return copies.map(({unsound, ...copy}) => {
    const line = `Passed over: ${whyPassedOver(copy)}`;
    return unsound ? bad(line) : doubtful(line);
  });
}
