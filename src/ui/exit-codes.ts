/** What the program ends with, and what that means: the help, the pages of man and the README say it in these words. */
export const exitCodes: readonly (readonly [codes: string, meaning: string])[] = [
  ['0', 'done, proved'],
  ['1', 'the answer is no: signature mismatch, differences, a blocked merge, integrity findings'],
  ['2', 'usage: arguments, an input that is not there, an output that exists (`--force`), an output that is an input'],
  ['3', 'cannot decide: damaged beyond reading, unsupported version, not a store'],
  ['4', 'busy: writer lock held, store changing while it is read; try again (`--wait 30s`)'],
  ['5', 'environment: I/O, permission, disk full'],
  [
    '6',
    'done, with a loss: one that was accepted (`--accept-loss`, `--accept-damage`), or what `salvage` could not bring back whole',
  ],
  ['7', 'internal error: a bug'],
  ['129, 130, 131, 143', 'interrupted by a closed terminal, Ctrl-C, SIGQUIT or SIGTERM, after cleaning up'],
];
