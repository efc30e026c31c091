import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {it} from 'node:test';
import {parquetOf} from '../support/parquet-of.js';
import {runProgram} from '../support/program.js';
import {temporaryDirectory} from '../support/temp-directory.js';

it('a damaged Parquet file keeps the program, as it is bundled, not busy', async (t) => {
  const cwd = temporaryDirectory(t);
  const columns = [
    ['id', 'string'],
    ['n', 'int'],
  ] as const;
  const whole = await parquetOf(
    [...columns],
    [
      ['a', 1],
      ['b', 2],
    ],
  );
  const file = path.join(cwd, 'x.parquet');
  // Lengths in the heads of both pages, which leave the values without a place.
  for (const at of [20, 55]) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] as number) ^ 0xff;
    writeFileSync(file, bytes);
    const run = await runProgram(['import', '--from', 'parquet', file, '-o', 'o.liel', '--dry-run'], {cwd});
    assert.equal(run.code, 3, `byte ${at}\n${run.stderr}`);
  }
});
