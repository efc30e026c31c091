import {humanSize} from '../engine/faults/words.js';
import type {EvidenceReport} from '../engine/operations/evidence.js';
import {heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const evidenceRenderer: Renderer<EvidenceReport> = {
  json: (report) => report,
  text: ({store, output, dry_run, signed, size_bytes, sha256, members}) => {
    const rows = members.map((member) => [printable(member.name), humanSize(member.size_bytes), member.sha256]);
    const how = signed ? 'with a signed statement' : 'without a signed statement';
    const what = dry_run
      ? `${printable(output)} would hold the evidence of ${printable(store)}, ${humanSize(size_bytes)}, ${how}`
      : `${printable(output)}: evidence of ${printable(store)}, ${humanSize(size_bytes)}, ${how}, sha256 ${sha256}`;
    return `${table(['member', 'size', 'sha256'], rows)}\n${heading(what)}`;
  },
};
