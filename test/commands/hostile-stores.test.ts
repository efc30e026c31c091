import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {damagedBytes, damagedStores, needsCorpus} from '../support/corpus.js';
import {runProgram} from '../support/program.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** Stores on which the Python package ends by a signal, takes gigabytes, or runs for ever. */
const bombs = [
  '021-next-node-zero',
  '024-next-node-huge',
  '067-prop-length-max',
  '085-list-count-max',
  '086-map-count-max',
  '087-string-length-max',
  '089-nesting-bomb',
  '090-nesting-bomb-maps',
  '101-out-cycle',
  '135-wal-length-2-40',
  '136-wal-length-2-63',
  '140-wal-target-negative',
];

/** What one run may cost, start of the program included: contract case 103 asks for 200 MB and a second. */
const memoryLimitMb = 200;
const cpuLimitSeconds = 3;

/** Writes down the peak memory of the process it is loaded into. */
const meter = `process.on('exit', () => require('node:fs').writeFileSync(process.env.LIEL_PEAK, [process.resourceUsage().maxRSS, process.cpuUsage().user + process.cpuUsage().system].join(' ')))`;

describe('a store made to harm its readers', needsCorpus, () => {
  for (const name of bombs) {
    it(`${name} costs little and ends in a verdict`, async (t) => {
      assert.ok(damagedStores().some((truth) => truth.name === name));
      const cwd = temporaryDirectory(t);
      writeFileSync(path.join(cwd, 'x.liel'), damagedBytes(name));
      writeFileSync(path.join(cwd, 'meter.cjs'), meter);
      const peak = path.join(cwd, 'peak');
      const env = {NODE_OPTIONS: `--require ${path.join(cwd, 'meter.cjs')}`, LIEL_PEAK: peak};
      for (const [command, ...codes] of [
        ['stats', 3, 0],
        ['export', 3, 0],
        ['verify', 3, 1],
        ['inspect', 0],
      ] as const) {
        const run = await runProgram([command, 'x.liel'], {cwd, env});
        assert.ok(codes.includes(run.code as never), `${command}: ${run.code} ${run.signal} ${run.stderr}`);
        assert.doesNotMatch(run.stderr, /L0007|\n\s+at /);
        const [peakKb, cpuMicroseconds] = readFileSync(peak, 'utf8').split(' ').map(Number) as [number, number];
        const [megabytes, seconds] = [peakKb / 1024, cpuMicroseconds / 1e6];
        assert.ok(seconds < cpuLimitSeconds, `${command} took ${seconds} s of CPU`);
        assert.ok(megabytes < memoryLimitMb, `${command} took ${megabytes} MB`);
      }
    });
  }
});
