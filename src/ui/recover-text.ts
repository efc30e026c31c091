import {counted} from '../engine/faults/words.js';
import type {RecoverReport} from '../engine/operations/recover.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const recoverRenderer: Renderer<RecoverReport> = {
  json: (report) => report,
  text: ({store, wal_pages_applied, wal_bytes_applied, wal_bytes_cut}) => {
    const name = printable(store);
    if (wal_bytes_applied + wal_bytes_cut === 0) return `${name}: no live WAL; nothing to recover`;
    const lines: string[] = [];
    if (wal_pages_applied > 0)
      lines.push(`${name}: rolled ${counted(wal_pages_applied, 'page')} of the last commit forward`);
    if (wal_bytes_cut > 0)
      lines.push(`${name}: cut ${counted(wal_bytes_cut, 'byte')} of WAL that belonged to no complete commit`);
    return lines.join('\n');
  },
};
