import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {exit} from '../../src/engine/faults/fault.js';
import {needsPeer, runPeer} from '../support/peer.js';
import {documentIn, expectExit} from '../support/program.js';
import {interrupted, properties, smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** What is told although nobody asked: what was made, what waits, what looks alike, what a pattern met. */

it('a store that events append made is told, on stderr and in JSON, and one that was there is not', async (t) => {
  const cwd = temporaryDirectory(t);
  const append = ['events', 'append', 'projct.liel', '--author', 'a', '--operation', 'o', '--target', 't', '--json'];
  const first = await expectExit(exit.done, append, {cwd});
  assert.match(first.stderr, /^liel: note: made projct\.liel, which was not there$/m);
  assert.equal(documentIn(first)['created'], true);
  const second = await expectExit(exit.done, append, {cwd});
  assert.doesNotMatch(second.stderr, /made/);
  assert.equal(documentIn(second)['created'], false);
});

it('a commit that waits in the WAL is told by stats and by verify, and an empty WAL is told from it', async (t) => {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'rest.liel'), smallStore());
  writeFileSync(
    path.join(cwd, 'wal.liel'),
    interrupted(smallStore(), (graph) => graph.addNode(['late'], properties({}))),
  );
  const walLayer = async (store: string): Promise<string | undefined> => {
    const {layers} = documentIn(await expectExit(exit.done, ['verify', store, '--json'], {cwd})) as {
      layers: {name: string; reason: string}[];
    };
    return layers.find(({name}) => name === 'wal')?.reason;
  };
  const waiting = await expectExit(exit.done, ['stats', 'wal.liel', '--json'], {cwd});
  const {wal_pages, wal_bytes} = documentIn(waiting) as {wal_pages: number; wal_bytes: number};
  assert.ok(wal_pages > 0 && wal_bytes > wal_pages * 4096);
  const told = `note: wal.liel: a commit of ${wal_pages} pages waits in the WAL and is counted here: liel recover wal.liel`;
  assert.ok(waiting.stderr.includes(told), waiting.stderr);
  assert.equal(
    await walLayer('wal.liel'),
    `one complete commit of ${wal_pages} pages, over pages that a crash can leave`,
  );
  const rest = await expectExit(exit.done, ['stats', 'rest.liel', '--json'], {cwd});
  assert.deepEqual([documentIn(rest)['wal_pages'], documentIn(rest)['wal_bytes'], rest.stderr], [0, 0, '']);
  assert.equal(await walLayer('rest.liel'), 'empty: nothing waits to be rolled forward');
});

it('identities that only Unicode normalisation tells apart are told by merge and by diff, so that the eye sees them', async (t) => {
  const cwd = temporaryDirectory(t);
  for (const [name, file] of [
    ['x', 'caf\u00e9.md'],
    ['y', 'cafe\u0301.md'],
    ['z', 'cafe.md'],
  ]) {
    const node = {id: 1, labels: ['F'], properties: {path: file}};
    writeFileSync(path.join(cwd, `${name}.json`), JSON.stringify({export_version: 1, nodes: [node], edges: []}));
    await expectExit(exit.done, ['import', `${name}.json`, '-o', `${name}.liel`], {cwd});
  }
  const both = String.raw`path='cafe\u0301.md' and path='caf\u00e9.md' are equal but for Unicode normalisation`;
  for (const rest of [['--dry-run'], ['-o', 'm.liel']]) {
    const args = ['merge', 'x.liel', 'y.liel', '--node-key', 'path', ...rest];
    const {warnings} = documentIn(await expectExit(exit.done, [...args, '--json', '--force'], {cwd})) as {
      warnings: {type: string; message: string}[];
    };
    assert.deepEqual(
      warnings.map(({type, message}) => [type, message]),
      [['identity_normalization', `${both}, and stay two nodes`]],
    );
  }
  const text = await expectExit(exit.done, ['merge', 'x.liel', 'y.liel', '--node-key', 'path', '--dry-run'], {cwd});
  assert.ok(text.stdout.includes(`- review needed: ${both}`), text.stdout);
  const diff = await expectExit(exit.no, ['diff', 'y.liel', 'x.liel', '--node-key', 'path'], {cwd});
  assert.ok(diff.stderr.includes(both), diff.stderr);
  for (const [left, right] of ['xz', 'xx']) {
    const args = [`${left}.liel`, `${right}.liel`, '--node-key', 'path', '--json'];
    const {warnings} = documentIn(await expectExit(exit.done, ['merge', ...args, '--dry-run'], {cwd}));
    assert.deepEqual(warnings, []);
  }
});

describe('floats that JSON cannot say are refused by export, which names the way;', () => {
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0];
  const store = smallStore((graph) => graph.updateNode(2, new Map([['x', odd]])));

  it('with --allow-nan they go out and come back bit for bit', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), store);
    const refused = await expectExit(exit.undecidable, ['export', 'a.liel', '-o', 'new/deep/e.json'], {cwd});
    assert.match(refused.stderr, /L0015.*\n(.*\n)*.*next: liel export a\.liel --allow-nan/);
    assert.ok(!existsSync(path.join(cwd, 'new')), 'a refused command leaves no directory that it made for its output');
    await expectExit(exit.done, ['export', 'a.liel', '--allow-nan', '-o', 'e.json'], {cwd});
    assert.match(readFileSync(path.join(cwd, 'e.json'), 'utf8'), /\[\s+NaN,\s+Infinity,\s+-Infinity,\s+-0\.0\s+\]/);
    await expectExit(exit.done, ['import', 'e.json', '-o', 'b.liel'], {cwd});
    const again = await expectExit(exit.done, ['export', 'b.liel', '--allow-nan'], {cwd});
    assert.equal(again.stdout, readFileSync(path.join(cwd, 'e.json'), 'utf8'));
    const copy = readFileSync(path.join(cwd, 'b.liel'));
    for (const value of odd) {
      const bits = Buffer.alloc(8);
      bits.writeDoubleLE(value);
      assert.ok(copy.includes(bits) && Buffer.from(store).includes(bits), String(value));
    }
  });

  it('and the Python package reads what went out', needsPeer, async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), store);
    await expectExit(exit.done, ['export', 'a.liel', '--allow-nan', '-o', 'e.json'], {cwd});
    const script = 'import sys; from liel.cli.__main__ import main; sys.exit(main())';
    const peer = runPeer(script, ['import', 'e.json', '-o', 'p.liel'], {cwd});
    assert.equal(peer.status, 0, peer.stderr);
    const ours = await expectExit(exit.done, ['export', 'p.liel', '--allow-nan'], {cwd});
    assert.equal(ours.stdout, readFileSync(path.join(cwd, 'e.json'), 'utf8'));
  });
});

it('a pattern leaves nothing out: what cannot be opened is a row that says why, and the others are judged', async (t) => {
  const cwd = temporaryDirectory(t);
  const at = (name: string): string => path.join(cwd, name);
  mkdirSync(at('s/d.liel'), {recursive: true});
  writeFileSync(at('s/1.liel'), smallStore());
  writeFileSync(at('s/[ab].liel'), smallStore());
  symlinkSync('/nowhere/w.liel', at('s/w.liel'));
  writeFileSync(Buffer.concat([Buffer.from(`${at('s')}/`), Buffer.from([0xff]), Buffer.from('.liel')]), '');
  const hasPipe = spawnSync('mkfifo', [at('s/f.liel')]).status === 0;
  const run = await expectExit(exit.usage, ['verify', 's/*.liel', '--json'], {cwd});
  const {stores} = documentIn(run) as {stores: {store: string; ok: boolean; error?: {message: string}}[]};
  const rows = stores.map(({store, ok, error}) => [store, ok, error?.message.replace(/^\S+ is (.*),.*/, '$1')]);
  assert.deepEqual(rows, [
    ['s/1.liel', true, undefined],
    ['s/[ab].liel', true, undefined],
    ['s/d.liel', false, 'a directory'],
    ...(hasPipe ? [['s/f.liel', false, 'a pipe']] : []),
    ['s/w.liel', false, 'a link that leads nowhere'],
    ['s/\ufffd.liel', false, 'a name that is not UTF-8'],
  ]);
  const {stdout} = await expectExit(exit.done, ['verify', 's/[ab].liel'], {cwd});
  assert.match(stdout, /^s\/\[ab\]\.liel: sound/m);
  const deep = documentIn(await expectExit(exit.usage, ['verify', '**/*.liel', '--json'], {cwd}));
  assert.equal((deep['stores'] as unknown[]).length, stores.length);
  const watched = await expectExit(exit.usage, ['watch', 's/*.liel', '--once', '--json'], {cwd});
  assert.equal(watched.stdout.trimEnd().split('\n').length, stores.length);
});

it('a refused store leaves no directory that was made for its output', async (t) => {
  const cwd = temporaryDirectory(t);
  writeFileSync(
    path.join(cwd, 'bad.json'),
    '{"export_version":1,"nodes":[],"edges":[{"id":1,"label":"","from_node":1,"to_node":1,"properties":{}}]}',
  );
  await expectExit(exit.usage, ['import', 'bad.json', '-o', 'new/deep/o.liel'], {cwd});
  assert.ok(!existsSync(path.join(cwd, 'new')));
  mkdirSync(path.join(cwd, 'mine'));
  await expectExit(exit.usage, ['import', 'bad.json', '-o', 'mine/deep/o.liel'], {cwd});
  assert.ok(existsSync(path.join(cwd, 'mine')) && !existsSync(path.join(cwd, 'mine/deep')));
});
