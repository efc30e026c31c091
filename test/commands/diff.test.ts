import assert from 'node:assert/strict';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import type {Graph} from '../../src/engine/graph/graph.js';
import {backUp} from '../support/backup-of.js';
import {corrupt} from '../support/corrupt.js';
import {documentIn, expectExit} from '../support/program.js';
import {interrupted, properties, smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {leavesUnchanged} from '../support/unchanged.js';

type Place = {readonly cwd: string};

/** A directory with stores: the small one as `base`, and others by name. */
function workplace(t: TestContext, stores: Readonly<Record<string, Uint8Array>> = {}): Place {
  const cwd = temporaryDirectory(t);
  for (const [name, bytes] of Object.entries({base: smallStore(), ...stores})) {
    writeFileSync(path.join(cwd, `${name}.liel`), bytes);
  }
  return {cwd};
}

const changed = (change: (graph: Graph) => void): Uint8Array => smallStore(change);
const textOf = async (exit: number, place: Place, ...args: string[]): Promise<string> =>
  (await expectExit(exit, ['diff', ...args], place)).stdout;

describe('the text of a diff', () => {
  const other = changed((graph) => {
    graph.addNode(['New', 'City'], properties({q: 'Bob', n: 1}));
    graph.updateNode(2, properties({name: 'node two', extra: [true]}));
    graph.deleteEdge(4);
    graph.updateEdge(1, properties({weight: 0.75}));
  });

  it('shows the totals, whole records that were added or removed, and old beside new values of the others', async (t) => {
    assert.equal(
      await textOf(1, workplace(t, {other}), 'base.liel', 'other.liel'),
      [
        'Nodes: +1 -0 ~1',
        'Edges: +0 -1 ~1',
        '+ node 6 (New, City)  n 1.0, q "Bob"',
        '~ node 2',
        '    field   left       right',
        '    name    "node 2"   "node two"',
        '    extra   (none)     [true]',
        '- edge 4: 1 -[E]-> 3  weight 0.5',
        '~ edge 1',
        '    field    left   right',
        '    weight   0.5    0.75',
        '',
      ].join('\n'),
    );
  });

  it('is the totals alone with --stat, and as many records of each change as --limit says', async (t) => {
    const place = workplace(t, {other});
    assert.equal(await textOf(1, place, 'base.liel', 'other.liel', '--stat'), 'Nodes: +1 -0 ~1\nEdges: +0 -1 ~1\n');
    const empty = changed((graph) => {
      for (let id = 1; id <= 4; id++) graph.deleteNode(id);
    });
    writeFileSync(path.join(place.cwd, 'empty.liel'), empty);
    const lines = (await textOf(1, place, 'base.liel', 'empty.liel', '--limit', '1')).split('\n');
    assert.deepEqual(lines.slice(2), [
      '- node 1 (N)  name "node 1", rank 1',
      '… and 3 more nodes removed (--limit shows more)',
      '- edge 1: 1 -[E]-> 2  weight 0.5',
      '… and 3 more edges removed (--limit shows more)',
      '',
    ]);
  });

  it('shows no control characters, and of long texts the place where they part', async (t) => {
    const long = 'x'.repeat(5000);
    const left = changed((graph) => graph.updateNode(1, properties({a: `${long}old`, '\u001b[31m\u202e': 1n})));
    const right = changed((graph) => graph.updateNode(1, properties({a: `${long}new`, '\u001b[31m\u202e': 2n})));
    const text = await textOf(1, workplace(t, {left, right}), 'left.liel', 'right.liel');
    assert.match(text, /^ {4}a +…x{10}old" +…x{10}new"$/m);
    assert.match(text, /^ {4}\\x1b\[31m\\u\{202e\} +1 +2$/m);
    for (const unsafe of ['\u001b', '\u202e']) assert.ok(!text.includes(unsafe));
  });

  it('cuts long texts between two characters, where they part too', async (t) => {
    const named = (name: string) => changed((graph) => graph.updateNode(1, properties({name, same: 'é'})));
    const ending = named(`${'a'.repeat(41)}${'😀'.repeat(8)}`);
    const parting = named(`${'😀'.repeat(60)}ab`);
    const place = workplace(t, {ending, parting, other: named(`${'😀'.repeat(60)}ac`)});
    const ends = await textOf(1, place, 'base.liel', 'ending.liel');
    assert.match(ends, /^ {4}name +"node 1" +"a{41}…$/m);
    const parts = await textOf(1, place, 'parting.liel', 'other.liel');
    assert.match(parts, /^ {4}name +…(😀){5}ab" +…(😀){5}ac"$/mu);
    assert.match(await textOf(1, place, 'base.liel', 'parting.liel'), /^ {4}name +"node 1" +"(😀){21}…$/mu);
    for (const text of [ends, parts]) assert.ok(!text.includes('\ufffd'), text);
  });

  it('tells edges that are matched by identity with their number of copies', async (t) => {
    const twice = changed((graph) => {
      for (let i = 0; i < 2; i++) graph.addEdge(1, 'E', 1);
    });
    const text = await textOf(1, workplace(t, {twice}), 'base.liel', 'twice.liel', '--node-key', 'name');
    assert.equal(text.split('\n')[2], "+ edge name='node 1' -[E]-> name='node 1' (2 times)");
  });
});

describe('diff', () => {
  it('only reads, and ends with 0 for equal stores and 1 for others', async (t) => {
    const place = workplace(t, {wal: interrupted(smallStore(), (graph) => graph.addNode(['late']))});
    await leavesUnchanged(path.join(place.cwd, 'wal.liel'), async () => {
      assert.equal(await textOf(0, place, 'base.liel', 'base.liel'), 'No differences.\n');
      // The commit that is still in the WAL counts.
      assert.match(await textOf(1, place, 'base.liel', 'wal.liel'), /^Nodes: \+1 -0 ~0\n/);
    });
  });

  it('says what the peer says where values are equal to Python, and where a NaN is not equal to itself', async (t) => {
    const one = changed((graph) => {
      graph.updateNode(1, properties({n: 1n, z: 0, t: true}));
      graph.addNode(['A', 'B']);
    });
    const same = changed((graph) => {
      graph.updateNode(1, properties({n: 1, z: -0, t: 1n}));
      graph.addNode(['B', 'A']);
    });
    const nan = changed((graph) => graph.updateNode(1, properties({x: [Number.NaN]})));
    const place = workplace(t, {one, same, nan});
    await textOf(0, place, 'one.liel', 'same.liel');
    assert.match(await textOf(1, place, 'nan.liel', 'nan.liel'), /^Nodes: \+0 -0 ~1\n.*\n~ node 1\n/);
    assert.match(await textOf(1, place, 'nan.liel', 'nan.liel', '--node-key', 'name'), /^Nodes: \+0 -0 ~1\n/);
    assert.match(
      await textOf(1, place, 'one.liel', 'same.liel', '--strict'),
      /^Nodes: \+0 -0 ~2\nEdges: \+0 -0 ~0\n~ node 1\n.*\n +n +1 +1\.0\n +t +true +1\n +z +0\.0 +-0\.0\n~ node 6\n.*\n +labels +\["A", "B"\] +\["B", "A"\]\n/,
    );
    await textOf(0, place, 'nan.liel', 'nan.liel', '--strict');
  });

  it('tells an edge whose label looks like properties from one with properties only when it is strict', async (t) => {
    const label = changed((graph) => graph.addEdge(1, 'E k=1', 2));
    const property = changed((graph) => graph.addEdge(1, 'E', 2, properties({k: 1n})));
    const place = workplace(t, {label, property});
    const args = ['label.liel', 'property.liel', '--node-key', 'name'];
    await textOf(0, place, ...args);
    assert.match(await textOf(1, place, ...args, '--strict'), /^Nodes: \+0 -0 ~0\nEdges: \+1 -1 ~0\n/);
  });

  it('says with --strict what differs only as a file', async (t) => {
    // Other blobs, other lists, a burned id; the same records.
    const left = changed((graph) => {
      graph.updateNode(1, properties({extra: 1n}));
      graph.updateNode(2, properties({extra: 2n}));
    });
    const right = changed((graph) => {
      graph.updateNode(2, properties({extra: 2n}));
      graph.updateNode(1, properties({extra: 1n}));
      graph.deleteNode(graph.addNode([]));
    });
    const wal = interrupted(smallStore(), (graph) => graph.updateNode(1, properties({})));
    const place = workplace(t, {left, right, wal});
    assert.equal(
      await textOf(0, place, 'left.liel', 'right.liel', '--strict'),
      'No differences.\nLogically equal; the files differ physically: 2 records whose blobs lie elsewhere, 1 id that is dead or unused in one of them.\n',
    );
    assert.equal(
      await textOf(0, place, 'base.liel', 'base.liel', '--strict'),
      'No differences.\nThe files are equal byte for byte.\n',
    );
    assert.match(await textOf(0, place, 'base.liel', 'wal.liel', '--strict'), /a commit in the WAL of the right one/);
    const document = documentIn(await expectExit(0, ['diff', 'left.liel', 'right.liel', '--strict', '--json'], place));
    const {same_bytes, blob_places, dead_slots, list_links} = document['physical'] as Record<string, unknown>;
    assert.deepEqual([same_bytes, blob_places, dead_slots, list_links], [false, 2, 1, 0]);
  });

  it('compares with the newest backup of the other store for @', async (t) => {
    const place = workplace(t, {});
    const store = path.join(place.cwd, 'base.liel');
    const bytes = readFileSync(store);
    const keep = async (label: string, directory: string, day: string): Promise<void> => {
      writeFileSync(
        store,
        changed((graph) => graph.addNode([label])),
      );
      await backUp(store, path.join(place.cwd, directory, '/'), {now: new Date(`${day}T00:00:00Z`)});
    };
    await keep('Older', '.', '2024-01-01');
    await keep('Newest', 'backups', '2025-01-01');
    writeFileSync(store, bytes);
    // Nothing calls it a backup.
    writeFileSync(path.join(place.cwd, 'backups', 'base-20250601-000000.liel'), bytes);
    assert.match(await textOf(1, place, '@', 'base.liel'), /^- node 6 \(Newest\)$/m);
    assert.match(await textOf(1, place, 'base.liel', '@'), /^\+ node 6 \(Newest\)$/m);
    const {left} = documentIn(await expectExit(1, ['diff', '@', 'base.liel', '--json'], place)) as {left: unknown};
    const newest = 'backups/base-20250101-000000.liel';
    assert.deepEqual(left, {path: newest, store: newest, nodes: 5, edges: 4});
  });

  it('compares two backups of one store, named by how long ago or by a day, and says which were taken', async (t) => {
    const place = workplace(t, {});
    const store = path.join(place.cwd, 'base.liel');
    const now = Date.now();
    for (const [ago, label] of [
      [9, 'Old'],
      [6, 'Middle'],
      [1, 'New'],
    ] as const) {
      writeFileSync(
        store,
        changed((graph) => graph.addNode([label])),
      );
      await backUp(store, path.join(place.cwd, 'backups', '/'), {now: new Date(now - ago * 86_400_000)});
    }
    const nodeLines = async (...words: string[]): Promise<string[]> => {
      const {stdout, stderr} = await expectExit(1, ['diff', ...words], place);
      assert.match(stderr, /note: @\S* is backups\/base-\d{8}-\d{6}\.liel/);
      return [...stdout.matchAll(/(?:left|right|labels) .*\["(\w+)"\]\s+\["(\w+)"\]/g)].flatMap(([, a, b]) => [a!, b!]);
    };
    assert.deepEqual(await nodeLines('@7d', '@'), ['Old', 'New']);
    const day = new Date(now - 5 * 86_400_000).toISOString().slice(0, 10);
    assert.deepEqual(await nodeLines(`@${day}`, '@', '--of', 'base.liel'), ['Middle', 'New']);
    rmSync(store);
    assert.deepEqual(await nodeLines('@', '@5d', '--of', 'base.liel'), ['New', 'Middle']);
    const {stderr} = await expectExit(2, ['diff', '@30d', '@', '--of', 'base.liel'], place);
    assert.match(stderr, /L0130 /);
  });

  it('shows records with properties named like their own fields as they are, and says so', async (t) => {
    const shadowed = changed((graph) => graph.updateNode(2, properties({id: 1n})));
    const run = await expectExit(1, ['diff', 'base.liel', 'shadowed.liel'], workplace(t, {shadowed}));
    assert.match(run.stdout, /^~ node 2\n.*\n {4}id +\(none\) +1$/m);
    assert.match(run.stderr, /note: shadowed\.liel: node 2 have properties named like/);
  });
});

describe('diff refuses', () => {
  const noKey = changed((graph) => graph.addNode(['N']));
  const twice = changed((graph) => graph.addNode(['N', 'M'], properties({name: 'node 1'})));

  it('what cannot be compared, with one condition each, the left store first', async (t) => {
    const place = workplace(t, {
      noKey,
      twice,
      dangling: corrupt(smallStore()).edge(2, 'toNode', 0n).bytes(),
      damaged: corrupt(smallStore()).node(3, 'nodeId', 9n).bytes(),
    });
    writeFileSync(path.join(place.cwd, 'rules'), '{"identity_rules": {"N": ["name"], "M": ["name"]}}');
    writeFileSync(path.join(place.cwd, 'other'), '{"identity_rules": {"X": ["name"]}}');
    writeFileSync(path.join(place.cwd, 'empty'), '{}');
    const rows: readonly (readonly [{readonly code: string}, number, RegExp, ...string[]])[] = [
      [
        conditions.usage,
        2,
        /cannot be used together/,
        'none.liel',
        'none.liel',
        '--node-key',
        'a',
        '--identity-rules',
        'r',
      ],
      [conditions.storeUntold, 2, /5 \.liel files here could be it: base\.liel, /, '@7d', '@'],
      [conditions.usage, 2, /there is no @/, 'base.liel', 'base.liel', '--of', 'base.liel'],
      [conditions.inputMissing, 2, /gone\.liel; did you mean base\.liel/, '@', '@', '--of', 'gone.liel'],
      [conditions.noBackup, 2, /no backup of base\.liel/, 'base.liel', '@'],
      [conditions.inputMissing, 2, /none\.liel/, 'none.liel', 'damaged.liel'],
      [conditions.slotIdentity, 3, /damaged\.liel/, 'damaged.liel', 'none.liel'],
      [conditions.inputMissing, 2, /missing/, 'base.liel', 'base.liel', '--identity-rules', 'missing'],
      [
        conditions.rulesInvalid,
        2,
        /non-empty identity_rules object/,
        'base.liel',
        'base.liel',
        '--identity-rules',
        'empty',
      ],
      [
        conditions.identityMissing,
        2,
        /left node 6 is missing --node-key property: name/,
        'noKey.liel',
        'twice.liel',
        '--node-key',
        'name',
      ],
      [
        conditions.identityMissing,
        2,
        /right node 6 is missing --node-key property: name/,
        'base.liel',
        'noKey.liel',
        '--node-key',
        'name',
      ],
      [
        conditions.identityMissing,
        2,
        /left node 1 does not match any/,
        'base.liel',
        'base.liel',
        '--identity-rules',
        'other',
      ],
      [
        conditions.identityMissing,
        2,
        /right node 6 matches multiple --identity-rules labels: M, N/,
        'base.liel',
        'twice.liel',
        '--identity-rules',
        'rules',
      ],
      [
        conditions.identityMissing,
        2,
        /left node 6 is missing identity rule property: N\.name/,
        'noKey.liel',
        'base.liel',
        '--identity-rules',
        'rules',
      ],
      [
        conditions.identityRepeated,
        2,
        /left node identity is not unique for --node-key: name='node 1'/,
        'twice.liel',
        'noKey.liel',
        '--node-key',
        'name',
      ],
      [conditions.danglingEdge, 3, /edge 2 has target node 0/, 'dangling.liel', 'dangling.liel', '--node-key', 'name'],
    ];
    for (const [condition, exit, message, ...args] of rows) {
      const run = await expectExit(exit, ['diff', ...args, '--quiet'], place);
      assert.equal(run.stdout, '');
      assert.match(run.stderr, new RegExp(`^liel: ${condition.code} `), args.join(' '));
      assert.match(run.stderr.split('\n')[0], message);
    }
  });
});
