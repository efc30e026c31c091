import path from 'node:path';
import {quote} from '../engine/faults/condition.js';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {nodeGeometry, slotOffset} from '../engine/format/records/geometry.js';
import type {FileOffset} from '../engine/format/records/integers.js';
import {nodeSlot} from '../engine/format/records/layouts.js';
import {backup} from '../engine/operations/backups/backup.js';
import {importExport} from '../engine/operations/import/import-export.js';
import {seal} from '../engine/operations/seal.js';
import type {Note, Operation, Progress} from '../engine/passes/operation.js';
import {writeAtomically} from '../engine/storage/files/atomic-file.js';
import {
  kindOf,
  listDirectory,
  makeDirectories,
  openForWriting,
  readWholeFile,
} from '../engine/storage/files/file-system.js';
import {readStore} from '../engine/storage/reading/open-store.js';
import type {DemoReport} from '../ui/demo-text.js';
import {sampleText} from './sample-text.js';

/** The node whose record is damaged: the decision about time. */
const damagedNode = 19;

/** Two stores that say different things of one file. */
const sides = {
  'base.liel': [
    {path: 'a.ts', reviewed_by: 'ann'},
    {path: 'b.ts', reviewed_by: 'ann'},
  ],
  'incoming.liel': [
    {path: 'b.ts', reviewed_by: 'ben'},
    {path: 'c.ts', reviewed_by: 'ben'},
  ],
};

/**
 * Makes a directory with a sample store, its seal and a backup, a copy of it with one byte changed, and two stores to merge. Raises
 * L0003 for a directory that has anything in it, L0005 for what is none, L5001 to L5004.
 */
export async function* makeDemo(directory: string, version: string): Operation<Note | Progress, DemoReport> {
  const kind = kindOf(directory);
  if (kind !== undefined && kind !== 'directory')
    throw fault(conditions.outputNotAFile, {path: directory, kind: 'no directory'});
  if (kind !== undefined && listDirectory(directory).length > 0)
    // For a directory that nobody typed; another name for one that was is found as for every output.
    throw fault(conditions.outputExists, {path: directory, retries: [`liel demo ${quote(`${directory}-2`)}`]});
  makeDirectories(directory);
  const at = (name: string): string => path.join(directory, name);
  const project = at('project.liel');
  write(at('project-memory.json'), sampleText());
  yield* importExport({source: at('project-memory.json'), output: project});
  yield* seal({store: project});
  yield* backup({store: project, output: `${at('backups')}${path.sep}`, version});
  for (const ending of ['', '.seal'])
    writeAtomically(at(`damaged.liel${ending}`), readWholeFile(`${project}${ending}`), undefined);
  damage(at('damaged.liel'));
  for (const [name, nodes] of Object.entries(sides)) {
    const source = at(name.replace('.liel', '.json'));
    write(source, `${JSON.stringify(exportOf(nodes), null, 2)}\n`);
    yield* importExport({source, output: at(name)});
  }
  return {directory, files: listDirectory(directory).sort(), next: nextLines(at)};
}

function nextLines(at: (name: string) => string): string[] {
  const word = (name: string): string => quote(at(name));
  return [
    `liel verify ${word('project.liel')}`,
    `liel verify ${word('damaged.liel')}`,
    `liel heal ${word('damaged.liel')} --from ${word('project.liel')} -o ${word('healed.liel')}`,
    `liel backups ${word('backups')} --verify`,
    `liel merge ${word('base.liel')} ${word('incoming.liel')} --node-key path --review --plan ${word('plan.json')}`,
  ];
}

function write(file: string, text: string): void {
  writeAtomically(file, Buffer.from(text), undefined);
}

function exportOf(nodes: readonly object[]): object {
  const records = nodes.map((properties, i) => ({id: i + 1, labels: ['File'], properties}));
  const edges = [{id: 1, label: 'IMPORTS', from_node: 1, to_node: 2, properties: {}}];
  return {export_version: 1, nodes: records, edges};
}

/** Cuts the list of a node off: its record names another first edge. */
function damage(store: string): void {
  const device = openForWriting(store);
  try {
    const {extents} = readStore(device).chains.node;
    const slot = slotOffset(nodeGeometry, extents, damagedNode) as FileOffset;
    device.write(new Uint8Array(8), slot + nodeSlot.at.firstOutEdge);
    device.sync();
  } finally {
    device.close();
  }
}
