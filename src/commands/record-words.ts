import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import type {RecordKind} from '../engine/format/records/geometry.js';

/** The record that words name: `node 17`, as two words or one. Raises L0001 for others. */
export function recordOf(words: readonly string[], command: string): {readonly kind: RecordKind; readonly id: number} {
  const text = words.join(' ');
  const [, kind, digits] = /^(node|edge)[ :]([1-9]\d*)$/.exec(text) ?? [];
  const id = Number(digits);
  if (kind !== undefined && Number.isSafeInteger(id)) return {kind: kind as RecordKind, id};
  const problem = `--record expects node or edge and an id, like --record node 17, not ${text || "''"}; the store stands before it`;
  throw fault(conditions.usage, {problem, command});
}
