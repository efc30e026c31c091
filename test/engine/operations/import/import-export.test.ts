import assert from 'node:assert/strict';
import {appendFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {importExport} from '../../../../src/engine/operations/import/import-export.js';
import {finish} from '../../../support/finish.js';
import {raises} from '../../../support/raises.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** An export so large that reading it lets other work in between. */
function largeExport(): string {
  const nodes = Array.from({length: 60_000}, (_, i) => ({id: i + 1, labels: ['N'], properties: {name: `node ${i}`}}));
  return JSON.stringify({export_version: 1, nodes, edges: []});
}

describe('an import', () => {
  it('of an export that is written meanwhile is refused, with no word of a lock, and leaves nothing', async (t) => {
    const directory = temporaryDirectory(t);
    const source = path.join(directory, 'big.json');
    const output = path.join(directory, 'out.liel');
    writeFileSync(source, largeExport());
    const work = importExport({source, output, force: false, waitMs: 0});
    const write = async (): Promise<void> => {
      for (let step = await work.next(); !step.done; step = await work.next()) appendFileSync(source, ' ');
    };
    await assert.rejects(write(), raises(conditions.inputChanged));
    assert.deepEqual(readdirSync(directory), ['big.json']);
  });

  it('of a private export is private', async (t) => {
    const directory = temporaryDirectory(t);
    const source = path.join(directory, 'small.json');
    writeFileSync(source, JSON.stringify({export_version: 1, nodes: [], edges: []}), {mode: 0o600});
    const output = path.join(directory, 'out.liel');
    await finish(importExport({source, output, force: false, waitMs: 0}));
    assert.equal(statSync(output).mode & 0o777, 0o600);
  });
});
