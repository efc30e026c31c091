import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {momentLine, sparkline, withSample} from '../../../src/ui/dashboard/history.js';
import {reduce} from '../../../src/ui/dashboard/reduce.js';
import {dashboardOf, frameText, noon, storeState} from '../../support/frame-text.js';

const minute = 60_000;

describe('what is kept of a store', () => {
  it('is a sample a minute with its commits and the most that was in the WAL, for an hour', () => {
    let state = dashboardOf([storeState()]);
    for (let i = 0; i < 200; i++) {
      const at = new Date(noon + i * 20_000).toISOString();
      const seen = storeState({node_count: 100 + i, wal_bytes: i % 3 === 0 ? 4117 : 0});
      const deltas = {node_delta: 1, edge_delta: 0, size_delta_bytes: 0, subject: ''};
      state = reduce(state, {type: 'change', at, kind: 'commit', state: seen, ...deltas});
      state = reduce(state, {type: 'tick', nowMs: noon + i * 20_000});
    }
    const [{history}] = state.views;
    assert.equal(history.length, 60);
    const {minute: at, ...last} = history[58];
    assert.equal(at, history[59].minute - 1);
    assert.deepEqual(last, {nodes: 297, sizeBytes: 13_631_488, walBytes: 4117, commits: 3});
    const idle = reduce(state, {type: 'tick', nowMs: noon + 68 * minute});
    assert.equal(idle.views[0].history.at(-1)?.commits, 0, 'a minute in which nothing happens is one');
    assert.equal(reduce(idle, {type: 'tick', nowMs: noon + 68 * minute + 900}).views, idle.views, 'and made once');
    const gone = withSample(idle.views[0], storeState({size_bytes: null, node_count: null}), noon, false);
    assert.equal(gone, idle.views[0].history);
  });

  it('is drawn beside what it is a history of, on a line that fits', () => {
    const history = Array.from({length: 60}, (_, i) => ({
      minute: i,
      nodes: i,
      sizeBytes: 8,
      walBytes: 0,
      commits: i % 2,
    }));
    const of = (columns: number): string => {
      const state = dashboardOf([storeState()], {columns, rows: 30});
      return frameText({...state, views: state.views.map((view) => ({...view, history}))});
    };
    assert.match(of(80), /records +20,000 nodes, 40,000 edges [▁-█]+ /);
    assert.match(of(80), /commits +0 a minute (▁█){10,}/);
    assert.match(of(160), /size +13 MiB ▁{60} /);
    assert.match(of(80), /4 d ·?│·+│·+│?·* now/);
    for (const line of of(60).split('\n')) assert.ok([...line].length <= 60, line);
  });

  it('has blocks from the lowest to the highest value, and strokes where backups were', () => {
    assert.equal(sparkline([1, 2, 3, 8], 10), '▁▂▃█');
    assert.equal(sparkline([1, 2, 3, 8], 2), '▁█');
    assert.equal(sparkline([5, 5], 9), '▁▁');
    assert.equal(sparkline([5], 9), '');
    assert.equal(sparkline([5, 6], 0), '');
    assert.equal(momentLine([0, 50, 99], 100, 10), '│····│···│');
    assert.equal(momentLine([], 100, 10), '');
  });
});
