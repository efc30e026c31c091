import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {makeSeal, sealPathOf, writeSeal} from '../../src/engine/operations/seal/seal-file.js';
import {MemoryDevice} from '../../src/engine/storage/device.js';
import {corrupt} from '../support/corrupt.js';
import {expectExit, isScript, runProgram} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

const healthy = smallStore((graph) => graph.deleteEdge(4));
const drifted = corrupt(healthy).node(3, 'inDegree', 7).bytes();
const preload = fileURLToPath(new URL('../support/kill-at-call.cjs', import.meta.url));

/** What is run, and the store that it is run on. */
const runs = [
  {args: ['compact', 'a.liel', '-o', 'out.liel'], store: healthy},
  {args: ['compact', 'a.liel', '--in-place'], store: healthy},
  {args: ['repair', 'a.liel', '-o', 'out.liel'], store: drifted},
  {args: ['heal', 'a.liel', '--from', 'backup.liel', '-o', 'out.liel'], store: drifted},
] as const;

describe('a kill before any call that changes something', {skip: !isScript}, () => {
  for (const {args, store: bytes} of runs) {
    it(`leaves the store as it was and the output absent or complete: ${args.join(' ')}`, async (t) => {
      const cwd = temporaryDirectory(t);
      const [store, output] = [path.join(cwd, 'a.liel'), path.join(cwd, 'out.liel')];
      const inPlace = args.includes('--in-place' as never);
      writeFileSync(path.join(cwd, 'backup.liel'), healthy);
      writeFileSync(store, bytes);
      if (args[0] === 'heal') {
        const identity = {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: 0};
        writeSeal(await makeSeal(new MemoryDevice('a.liel', healthy), identity), sealPathOf(store), store);
      }
      // What the run makes when nobody kills it.
      await expectExit(0, [...args, '--quiet'], {cwd});
      const made = readFileSync(inPlace ? store : output);
      for (let killAt = 1, killed = true; killed; killAt++) {
        rmSync(output, {force: true});
        writeFileSync(store, bytes);
        // A lock that names its dead holder is taken over; one that names nobody yet has to be removed by hand.
        if (!existsSync(path.join(`${store}.lock`, 'owner.json')))
          rmSync(`${store}.lock`, {recursive: true, force: true});
        const env = {
          NODE_OPTIONS: `--require ${preload}`,
          KILL_AT: String(killAt),
          KILL_COUNT: path.join(cwd, 'count'),
        };
        const run = await runProgram([...args, '--quiet'], {cwd, env});
        killed = run.signal === 'SIGKILL';
        assert.ok(killed || (run.code === 0 && killAt > 4), `call ${killAt}: ${run.stderr}`);
        const now = readFileSync(store);
        assert.ok(now.equals(bytes) || (inPlace && now.equals(made)), `call ${killAt}: the store`);
        if (existsSync(output)) assert.ok(readFileSync(output).equals(made), `call ${killAt}: the output`);
      }
      assert.deepEqual(
        readdirSync(cwd).filter((name) => name.endsWith('.lock')),
        [],
      );
    });
  }
});
