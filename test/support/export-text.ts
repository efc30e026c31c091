import assert from 'node:assert/strict';
import {Fault} from '../../src/engine/faults/fault.js';
import {type ExportDevice, type ExportSource, readExport} from '../../src/engine/operations/import/read-export.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';

/** Text of exports as the tests of import write it. */

export function exportOf(nodes: readonly string[], edges: readonly string[] = []): string {
  return `{"edges":[${edges.join(',')}],"export_version":1,"nodes":[${nodes.join(',')}]}`;
}

export function node(id: string, properties = '{}', labels = '[]'): string {
  return `{"id":${id},"labels":${labels},"properties":${properties}}`;
}

export function edge(id: string, from = '1', to = '1', label = '"E"', properties = '{}'): string {
  return `{"from_node":${from},"id":${id},"label":${label},"properties":${properties},"to_node":${to}}`;
}

/** Reads an export from its text. */
export function openExport(text: string, windowBytes?: number): ExportSource {
  return checkedExport(new MemoryDevice('export.json', Buffer.from(text)), windowBytes);
}

/** Reads an export without a pause. */
export function checkedExport(device: ExportDevice, windowBytes?: number): ExportSource {
  const steps = readExport(device, windowBytes);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Code and problem of the fault that must be raised. */
export function problemOf(run: () => unknown): string {
  let found = '';
  assert.throws(run, (error) => {
    assert.ok(error instanceof Fault, String(error));
    found = `${error.condition.code} ${error.facts['problem']}`;
    return true;
  });
  return found;
}
