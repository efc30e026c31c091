import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {fault} from '../../../src/engine/faults/fault.js';
import {toTrouble} from '../../../src/engine/faults/trouble.js';
import type {ChangeEvent, StoreState} from '../../../src/engine/operations/watch/store-state.js';
import {dashboardOf, frameLines, frameText, noon, storeState} from '../../support/frame-text.js';

const gone: Partial<StoreState> = {
  size_bytes: null,
  changed_at: null,
  node_count: null,
  edge_count: null,
  wal_bytes: null,
  node_labels: null,
  edge_labels: null,
};

const damaged = (store: string): StoreState =>
  storeState({
    store,
    ...gone,
    size_bytes: 5000,
    troubles: [toTrouble(fault(conditions.notAStore, {store}))],
  });

const commit = (seconds: number, state: StoreState): ChangeEvent => ({
  type: 'change',
  at: new Date(noon - seconds * 1000).toISOString(),
  kind: 'commit',
  node_delta: 3,
  edge_delta: -2,
  size_delta_bytes: 1_048_576,
  subject: '',
  state,
});

function assertFits(lines: readonly string[], columns: number, rows: number): void {
  assert.ok(lines.length <= rows, `${lines.length} lines on a screen of ${rows}`);
  for (const line of lines) assert.ok([...line].length <= columns, `too wide: ${line}`);
}

describe('a frame of the dashboard', () => {
  it('shows one store on 80 by 24: size, records, labels, WAL, writer, change, backup, verdict, timeline, keys', () => {
    const state = storeState();
    const lines = frameLines(dashboardOf([state], {}, [commit(60, state), commit(5, state)]));
    assertFits(lines, 80, 24);
    const text = lines.join('\n');
    for (const wanted of [
      /^liel watch {2}1 store {2}not verified +12:00:00 UTC/,
      /size +13 MiB/,
      /records +20,000 nodes, 40,000 edges/,
      /wal +░{10} empty of 4 MiB/,
      /changed +3 min ago, 2026-07-14 11:57:00/,
      /writer +none/,
      /backup +1 h old, store changed since/,
      /project-20260714-105700\.liel, 3 kept/,
      /verdict +not verified yet; v verifies/,
      /Person +█+ +12,000\n.*Company +█+ +6,000\n.*City +█+ +2,000/,
      /KNOWS +█+ 40,000/,
      /11:59:55 {2}commit \+3 nodes, -2 edges, \+1 MiB\n11:59:00 /,
      /v verify {3}b backup {3}Enter browse {3}\? help {3}q quit$/,
    ]) {
      assert.match(text, wanted);
    }
  });

  it('says at 60 columns what the list is narrowed to, before how much does not fit', () => {
    const many = Array.from({length: 30}, (_, i) => storeState({store: `s${i}.liel`}));
    for (const columns of [60, 80]) {
      assert.match(frameLines(dashboardOf(many, {filter: 's1', columns}))[1], /^ {2}store \/s1/);
    }
  });

  it('lists several stores, the selected one marked, trouble told in a word', () => {
    const states = [
      storeState(),
      damaged('broken.liel'),
      storeState({store: 'gone.liel', ...gone, troubles: [missing]}),
    ];
    const lines = frameLines(dashboardOf(states, {selected: 1}));
    assertFits(lines, 80, 24);
    assert.match(lines[0], /3 stores {2}2 in trouble/);
    assert.match(lines[2], /^▸ broken\.liel .* L1001/);
    assert.match(lines[3], /^ {2}gone\.liel .* missing/);
    assert.match(lines[4], /^ {2}project\.liel +13 MiB +20,000 +40,000 +0 % +1 h not verified/);
    assert.match(lines.join('\n'), /── broken\.liel ─+\nL1001 +broken\.liel does not begin with the magic bytes/);
  });

  it('calls stores by their file names, and by their paths where names are equal', () => {
    const states = ['/srv/a/memory.liel', '/srv/b/memory.liel', '/srv/b/project.liel'].map((store) =>
      storeState({store}),
    );
    const lines = frameLines(dashboardOf(states, {columns: 100}));
    assert.match(lines[2], /^▸ \/srv\/a\/memory\.liel /);
    assert.match(lines[4], /^ {2}project\.liel /);
  });

  it('keeps the selected one of many stores in sight and counts the hidden ones', () => {
    const states = Array.from({length: 40}, (_, i) => storeState({store: `store-${i}.liel`}));
    for (const selected of [0, 20, 39]) {
      const lines = frameLines(dashboardOf(states, {selected}));
      assertFits(lines, 80, 24);
      assert.match(lines[1], /store \(33 more\)/);
      assert.ok(lines.some((line) => line.startsWith(`▸ store-${selected}.liel`)));
    }
  });

  it('says whether the store may have changed since its newest backup', () => {
    const newest = {
      path: 'project-20260714-115700.liel',
      size_bytes: 1,
      taken_at: '2026-07-14T11:57:00Z',
      confirmed_at: null,
    };
    const inThatSecond = storeState({newest_backup: newest, changed_at: '2026-07-14T11:57:00.400Z'});
    assert.match(frameText(dashboardOf([inThatSecond])), /backup +3 min old, store changed since/);
    const before = storeState({newest_backup: newest, changed_at: '2026-07-14T11:56:59.900Z'});
    assert.match(frameText(dashboardOf([before])), /backup +3 min old, no change since/);
    const without = storeState({newest_backup: null, backup_count: 0});
    assert.match(frameText(dashboardOf([without])), /backup +none known; b makes one/);
  });

  it('fits every screen from 20 by 6 to 200 by 60', () => {
    const states = [storeState(), damaged('broken.liel'), storeState({store: 'other.liel'})];
    for (const columns of [20, 33, 44, 60, 73, 80, 120, 200]) {
      for (const rows of [6, 10, 14, 16, 24, 40, 60]) {
        for (const overlay of ['none', 'help', 'explain', 'confirm backup'] as const) {
          assertFits(frameLines(dashboardOf(states, {columns, rows, overlay, selected: 1})), columns, rows);
        }
      }
    }
  });

  it('says the same in a narrow frame, without the bars', () => {
    const text = frameText(dashboardOf([storeState()], {columns: 50, rows: 16}));
    assert.match(text, /records +20,000 nodes, 40,000 edges/);
    assert.doesNotMatch(text, /Person/);
  });

  it('lets no control character of a name or label reach the terminal', () => {
    const store = 'evil\u001b[2J\u202e\n.liel';
    const labels = new Map([['\u001b]0;title\u0007', 3]]);
    const text = frameText(dashboardOf([storeState({store, node_labels: labels}), damaged(store.repeat(9))]));
    assert.match(text, /evil\\x1b\[2J\\u\{202e\}\\n\.liel/);
    assert.match(text, /\\x1b\]0;/);
    // biome would rather not see them in a pattern
    assert.equal([...text].filter((character) => character < ' ' && character !== '\n').length, 0);
    assertFits(text.split('\n'), 80, 24);
  });

  it('says of an empty store that it has no labels', () => {
    const empty = storeState({node_count: 0, edge_count: 0, node_labels: new Map(), edge_labels: new Map()});
    const text = frameText(dashboardOf([empty]));
    assert.match(text, /0 nodes, 0 edges/);
    assert.match(text, /node labels\n.*none/);
  });

  it('shows a WAL in use, a writer, and a lock left behind', () => {
    const lock = {state: 'held', pid: 4711, since: '2026-07-14T11:59:48.000Z'} as const;
    const busy = frameText(dashboardOf([storeState({wal_bytes: 1_048_576, lock})]));
    assert.match(busy, /wal +███░{7} 25 % of 4 MiB/);
    assert.match(busy, /writer +process 4711 for 12 s/);
    const left = frameText(dashboardOf([storeState({lock: {...lock, state: 'stale'}})]));
    assert.match(left, /dead process 4711 left its lock/);
    assert.match(frameText(dashboardOf([storeState({wal_bytes: 4117})])), /<1 % of 4 MiB, left behind/);
  });

  it('explains a trouble with what is at risk and what to do', () => {
    const text = frameText(dashboardOf([damaged('broken.liel')], {overlay: 'explain'}));
    assert.match(text, /── L1001 Not a \.liel store/);
    assert.match(text, /at risk +committed data/);
    assert.match(text, /next +liel inspect broken\.liel header --hex/);
  });

  it('asks before a backup and says where it goes', () => {
    assert.match(frameText(dashboardOf([storeState()], {overlay: 'confirm backup'})), /into backups\/ now\? y\/n/);
  });

  it('is plain text with NO_COLOR, and coloured without', () => {
    const script = `
      const {dashboardOf, frameText, storeState} = await import('${new URL('../../support/frame-text.tsx', import.meta.url)}');
      const draw = (isColored) => frameText(dashboardOf([storeState()], {isColored}));
      const escape = String.fromCharCode(27);
      process.stdout.write(JSON.stringify([draw(true).includes(escape), draw(false).includes(escape)]));
    `;
    const cwd = fileURLToPath(new URL('../../../', import.meta.url));
    const env = {...process.env, FORCE_COLOR: '1', NO_COLOR: undefined};
    const words = ['--import', 'tsx', '--input-type=module', '--eval', script];
    assert.equal(execFileSync(process.execPath, words, {cwd, env, encoding: 'utf8'}), '[true,false]');
  });
});

const missing = toTrouble(fault(conditions.inputMissing, {path: 'gone.liel'}));
