import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {fault} from '../../../src/engine/faults/fault.js';
import {toTrouble} from '../../../src/engine/faults/trouble.js';
import {progress} from '../../../src/engine/passes/operation.js';
import type {DashboardState} from '../../../src/ui/dashboard/dashboard-state.js';
import {planFrame} from '../../../src/ui/dashboard/frame-plan.js';
import {press} from '../../../src/ui/dashboard/keys.js';
import {listedStores} from '../../../src/ui/dashboard/listed-stores.js';
import {reduce} from '../../../src/ui/dashboard/reduce.js';
import {dashboardOf, frameLines, frameText, noon, storeState} from '../../support/frame-text.js';

const two = dashboardOf([storeState(), storeState({store: 'b.liel'})]);
const pressAll = (state: DashboardState, ...keys: string[]): DashboardState =>
  keys.reduce((before, key) => press(before, key).state, state);

describe('keys', () => {
  it('arrows go round the stores', () => {
    assert.equal(pressAll(two, 'down').selected, 1);
    assert.equal(pressAll(two, 'right', 'right').selected, 0);
    assert.equal(pressAll(two, 'up').selected, 1);
    assert.equal(pressAll(two, 'left', 'left').selected, 0);
  });

  const sick = toTrouble(fault(conditions.notAStore, {store: 'c'}));
  const three = dashboardOf([
    storeState({store: 'a/first.liel'}),
    storeState({store: 'b/second.liel', size_bytes: 1}),
    storeState({store: 'c/third.liel', troubles: [sick], size_bytes: 9e9}),
  ]);
  const names = (state: DashboardState): string[] => listedStores(state).map((i) => state.views[i].store.slice(0, 1));

  it('s sorts the list: trouble first, as given, by name, size, backup, change, and round', () => {
    assert.deepEqual(names(three), ['c', 'a', 'b']);
    assert.deepEqual(names(pressAll(three, 's')), ['a', 'b', 'c']);
    assert.deepEqual(names(pressAll(three, 's', 's', 's')), ['c', 'a', 'b']);
    assert.match(pressAll(three, 's', 's', 's').notice, /size/);
    assert.deepEqual(pressAll(three, 's', 's', 's', 's', 's', 's').order, 'trouble');
  });

  it('arrows and page keys go along the list as it is sorted', () => {
    const at = (state: DashboardState): string => state.views[state.selected].store.slice(0, 1);
    assert.equal(at(pressAll(three, 'g')), 'c');
    assert.equal(at(pressAll(three, 'g', 'down')), 'a');
    assert.equal(at(pressAll(three, 'G')), 'b');
    assert.equal(at(pressAll(three, 'G', 'down')), 'c');
    assert.equal(at(pressAll(three, 'g', 'pagedown')), 'b');
    // A page is what is seen of the list.
    const many = {...three, views: Array.from({length: 60}, (_, i) => ({...three.views[0], store: `s${100 + i}`}))};
    for (const rows of [24, 50]) {
      const state = {...many, rows, order: 'given' as const, selected: 0};
      const shown = planFrame(state).list - 1;
      assert.deepEqual([shown > 5, pressAll(state, 'pagedown').selected], [true, shown - 1], `${rows} rows`);
    }
  });

  it('n goes to the next store in trouble, and says when there is none', () => {
    assert.equal(pressAll(three, 'n').selected, 2);
    assert.equal(pressAll(three, 'n', 'n').selected, 2);
    assert.match(pressAll(two, 'n').notice, /no store is in trouble/);
    // One is, and is not listed.
    assert.equal(pressAll(three, '/', 'f', 'i', 'enter', 'n').notice, 'no store with fi is in trouble');
  });

  it('a job moves no store in the list and leaves the count of those in trouble', () => {
    const working = reduce(three, {type: 'job started', store: 'c/third.liel', kind: 'verify', nowMs: noon});
    assert.deepEqual(names(working), ['c', 'a', 'b']);
    assert.match(frameLines(working)[0], /1 in trouble/);
    assert.match(frameText(working), /third\.liel .* verify\n/);
  });

  it('Enter browses a store that is there, y copies, the wheel moves and a click selects what stands in its row', () => {
    const many = Array.from({length: 30}, (_, i) => storeState({store: `s${i}.liel`}));
    const list = dashboardOf(many, {order: 'given'});
    assert.equal(press(list, 'enter').effect, 'browse');
    const gone = dashboardOf([storeState({store: 'gone.liel', size_bytes: null})]);
    assert.match(press(gone, 'enter').state.notice, /nothing to browse/);
    assert.equal(press(list, 'y').effect, 'copy');
    assert.equal(press({...list, overlay: 'explain'}, 'y').effect, 'copy');
    assert.deepEqual([press(list, 'wheeldown').state.selected, press(list, 'wheelup').state.selected], [3, 0]);
    for (const selected of [0, 15, 29]) {
      const state = {...list, selected};
      const lines = frameLines(state);
      lines
        .slice(
          2,
          lines.findIndex((line) => line.startsWith('──')),
        )
        .forEach((line, i) => {
          const at = press(state, `click 5 ${i + 3}`).state.selected;
          assert.match(line, new RegExp(`^. s${at}\\.liel `), `row ${i + 3} with ${selected} selected`);
        });
      assert.equal(press(state, 'click 5 2').state.selected, selected, 'the heading is no store');
      assert.equal(press(state, 'click 5 23').state.selected, selected, 'nor is what stands below');
    }
  });

  it('/ narrows the list while one types; what nothing has is not taken; Escape lists all again', () => {
    const typed = pressAll(three, '/', 's', 'e', 'c');
    assert.deepEqual([names(typed), typed.views[typed.selected].store], [['b'], 'b/second.liel']);
    assert.equal(pressAll(typed, 'x').filter, 'sec');
    assert.equal(pressAll(typed, 'q').overlay, 'filter', 'a q is a letter there');
    assert.deepEqual(names(pressAll(typed, 'backspace', 'enter')), ['b']);
    assert.equal(press(pressAll(typed, 'enter'), 'V').effect, 'verify all');
    assert.deepEqual(names(pressAll(typed, 'enter', 'escape')).length, 3);
    assert.deepEqual(names(pressAll(typed, 'escape')).length, 3);
  });

  it('V verifies all that are listed; B backs them up, after a question', () => {
    assert.equal(press(three, 'V').effect, 'verify all');
    assert.equal(press(three, 'B').effect, undefined);
    assert.equal(press(pressAll(three, 'B'), 'y').effect, 'backup all');
    assert.equal(press(pressAll(three, 'B'), 'n').effect, undefined);
  });

  it('q quits and Ctrl-C interrupts, wherever they are pressed', () => {
    for (const overlay of ['none', 'help', 'explain'] as const) {
      assert.equal(press({...two, overlay}, 'q').effect, 'quit');
      assert.equal(press({...two, overlay}, 'ctrl-c').effect, 'interrupt');
    }
    assert.equal(press({...two, overlay: 'confirm backup'}, 'ctrl-c').effect, 'interrupt');
  });

  it('b writes nothing before y', () => {
    const asked = press(two, 'b');
    assert.equal(asked.effect, undefined);
    assert.equal(asked.state.overlay, 'confirm backup');
    assert.equal(press(asked.state, 'y').effect, 'backup');
    for (const key of ['n', 'q', 'escape', 'b', 'v']) {
      const answered = press(asked.state, key);
      assert.equal(answered.effect, undefined);
      assert.equal(answered.state.overlay, 'none');
      assert.equal(answered.state.notice, 'no backup made');
    }
  });

  it('v starts one verification at a time, and none of a store that is not there', () => {
    assert.equal(press(two, 'v').effect, 'verify');
    const running = reduce(two, {type: 'job started', store: 'project.liel', kind: 'verify', nowMs: noon});
    assert.equal(press(running, 'v').effect, undefined);
    assert.equal(press(dashboardOf([storeState({size_bytes: null})]), 'v').effect, undefined);
  });

  it('e explains, its arrows turn the pages, any other key goes back', () => {
    assert.match(pressAll(two, 'e').notice, /nothing to explain/);
    const troubles = [
      toTrouble(fault(conditions.notAStore, {store: 'a'})),
      toTrouble(fault(conditions.headerChecksum, {store: 'a', expected: '0x1', stored: '0x2'})),
    ];
    const sick = dashboardOf([storeState({troubles})]);
    assert.match(frameText(pressAll(sick, 'e')), /L1001 .*1 of 2/);
    assert.match(frameText(pressAll(sick, 'e', 'right')), /L1004 .*2 of 2/);
    assert.equal(pressAll(sick, 'e', 'right', 'x').overlay, 'none');
  });

  it('q waits for a backup that is running', () => {
    const running = reduce(two, {type: 'job started', store: 'project.liel', kind: 'backup', nowMs: noon});
    const pressed = press(running, 'q');
    assert.equal(pressed.effect, undefined);
    assert.equal(pressed.state.isQuitting, true);
  });
});

describe('a job', () => {
  it('shows its phase and share, and then its verdict until the store changes', () => {
    let state = reduce(two, {type: 'job started', store: 'project.liel', kind: 'verify', nowMs: noon - 3000});
    state = reduce(state, {
      type: 'job progress',
      store: 'project.liel',
      progress: progress('records', 1, 2, 'records'),
    });
    assert.match(frameText(state), /verify +records █████░{5} 50 %, 3 s/);
    const layers = [{name: 'header', verdict: 'pass', reason: ''}] as const;
    const report = {
      store: 'project.liel',
      ok: true,
      layers,
      required: [],
      finding_count: 0,
      size_bytes: 0,
      findings: [],
      exit: 0,
    } as const;
    state = reduce(state, {type: 'verified', store: 'project.liel', report, nowMs: noon - 1000});
    assert.match(frameText(state), /verdict +sound, 1 of 1 layer proved, just now/);
    const later = storeState({changed_at: '2026-07-14T11:59:59.500Z'});
    state = reduce(state, {type: 'state', at: '2026-07-14T12:00:00Z', state: later});
    assert.match(frameText(state), /verdict +sound just now, store changed since/);
  });

  it('that fails says why, and leaves the dashboard as it is', () => {
    const refused = fault(conditions.storeLocked, {store: 'project.liel', holder: 'process 4711'});
    let state = reduce(two, {type: 'job started', store: 'project.liel', kind: 'backup', nowMs: noon});
    state = reduce(state, {type: 'job failed', store: 'project.liel', kind: 'backup', fault: refused, nowMs: noon});
    assert.match(frameText(state), /backup failed: L2001 project\.liel is open for writing in process 4711/);
    assert.equal(state.views[0].job, undefined);
    const later = reduce(state, {type: 'tick', nowMs: noon + 60_000});
    assert.equal(later.notice, '');
  });
});
