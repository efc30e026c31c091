import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {fault} from '../../../src/engine/faults/fault.js';
import {toTrouble} from '../../../src/engine/faults/trouble.js';
import {progress} from '../../../src/engine/passes/operation.js';
import type {DashboardState} from '../../../src/ui/dashboard/dashboard-state.js';
import {press} from '../../../src/ui/dashboard/keys.js';
import {reduce} from '../../../src/ui/dashboard/reduce.js';
import {dashboardOf, frameText, noon, storeState} from '../../support/frame-text.js';

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
