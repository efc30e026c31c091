import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {backupsFlag} from './flags.js';

/** Whose past is asked for. */
export const pastArgument = Args.string({
  required: true,
  description: 'A .liel store, there or not, or a directory of backups.',
});

/** What all commands have that ask the past. */
export const pastFlags = {
  backups: backupsFlag,
  index: Flags.boolean({
    allowNo: true,
    default: true,
    description: 'Keep what took long to find out in history-index.json beside the copies; it may be deleted.',
  }),
};
