import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {it} from 'node:test';
import {parquetOf} from '../support/parquet-of.js';
import {runProgram} from '../support/program.js';
import {temporaryDirectory} from '../support/temp-directory.js';

it('a Parquet file with a changed byte is read, or refused: what it says of lengths keeps nobody busy', async (t) => {
  const cwd = temporaryDirectory(t);
  const columns = [
    ['id', 'string'],
    ['n', 'int'],
  ] as const;
  const whole = await parquetOf(
    [...columns],
    [
      ['a', 1n],
      ['b', 2n],
    ],
  );
  // In the heads of the pages, behind which no values have a place; and some others.
  const places = [20, 55, ...Array.from({length: 24}, (_, i) => 4 + i * 10)].filter((at) => at < whole.length);
  const file = path.join(cwd, 'x.parquet');
  for (const at of places) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] as number) ^ 0xff;
    writeFileSync(file, bytes);
    const run = await runProgram(['import', '--from', 'parquet', file, '-o', 'o.liel', '--dry-run'], {cwd});
    assert.ok([0, 1, 2, 3].includes(run.code ?? -1), `byte ${at}: ${run.code}\n${run.stderr}`);
  }
});
