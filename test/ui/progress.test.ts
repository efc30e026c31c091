import assert from 'node:assert/strict';
import {PassThrough} from 'node:stream';
import {describe, it} from 'node:test';
import {progress} from '../../src/engine/passes/operation.js';
import {ProgressDisplay, ProgressLines} from '../../src/ui/progress.js';

/** What progress writes to a log, or to a terminal. */
function written(isTTY: boolean, quiet: boolean, work: (display: ProgressDisplay) => void): string {
  const stream = Object.assign(new PassThrough(), {isTTY}) as unknown as NodeJS.WriteStream;
  work(new ProgressDisplay(stream, quiet));
  return (stream as unknown as PassThrough).read()?.toString() ?? '';
}

const phases = (display: ProgressDisplay): void => {
  for (const phase of ['check', 'copy', 'check']) {
    for (let done = 0; done <= 100; done += 25) display.show(progress(phase, done, 100, 'bytes'));
  }
  display.clear();
  display.clear();
};

describe('progress', () => {
  it('in a log is a line for each phase, however often it is told', () => {
    assert.equal(written(false, false, phases), 'check …\ncopy …\ncheck …\n');
  });

  it('on a terminal is one line that is written anew, and taken away once', () => {
    const text = written(true, false, phases);
    const lines = text.split('\r\u001b[2K');
    assert.deepEqual(lines.slice(0, 4), ['', 'check 0 %', 'check 25 %', 'check 50 %']);
    assert.deepEqual([lines.length, lines.at(-2), lines.at(-1)], [17, 'check 100 %', '']);
    assert.ok(!text.includes('\n'));
  });

  it('is told when somebody asks, as a line of its own, also when it is told to be quiet', () => {
    const asked = (display: ProgressDisplay): void => {
      display.say();
      display.show(progress('copy', 25, 100, 'bytes'));
      display.say();
    };
    assert.equal(written(false, true, asked), 'started\ncopy 25 %\n');
    assert.equal(written(true, false, asked), 'started\n\r\u001b[2Kcopy 25 %\r\u001b[2Kcopy 25 %\n');
  });

  it('is silent when it is told to be quiet', () => {
    for (const isTTY of [false, true]) assert.equal(written(isTTY, true, phases), '');
  });
});

it('progress as lines of JSON: phases are counted, each is told when it begins and how far it came, not every step', () => {
  let now = 0;
  const told: Record<string, unknown>[] = [];
  const lines = new ProgressLines(
    'backup',
    [],
    (line) => told.push(line as Record<string, unknown>),
    () => now,
  );
  for (const [at, phase, done] of [
    [0, 'copy', 0],
    [100, 'copy', 10],
    [200, 'copy', 20],
    [500, 'copy', 50],
    [600, 'copy', 90],
    [700, 'check', 5],
  ] as const) {
    now = at;
    lines.show({type: 'progress', phase, done, total: phase === 'copy' ? 100 : 0, unit: 'bytes'});
  }
  lines.end();
  assert.deepEqual(
    told.map(({phase, phase_number, done, total, seconds_left}) => [phase, phase_number, done, total, seconds_left]),
    [
      ['copy', 1, 0, 100, null],
      ['copy', 1, 50, 100, 1],
      ['copy', 1, 90, 100, 0],
      ['check', 2, 5, null, null],
    ],
  );
});

it('a phase of a command that knows its phases is n of m, and never an earlier one than before of a store', () => {
  const told: Record<string, unknown>[] = [];
  const write = (line: object): void => void told.push(line as Record<string, unknown>);
  const lines = new ProgressLines('backup', ['copy', 'check', 'drill', 'read back'], write, () => 0);
  for (const phase of ['copy', 'drill', 'copy', 'something else', 'read back'])
    lines.show(progress(phase, 1, 2, 'bytes'));
  lines.show({...progress('check', 1, 2, 'bytes'), store_number: 2, stores: 3});
  assert.deepEqual(
    told.map(({phase, phase_number, phases, store_number, stores}) => [
      phase,
      phase_number,
      phases,
      store_number,
      stores,
    ]),
    [
      ['copy', 1, 4, undefined, undefined],
      ['drill', 3, 4, undefined, undefined],
      ['copy', 3, 4, undefined, undefined],
      ['something else', 3, 4, undefined, undefined],
      ['read back', 4, 4, undefined, undefined],
      ['check', 2, 4, 2, 3],
    ],
  );
});
