import {condition, quote} from './condition.js';
import {exit} from './fault.js';

/** L5: what surrounds the store. */
export const environmentConditions = {
  io: condition<{path: string; action: string; problem: string}>({
    code: 'L5001',
    title: 'Reading or writing failed',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path, action, problem}) => `cannot ${action} ${path}: ${problem}`,
    remedy: ({path}) => [`ls -ld ${quote(path)}`],
    background: 'The operating system refused. Outputs are complete or absent; the previous file is as it was.',
    example: {path: 'project.liel', action: 'read', problem: 'EIO: i/o error'},
  }),
  permission: condition<{path: string; action: string}>({
    code: 'L5002',
    title: 'Permission denied',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path, action}) => `no permission to ${action} ${path}`,
    remedy: ({path}) => [`ls -ld ${quote(path)}`],
    background: 'Reading needs no more than read permission on the file; outputs need a writable directory.',
    example: {path: 'project.liel', action: 'read'},
  }),
  diskFull: condition<{path: string; neededBytes: number}>({
    code: 'L5003',
    title: 'The disk is full',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path, neededBytes}) => `no space left to write ${path}: ${neededBytes} bytes are needed`,
    remedy: () => ['df -h .'],
    background: 'What was half-written is removed again; the previous file is as it was.',
    example: {path: 'backups/project.liel', neededBytes: 7356416},
  }),
  readOnlyPlace: condition<{path: string}>({
    code: 'L5004',
    title: 'The place is read-only',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path}) => `${path} is on a read-only file system`,
    remedy: () => ['mount'],
    background: 'Reading commands work on read-only media; choose another place for the output.',
    example: {path: 'backups/project.liel'},
  }),
  copyDiffers: condition<{path: string; expected: string; found: string}>({
    code: 'L5005',
    title: 'The copy does not read back',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path, expected, found}) =>
      `${path} was written, but its manifest digest reads back as ${found} instead of ${expected}`,
    remedy: () => ['dmesg'],
    background: 'The medium returned other bytes than were written. The copy was removed; do not trust the disk.',
    example: {path: 'backups/project.liel', expected: '3c9c84bb', found: '017b2269'},
  }),
};
