import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {sealPathOf} from '../../src/engine/evidence/seal/seal-file.js';
import type {VerifyReport} from '../../src/engine/evidence/verdict.js';
import {conditions} from '../../src/engine/faults/conditions.js';
import {pageSize} from '../../src/engine/format/records/constants.js';
import {sealHead} from '../../src/engine/format/seal.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {verify} from '../../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {readStore} from '../../src/engine/storage/reading/open-store.js';
import {corrupt} from '../support/corrupt.js';
import {finish} from '../support/finish.js';
import {documentIn, expectExit} from '../support/program.js';
import {interrupted, properties, smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** A directory with a store of three property pages, sealed by the program. */
async function sealedPlace(t: TestContext): Promise<{cwd: string; store: string; healthy: Uint8Array}> {
  const cwd = temporaryDirectory(t);
  const store = path.join(cwd, 's.liel');
  const healthy = smallStore((graph) => {
    for (let i = 0; i < 3; i++) graph.addNode(['Long'], properties({text: 'x'.repeat(4000)}));
  });
  writeFileSync(store, healthy);
  const {mtimeNs} = statSync(store, {bigint: true});
  await expectExit(0, ['seal', 's.liel'], {cwd});
  assert.ok(readFileSync(store).equals(healthy) && statSync(store, {bigint: true}).mtimeNs === mtimeNs);
  return {cwd, store, healthy};
}

const judge = async (store: string): Promise<VerifyReport> => (await finish(verify({store, shadowed: 'real'}))).report;

const pageDigests = ({layers}: VerifyReport) => layers.find(({name}) => name === 'page digests');

describe('seal', () => {
  it('refuses a store with findings, and seals it when the damage is accepted', async (t) => {
    const {cwd, store, healthy} = await sealedPlace(t);
    rmSync(sealPathOf(store));
    writeFileSync(store, corrupt(healthy).node(3, 'inDegree', 7).bytes());
    const report = documentIn(await expectExit(1, ['seal', 's.liel', '--json'], {cwd}));
    assert.deepEqual([report['sealed'], report['finding_count']], [false, 1]);
    assert.equal(existsSync(sealPathOf(store)), false);
    await expectExit(0, ['seal', 's.liel', '--accept-damage'], {cwd});
    assert.equal(pageDigests(await judge(store))?.verdict, 'pass');
  });

  it('replaces a seal that fits, but nothing else without --force, and never the store', async (t) => {
    const {cwd, store} = await sealedPlace(t);
    writeFileSync(sealPathOf(store), readFileSync(sealPathOf(store)).subarray(0, 100));
    assert.match((await expectExit(3, ['seal', 's.liel'], {cwd})).stderr, /L1031/);
    await expectExit(0, ['seal', 's.liel', '--force'], {cwd});
    await expectExit(0, ['seal', 's.liel'], {cwd});
    writeFileSync(path.join(cwd, 'notes'), 'mine');
    for (const [condition, ...args] of [
      [conditions.outputExists, '-o', 'notes'],
      [conditions.outputIsInput, '-o', 's.liel', '--force'],
      [conditions.outputNotAFile, '-o', '.', '--force'],
    ] as const) {
      const {error} = documentIn(await expectExit(2, ['seal', 's.liel', ...args, '--json'], {cwd})) as never;
      assert.equal((error as {code: string}).code, condition.code);
    }
    assert.equal(readFileSync(path.join(cwd, 'notes'), 'utf8'), 'mine');
    await expectExit(0, ['seal', 's.liel', '-o', 'notes', '--force'], {cwd});
    assert.ok(statSync(path.join(cwd, 'notes')).size > 1000);
  });
});

describe('a seal that says something else', () => {
  it('of another store is replaced with --force alone, one of a newer version too, one of an earlier state with a word', async (t) => {
    const cwd = temporaryDirectory(t);
    const at = (name: string): string => path.join(cwd, name);
    writeFileSync(at('x.liel'), smallStore());
    writeFileSync(
      at('other.liel'),
      smallStore((graph) => graph.deleteNode(4)),
    );
    await expectExit(0, ['seal', 'other.liel', '-o', 'x.liel.seal'], {cwd});
    const another = await expectExit(3, ['seal', 'x.liel'], {cwd});
    assert.match(another.stderr, /L1034/);
    assert.match((await expectExit(0, ['seal', 'x.liel', '--force'], {cwd})).stderr, /it is replaced/);
    const newer = readFileSync(at('x.liel.seal'));
    newer.writeUInt16LE(7, sealHead.at.minor);
    writeFileSync(at('x.liel.seal'), newer);
    assert.match((await expectExit(3, ['seal', 'x.liel'], {cwd})).stderr, /L1035.*version 1\.7/);
    await expectExit(0, ['seal', 'x.liel', '--force'], {cwd});
    await expectExit(0, ['events', 'append', 'x.liel', '--author', 'a', '--operation', 'o', '--target', 't'], {cwd});
    assert.match((await expectExit(0, ['seal', 'x.liel'], {cwd})).stderr, /committed to since .*it is replaced/);
    assert.equal((await expectExit(0, ['seal', 'x.liel'], {cwd})).stderr.includes('replaced'), false);
  });

  it('denies the store, which is not sealed then, whatever is accepted or forced', async (t) => {
    const cwd = temporaryDirectory(t);
    const file = path.join(cwd, 'x.liel');
    writeFileSync(file, smallStore());
    await expectExit(0, ['seal', 'x.liel'], {cwd});
    const bytes = readFileSync(file);
    bytes[bytes.lastIndexOf('node 1')] ^= 1;
    writeFileSync(file, bytes);
    for (const words of [[], ['--force'], ['--accept-damage'], ['-o', 'elsewhere.seal']]) {
      assert.match((await expectExit(3, ['seal', 'x.liel', ...words], {cwd})).stderr, /L4016/);
    }
    assert.deepEqual(readdirSync(cwd).sort(), ['x.liel', 'x.liel.seal']);
  });
});

describe('verify beside a seal', () => {
  it('names the damaged pages and the records on them, those at risk first', async (t) => {
    const {store, healthy} = await sealedPlace(t);
    const {chains} = readStore(new MemoryDevice('s.liel', healthy), 's.liel');
    const [nodes] = chains.node.extents;
    const [prop] = chains.prop.extents;
    // The residue of the WAL, padding of node 2, and a letter in the long text of node 7.
    const damaged = corrupt(healthy)
      .write(9 * pageSize, [1])
      .write(nodes + 8 + 64 + 36, [1])
      .write(prop + pageSize + 2000, [0x79])
      .bytes();
    writeFileSync(store, damaged);
    const {ok, exit, findings, seal} = await judge(store);
    assert.deepEqual([ok, exit, seal?.pages_different], [false, 1, 3]);
    const codes = findings.map(({condition}) => condition.code);
    assert.deepEqual(codes, [conditions.sealedPage.code, conditions.sealedPage.code, conditions.sealedResidue.code]);
    assert.deepEqual(
      findings.map(({place}) => place.page),
      [nodes / pageSize, prop / pageSize + 1, 9],
    );
    assert.deepEqual(findings[0].place.nodes, [1, 2, 3, 4, 5, 6, 7, 8]);
    const {nodes: owners, edges} = findings[1].place;
    assert.ok(owners?.includes(7) && !owners.includes(1), `the owners are nodes ${owners}`);
    assert.deepEqual(edges, []);
  });

  it('names the records though the header and the index page are damaged as well', async (t) => {
    const {store, healthy} = await sealedPlace(t);
    const {chains} = readStore(new MemoryDevice('s.liel', healthy), 's.liel');
    const damaged = corrupt(healthy)
      .write(16, [9])
      .write(chains.node.extents[0] + 8 + 40, [1])
      .bytes();
    writeFileSync(store, damaged);
    const {exit, findings} = await judge(store);
    assert.equal(exit, 3);
    const places = findings.filter(({condition}) => condition.code === 'L1030').map(({place}) => place);
    assert.deepEqual(
      places.map(({page}) => page),
      [0, chains.node.extents[0] / pageSize],
    );
    assert.deepEqual(places[1].nodes, [1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('says that a store was committed to since, and that this proves nothing', async (t) => {
    const {cwd, store} = await sealedPlace(t);
    const graph = await Graph.open(store);
    graph.addNode(['late']);
    graph.commit();
    await graph.close();
    const report = await judge(store);
    assert.deepEqual([report.ok, pageDigests(report)?.verdict], [true, 'not checked']);
    assert.match(pageDigests(report)?.reason ?? '', /^committed to since it was sealed: [\d,]+ of [\d,]+ pages differ/);
    const {stderr} = await expectExit(0, ['verify', 's.liel'], {cwd});
    assert.match(stderr, /note: .*seal.*liel seal s\.liel/);
  });

  it('finds property bytes that changed although the store was committed to since', async (t) => {
    const {store, healthy} = await sealedPlace(t);
    const graph = await Graph.open(store);
    graph.addNode(['late']);
    graph.commit();
    await graph.close();
    const [prop] = readStore(new MemoryDevice('s.liel', healthy), 's.liel').chains.prop.extents;
    writeFileSync(
      store,
      corrupt(readFileSync(store))
        .write(prop + pageSize + 2000, [0x79])
        .bytes(),
    );
    const report = await judge(store);
    assert.equal(pageDigests(report)?.verdict, 'fail');
    assert.equal(report.findings[0].place.page, prop / pageSize + 1);
  });

  it('fails on a seal that is damaged, and on one of a later state', async (t) => {
    const {cwd, store} = await sealedPlace(t);
    const bytes = readFileSync(sealPathOf(store));
    bytes[1000] ^= 1;
    writeFileSync(sealPathOf(store), bytes);
    const damaged = await judge(store);
    assert.deepEqual([damaged.exit, damaged.findings[0].condition.code], [1, conditions.sealDamaged.code]);
    rmSync(sealPathOf(store));
    mkdirSync(sealPathOf(store));
    assert.deepEqual((await judge(store)).findings[0].condition.code, conditions.sealDamaged.code);
    rmSync(sealPathOf(store), {recursive: true});
    await expectExit(0, ['seal', 's.liel'], {cwd});
    // An older state of the store, as if a backup had been put in its place.
    writeFileSync(store, smallStore());
    const older = await judge(store);
    assert.equal(pageDigests(older)?.verdict, 'fail');
    const [found] = older.findings;
    assert.deepEqual([older.finding_count, found.condition.code], [1, conditions.sealOfAnother.code]);
    assert.match(found.condition.cause(found.facts), /nextNodeId went back from 9 to 6/);
    await expectExit(2, ['verify', 's.liel', '--seal', 'missing'], {cwd});
  });

  it('looks under the images of a committed WAL', async (t) => {
    const store = path.join(temporaryDirectory(t), 's.liel');
    const live = interrupted(smallStore(), (graph) => graph.addNode(['late'], properties({at: 1n})));
    const [index] = readStore(new MemoryDevice('s.liel', live), 's.liel').chains.node.extents;
    writeFileSync(store, live);
    assert.equal((await judge(store)).ok, true);
    writeFileSync(
      store,
      corrupt(live)
        .write(index + 8, [9])
        .bytes(),
    );
    const {ok, findings} = await judge(store);
    assert.deepEqual([ok, findings.map(({condition}) => condition.code)], [false, [conditions.coveredPage.code]]);
  });
});

describe('verify within a budget', () => {
  const slice = async (cwd: string, exit: number, ...args: string[]) =>
    documentIn(await expectExit(exit, ['verify', 's.liel', '--budget', '0s', '--json', ...args], {cwd})) as never as {
      seal: {pages: number; pages_compared: number};
      layers: {name: string; verdict: string}[];
    };

  it('goes on where it stopped, says how far it came, and proves the whole in the end', async (t) => {
    const {cwd, store} = await sealedPlace(t);
    const standing = `${sealPathOf(store)}.progress`;
    let compared = 0;
    for (let run = 0; ; run++) {
      const {seal, layers} = await slice(cwd, 0, ...(run > 0 ? ['--resume'] : []));
      assert.ok(seal.pages_compared > compared, 'every slice goes on');
      compared = seal.pages_compared;
      const done = compared === seal.pages;
      assert.equal(layers[3].verdict, done ? 'pass' : 'not checked');
      assert.equal(existsSync(standing), !done);
      if (done) break;
    }
    assert.ok((await slice(cwd, 0)).seal.pages_compared < compared, 'without --resume it begins anew');
  });

  it('begins anew with a standing of version 0.1.0, which names no file, and with what is none', async (t) => {
    const {cwd, store} = await sealedPlace(t);
    const first = (await slice(cwd, 0)).seal.pages_compared;
    const standing = `${sealPathOf(store)}.progress`;
    const {kind, version, seal, nextPage, different, store: read, since} = JSON.parse(readFileSync(standing, 'utf8'));
    assert.deepEqual([kind, version, nextPage, different], ['liel-slice-standing', 1, first, []]);
    const good = {seal, nextPage, different, store: read, since};
    writeFileSync(standing, `${JSON.stringify(good)}\n`);
    assert.ok((await slice(cwd, 0, '--resume')).seal.pages_compared > first);
    for (const none of [
      {seal, nextPage, different},
      {...good, store: {...read, inode: '1'}},
      {...good, store: {...read, size: '1'}},
      {...good, store: {...read, modified: '1'}},
      {...good, nextPage: 0},
      {...good, nextPage: 1e9},
      {...good, nextPage: '1281'},
      {...good, different: [0]},
      {...good, different: 1},
      {...good, seal: 'f'.repeat(64)},
      {...good, kind, version: 2},
    ]) {
      writeFileSync(standing, JSON.stringify(none));
      assert.equal((await slice(cwd, 0, '--resume')).seal.pages_compared, first, JSON.stringify(none));
    }
  });

  it('begins anew when the store was written to since, also behind what was compared', async (t) => {
    const {cwd, store, healthy} = await sealedPlace(t);
    await slice(cwd, 0);
    const slotPage = readStore(new MemoryDevice('s.liel', healthy), 's.liel').chains.node.extents[0];
    writeFileSync(
      store,
      corrupt(healthy)
        .write(slotPage + 8 + 36, [1])
        .bytes(),
    );
    const run = await expectExit(1, ['verify', 's.liel', '--budget', '60s', '--resume'], {cwd});
    assert.match(run.stderr, /compared anew: the store was written to since/);
  });

  it('says over which time it speaks', async (t) => {
    const {cwd} = await sealedPlace(t);
    const began = (await expectExit(0, ['verify', 's.liel', '--budget', '0s'], {cwd})).stdout;
    const [, since = ''] = /read since (\S+Z)/.exec(began) ?? [];
    assert.notEqual(since, '');
    const {stdout} = await expectExit(0, ['verify', 's.liel', '--budget', '60s', '--resume'], {cwd});
    assert.ok(stdout.includes(`every page is the one that was sealed; read in slices since ${since}`), stdout);
  });

  it('replaces and removes nothing that it did not write', async (t) => {
    const {cwd, store} = await sealedPlace(t);
    const standing = `${sealPathOf(store)}.progress`;
    const precious = path.join(cwd, 'precious.txt');
    writeFileSync(precious, 'precious');
    const makers: (() => void)[] = [
      () => symlinkSync(precious, standing),
      () => symlinkSync(path.join(cwd, 'nowhere'), standing),
      () => writeFileSync(standing, 'precious'),
      () => {
        mkdirSync(standing);
        writeFileSync(path.join(standing, 'notes.txt'), 'precious');
      },
    ];
    for (const make of makers) {
      make();
      for (const budget of ['0s', '60s']) {
        const before = readdirSync(cwd, {recursive: true}).sort();
        const run = await expectExit(2, ['verify', 's.liel', '--budget', budget], {cwd});
        assert.match(run.stderr, /^liel: L0005 output \S*s\.liel\.seal\.progress is /);
        assert.deepEqual(readdirSync(cwd, {recursive: true}).sort(), before);
        assert.equal(readFileSync(precious, 'utf8'), 'precious');
      }
      rmSync(standing, {recursive: true});
    }
  });

  it('does not forget what an earlier slice found, nor overlook what is damaged behind', async (t) => {
    const {store, healthy} = await sealedPlace(t);
    const {node, edge} = readStore(new MemoryDevice('s.liel', healthy), 's.liel').chains;
    for (const extent of [node.extents[0], edge.extents[0]]) {
      rmSync(`${sealPathOf(store)}.progress`, {force: true});
      writeFileSync(
        store,
        corrupt(healthy)
          .write(extent + 8 + 36, [1])
          .bytes(),
      );
      const verdicts: string[] = [];
      for (let run = 0, done = false; !done; run++) {
        const {report} = await finish(verify({store, shadowed: 'real', slice: {budgetMs: 0, resume: run > 0}}));
        verdicts.push(pageDigests(report)?.verdict ?? '');
        done = report.seal?.pages === report.seal?.pages_compared;
      }
      assert.equal(verdicts.at(-1), 'fail', verdicts.join());
    }
  });

  it('says why it begins anew where it cannot go on', async (t) => {
    const {cwd, store} = await sealedPlace(t);
    const standing = `${sealPathOf(store)}.progress`;
    await expectExit(0, ['verify', 's.liel', '--budget', '0s'], {cwd});
    const written = readFileSync(standing, 'utf8');
    for (const [from, to, problem] of [
      ['"version":1', '"version":2', /version/],
      ['"nextPage":', '"nextPage":1e9,"x":', /pages that the store does not have|\/x/],
      ['"seal":"', '"seal":"0', /another seal|seal/],
    ] as const) {
      writeFileSync(standing, written.replaceAll(/": /g, '":').replace(from, to));
      const {stderr} = await expectExit(0, ['verify', 's.liel', '--budget', '0s', '--resume'], {cwd});
      assert.match(stderr, /s\.liel\.seal\.progress is not gone on from/);
      assert.match(stderr, problem);
    }
  });

  it('needs a seal, and --resume needs a budget', async (t) => {
    const {cwd, store} = await sealedPlace(t);
    await expectExit(2, ['verify', 's.liel', '--resume'], {cwd});
    await expectExit(2, ['verify', 's.liel', '--budget', 'soon'], {cwd});
    rmSync(sealPathOf(store));
    const {stderr} = await expectExit(2, ['verify', 's.liel', '--budget', '1s'], {cwd});
    assert.match(stderr, /has none/);
  });
});

describe('verify of several stores', () => {
  it('makes one row and one document of them, and ends with the worst', async (t) => {
    const {cwd, healthy} = await sealedPlace(t);
    writeFileSync(path.join(cwd, 'lists.liel'), corrupt(healthy).node(3, 'inDegree', 7).bytes());
    writeFileSync(path.join(cwd, 'text.liel'), 'no store at all');
    const rowsOf = async (exit: number, ...words: string[]) => {
      const report = documentIn(await expectExit(exit, ['verify', ...words, '--json', '--quiet'], {cwd}));
      const stores = report['stores'] as {store: string; ok: boolean; error?: {code: string}}[];
      assert.equal(report['ok'], exit === 0);
      return stores.map(({store, ok, error}) => [store, error?.code ?? ok]);
    };
    assert.deepEqual(await rowsOf(0, 's.lie?'), [['s.liel', true]]);
    assert.deepEqual(await rowsOf(1, 's.liel', 'lists.liel', 's.liel'), [
      ['lists.liel', false],
      ['s.liel', true],
    ]);
    assert.deepEqual(await rowsOf(3, '*.liel', 'missing'), [
      ['lists.liel', false],
      ['missing', 'L0002'],
      ['s.liel', true],
      ['text.liel', false],
    ]);
    assert.deepEqual(await rowsOf(2, 's.liel', 'nothing-*'), [
      ['nothing-*', 'L0002'],
      ['s.liel', true],
    ]);
    const {stdout} = await expectExit(3, ['verify', '*.liel'], {cwd});
    assert.match(stdout, /lists\.liel .*L4003 .*\n.*s\.liel .*sound, 8 of 9 layers proved/);
    await expectExit(2, ['verify', 's.liel', 'lists.liel', '--seal', 's.liel.seal'], {cwd});
  });
});
