import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {progress} from '../../src/engine/passes/operation.js';
import {ProgressLines} from '../../src/ui/progress.js';
import {ProgressDisplay} from '../../src/ui/progress-display.js';

/** What progress writes to a log, or to a terminal of so many columns; `at` puts the clock to a moment, in milliseconds. */
function written(
  place: {
    readonly columns?: number;
    readonly quiet?: boolean;
    readonly phases?: readonly string[];
    readonly kind?: string;
  },
  work: (display: ProgressDisplay, at: (moment: number) => void) => void,
): string {
  let clock = 0;
  let text = '';
  const {columns = 0, quiet = false, phases = [], kind = 'xterm'} = place;
  const collect = (part: string): boolean => {
    text += part;
    return true;
  };
  const stream = {isTTY: columns > 0, columns, write: collect};
  const display = new ProgressDisplay(stream as NodeJS.WriteStream, quiet, 'compact', phases, () => clock, kind);
  work(display, (moment) => {
    clock = moment;
  });
  return text;
}

const all = ['check', 'copy', 'digest'];

const inPhases = (display: ProgressDisplay): void => {
  for (const phase of ['check', 'copy', 'check']) {
    for (let done = 0; done <= 100; done += 25) display.show(progress(phase, done, 100, 'bytes'));
  }
  display.stop();
  display.stop();
};

/** The lines that stood on a terminal, one after the other. */
const frames = (text: string): string[] => text.split('\r\u001b[2K').slice(1);

describe('progress', () => {
  it('in a log is a line for each phase, however often it is told, with its time where that is not the first moment', () => {
    assert.equal(written({}, inPhases), 'check …\ncopy …\ncheck …\n');
    const long = written({}, (display, at) => {
      display.show(progress('check', 1, 100, 'bytes'));
      at(65_300);
      display.show(progress('copy', 1 << 20, 100 << 20, 'bytes'));
      at(130_000);
      display.show(progress('copy', 100 << 20, 100 << 20, 'bytes'));
      display.end();
    });
    assert.equal(long, 'check …\ncopy … 1:05\ncopy … 100 % 2:10\ncompact: 100 MiB at 787.69 KiB/s in 2:10\n');
  });

  it('on a terminal that moves no cursor is what it is in a log', () => {
    assert.equal(written({columns: 80, kind: 'dumb', phases: all}, inPhases), written({phases: all}, inPhases));
  });

  it('in a log is silent for no second, told or not, and of long work for a sixtieth at the most', () => {
    const gapsOf = (seconds: number, isTold: boolean): number[] => {
      const moments: number[] = [0];
      let lines = 0;
      let clock = 0;
      const stream = {isTTY: false, columns: 0, write: (text: string) => text.endsWith('\n') && ++lines > 0};
      const display = new ProgressDisplay(stream as unknown as NodeJS.WriteStream, false, 'verify', all, () => clock);
      for (; clock <= seconds * 1000; clock += 50) {
        const before = lines;
        if (isTold) display.show(progress('check', clock, seconds * 1000, 'bytes'));
        else display.tick();
        if (lines > before) moments.push(clock);
      }
      return moments.map((moment, i) => moment - (moments[i - 1] ?? 0));
    };
    for (const isTold of [true, false]) {
      assert.ok(Math.max(...gapsOf(50, isTold)) <= 850);
      assert.ok(Math.max(...gapsOf(3600, isTold)) <= 60_050);
      assert.ok(gapsOf(3600, isTold).length < 400, 'an hour');
    }
    const told = written({phases: all}, (display, at) => {
      at(1000);
      display.tick();
      display.show(progress('check', 1, 4, 'bytes'));
      at(2000);
      display.show(progress('check', 2, 4, 'bytes'));
      display.stop();
    });
    assert.equal(told, 'compact … 0:01\ncheck …\ncheck … 33 % 0:02\n');
  });

  it('of work that has phases is shown on a terminal at once, before any of them, and taken away when it was short', () => {
    const begun = (display: ProgressDisplay): void => {
      display.start();
      display.end();
    };
    assert.deepEqual(frames(written({columns: 80, phases: all}, begun)), ['compact …  0:00', '']);
    for (const place of [{columns: 80}, {phases: all}, {columns: 80, phases: all, quiet: true}])
      assert.equal(written(place, begun), '', JSON.stringify(place));
  });

  it('on a terminal is one line that is written anew, and taken away once', () => {
    const text = written({columns: 80}, inPhases);
    const lines = frames(text);
    assert.deepEqual(lines.slice(0, 3), [
      'check  ░░░░░░░░░░░░ 0 %  0:00',
      'check  ███░░░░░░░░░ 25 %  0:00',
      'check  ██████░░░░░░ 50 %  0:00',
    ]);
    assert.deepEqual([lines.length, lines.at(-2), lines.at(-1)], [16, 'check  ████████████ 100 %  0:00', '']);
    assert.ok(!text.includes('\n'));
  });

  it('says which phase of how many, how much of the whole, how fast, for how long and how long still', () => {
    const text = written({columns: 80, phases: all}, (display, at) => {
      display.show(progress('check', 0, 8 << 20, 'bytes'));
      at(10_000);
      display.show(progress('copy', 0, 8 << 20, 'bytes'));
      at(12_000);
      display.show(progress('copy', 4 << 20, 8 << 20, 'bytes'));
      display.end();
    });
    assert.equal(frames(text)[2], '2/3 copy  █████████░░░ 75 %  2 MiB/s  0:12  0:04 left');
    assert.ok(text.endsWith('\r\u001b[2Kcompact: 4 MiB at 341.33 KiB/s in 0:12\n'));
  });

  it('never goes back, and comes to its end with the last phase', () => {
    const shares: number[] = [];
    const text = written({columns: 80, phases: all}, (display) => {
      for (const phase of [...all.slice(0, 2), 'check', 'something', 'copy', 'digest'])
        for (let done = 0; done <= 10; done++) display.show(progress(phase, done, 10, 'records'));
    });
    for (const frame of frames(text)) shares.push(Number(/ (\d+) %/.exec(frame)?.[1]));
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
    assert.deepEqual([shares[0], shares.at(-1)], [0, 100]);
    assert.equal(shares.filter((share) => share === 99).length, 0);
  });

  it('is of all stores where there are several', () => {
    const text = written({columns: 80, phases: all}, (display) =>
      display.show({...progress('copy', 1, 2, 'bytes'), store_number: 2, stores: 4}),
    );
    assert.match(text, /store 2\/4 1\/3 copy {2}███░+ 27 %/);
  });

  it('is no longer than the terminal', () => {
    for (let columns = 8; columns < 90; columns++) {
      const text = written({columns, phases: all}, (display, at) => {
        for (const moment of [0, 3000, 400_000]) {
          at(moment);
          display.show(progress('copy', moment << 10, 900_000 << 10, 'bytes'));
        }
      });
      for (const frame of frames(text)) assert.ok(frame.length < Math.max(columns, 9), `${columns}: ${frame}`);
    }
  });

  it('is told when somebody asks, as a line of its own, also when it is told to be quiet', () => {
    const asked = (display: ProgressDisplay): void => {
      display.say();
      display.show(progress('copy', 25, 100, 'bytes'));
      display.say();
    };
    assert.equal(written({quiet: true}, asked), 'started\ncopy  ███░░░░░░░░░ 25 %  0:00\n');
    assert.match(written({columns: 80}, asked), /^started\n\r.*\r.*copy {2}███░+ 25 % {2}0:00\n$/);
  });

  it('leaves the terminal to a screen: nothing is drawn after it stopped, and no time is said at the end', () => {
    const text = written({columns: 80, phases: all}, (display, at) => {
      display.show(progress('check', 1, 100, 'bytes'));
      display.stop();
      at(60_000);
      display.show(progress('copy', 50, 100, 'bytes'));
      display.end();
    });
    assert.match(text, /check/);
    assert.doesNotMatch(text, /copy|in 1:00/);
  });

  it('is silent when it is told to be quiet', () => {
    for (const columns of [0, 80]) assert.equal(written({columns, quiet: true}, inPhases), '');
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
