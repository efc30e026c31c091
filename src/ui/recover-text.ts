import type {RecoverReport} from '../engine/operations/recover.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const recoverRenderer: Renderer<RecoverReport> = {
  json: (report) => report,
  text: ({store, wal_pages_applied, wal_bytes_applied, wal_bytes_cut}) => {
    const name = printable(store);
    if (wal_bytes_applied + wal_bytes_cut === 0) return `${name}: no live WAL; nothing to recover`;
    const lines: string[] = [];
    if (wal_pages_applied > 0) lines.push(`${name}: rolled ${wal_pages_applied} pages of the last commit forward`);
    if (wal_bytes_cut > 0) lines.push(`${name}: cut ${wal_bytes_cut} bytes of WAL that belonged to no complete commit`);
    return lines.join('\n');
  },
};
