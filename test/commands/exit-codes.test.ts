import assert from 'node:assert/strict';
import {mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {corrupt} from '../support/corrupt.js';
import {holdLock} from '../support/lock-holder.js';
import {needsPeer} from '../support/peer.js';
import {documentIn, expectExit} from '../support/program.js';
import {properties, smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {leavesUnchanged} from '../support/unchanged.js';

/** A directory with a healthy store, a damaged one, and a store that holds NaN. */
function workplace(t: TestContext): {cwd: string} {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'good.liel'), smallStore());
  writeFileSync(path.join(cwd, 'damaged.liel'), corrupt(smallStore()).node(3, 'nodeId', 9n).bytes());
  writeFileSync(path.join(cwd, 'lists.liel'), corrupt(smallStore()).node(3, 'inDegree', 7).bytes());
  const nan = smallStore((graph) => graph.updateNode(2, properties({x: Number.NaN})));
  writeFileSync(path.join(cwd, 'nan.liel'), nan);
  writeFileSync(path.join(cwd, 'key'), 'secret');
  writeFileSync(path.join(cwd, 'array.json'), '[]');
  writeFileSync(path.join(cwd, 'text'), 'not a store\n'.repeat(20));
  return {cwd};
}

interface Row {
  readonly args: readonly string[];
  readonly exit: number;
  readonly condition: {readonly code: string};
}

const rows: readonly Row[] = [
  {args: ['stats'], exit: 2, condition: conditions.usage},
  {args: ['stats', 'good.liel', 'more'], exit: 2, condition: conditions.usage},
  {args: ['stats', 'good.liel', '--bogus'], exit: 2, condition: conditions.usage},
  {args: ['stats', 'good.liel', '--format', 'xml'], exit: 2, condition: conditions.usage},
  {args: ['inspect', 'good.liel', 'node'], exit: 2, condition: conditions.usage},
  {args: ['inspect', 'good.liel', 'node', 'x'], exit: 2, condition: conditions.usage},
  {args: ['inspect', 'good.liel', 'page', '-1'], exit: 2, condition: conditions.usage},
  {args: ['inspect', 'good.liel', 'edge', '1.5'], exit: 2, condition: conditions.usage},
  {args: ['backup', 'good.liel', '--wait', 'soon'], exit: 2, condition: conditions.usage},
  {args: ['verify', 'good.liel', '--key-file', 'key'], exit: 2, condition: conditions.usage},
  {args: ['verify', 'good.liel', 'nan.liel', '--seal', 'key'], exit: 2, condition: conditions.usage},
  {args: ['seal', 'missing.liel'], exit: 2, condition: conditions.inputMissing},
  {args: ['sign', 'good.liel'], exit: 2, condition: conditions.usage},
  {args: ['stats', 'missing.liel'], exit: 2, condition: conditions.inputMissing},
  {args: ['verify', '.'], exit: 2, condition: conditions.inputNotAFile},
  {args: ['import', 'missing.json', '-o', 'new.liel'], exit: 2, condition: conditions.inputMissing},
  {args: ['sign', 'good.liel', '--key-file', 'missing'], exit: 2, condition: conditions.inputMissing},
  {args: ['manifest', 'good.liel', '-o', 'key'], exit: 2, condition: conditions.outputExists},
  {args: ['manifest', 'good.liel', '-o', 'good.liel', '--force'], exit: 2, condition: conditions.outputIsInput},
  {args: ['manifest', 'good.liel', '-o', '.', '--force'], exit: 2, condition: conditions.outputNotAFile},
  {args: ['explain', 'L9999'], exit: 2, condition: conditions.unknownCode},
  {args: ['stats', 'damaged.liel'], exit: 3, condition: conditions.slotIdentity},
  {args: ['manifest', 'damaged.liel'], exit: 3, condition: conditions.slotIdentity},
  {args: ['backup', 'damaged.liel', '-o', 'copy.liel'], exit: 3, condition: conditions.slotIdentity},
  {args: ['stats', 'text'], exit: 3, condition: conditions.notAStore},
  {args: ['stats', 'key'], exit: 3, condition: conditions.tooShort},
  {args: ['sign', 'lists.liel', '--key-file', 'key'], exit: 3, condition: conditions.damageFound},
  {args: ['export', 'nan.liel'], exit: 3, condition: conditions.nonFinite},
  {args: ['import', 'array.json', '-o', 'new.liel'], exit: 2, condition: conditions.exportInvalid},
  {args: ['import', 'key', '-o', 'new.liel'], exit: 3, condition: conditions.exportUnreadable},
];

describe('an exit code says what kind of trouble it was', () => {
  for (const {args, exit, condition} of rows) {
    it(`${exit} (${condition.code}) for liel ${args.join(' ')}`, async (t) => {
      const place = workplace(t);
      const before = readdirSync(place.cwd);
      const run = await expectExit(exit, [...args, '--quiet'], place);
      assert.equal(run.stdout, '');
      assert.ok(run.stderr.startsWith(`liel: ${condition.code} `), run.stderr);
      assert.match(run.stderr, /\n {2}data at risk: (none|uncommitted|committed)\n/);
      assert.match(run.stderr, new RegExp(`\\n {2}more: liel explain ${condition.code}\\n$`));
      assert.doesNotMatch(run.stderr, /undefined|\n\s+at |\[object/);
      assert.deepEqual(readdirSync(place.cwd), before);
    });
  }

  it('is in the JSON document that --json prints instead, and stdout holds nothing else', async (t) => {
    const place = workplace(t);
    for (const {args, exit, condition} of rows) {
      if (args.includes('--format')) continue;
      const run = await expectExit(exit, [...args, '--json'], place);
      const {error} = documentIn(run) as {error: Record<string, unknown>};
      assert.equal(error['code'], condition.code);
      assert.deepEqual(
        Object.keys(error).sort(),
        ['code', 'data_at_risk', 'facts', 'message', 'next', 'title'].concat('place' in error ? ['place'] : []).sort(),
      );
      assert.ok(run.stderr.includes(String(error['message'])));
    }
  });

  it('0 and 1 are verdicts: a sound store, and one with findings', async (t) => {
    const place = workplace(t);
    const sound = await expectExit(0, ['verify', 'good.liel'], place);
    assert.match(sound.stdout, /sound, 7 of 9 layers proved\n$/);
    const found = await expectExit(1, ['verify', 'lists.liel', '--json'], place);
    assert.equal(documentIn(found)['ok'], false);
    assert.equal(found.stderr, '');
    await expectExit(1, ['verify', 'damaged.liel'], place);
  });

  it('1 with a way out: verify names the next command of each kind of finding, and none twice', async (t) => {
    const place = workplace(t);
    // A list that misses its edges, and a degree that still counts them.
    const bytes = corrupt(smallStore()).node(2, 'firstOutEdge', 0n).bytes();
    writeFileSync(path.join(place.cwd, 'lists.liel'), bytes);
    const {stdout} = await expectExit(1, ['verify', 'lists.liel'], place);
    const next = stdout.split('\n').filter((line) => line.startsWith('  next: '));
    assert.ok(
      next.some((line) => /^ {2}next: liel repair lists\.liel /.test(line)),
      stdout,
    );
    assert.equal(new Set(next).size, next.length);
    const document = documentIn(await expectExit(1, ['verify', 'lists.liel', '--json'], place));
    const findings = document['findings'] as readonly {readonly next: readonly string[]}[];
    for (const line of findings[0].next) assert.ok(next.includes(`  next: ${line}`), line);
  });

  it('1 for a signature over another graph, 0 for the right one, 2 for no signature at all', async (t) => {
    const place = workplace(t);
    await expectExit(0, ['sign', 'good.liel', '--key-file', 'key', '-o', 'good.sig'], place);
    writeFileSync(
      path.join(place.cwd, 'other.liel'),
      smallStore((graph) => graph.updateNode(1, properties({a: 1n}))),
    );
    const verify = (store: string, signature: string) => [
      'verify',
      store,
      '--signature',
      signature,
      '--key-file',
      'key',
    ];
    await expectExit(0, verify('good.liel', 'good.sig'), place);
    const refused = await expectExit(1, verify('other.liel', 'good.sig'), place);
    assert.match(refused.stdout, /Signature verification failed: the content is another: [^\n]*\n$/);
    writeFileSync(path.join(place.cwd, 'array'), '[]');
    const malformed = await expectExit(2, verify('good.liel', 'array'), place);
    assert.ok(malformed.stderr.includes(conditions.signatureMalformed.code));
    const unreadable = await expectExit(3, verify('good.liel', 'key'), place);
    assert.ok(unreadable.stderr.includes(conditions.signatureUnreadable.code));
    writeFileSync(path.join(place.cwd, 'key'), '');
    const empty = await expectExit(2, verify('good.liel', 'good.sig'), place);
    assert.ok(empty.stderr.includes(conditions.keyEmpty.code));
  });

  it('0 for a look at a page, node or edge far beyond the store: inspect shows, whatever there is', async (t) => {
    const place = workplace(t);
    for (const topic of ['page', 'node', 'edge']) {
      for (const number of ['0', '1000000', '9007199254740991', '1'.repeat(30)]) {
        documentIn(await expectExit(0, ['inspect', 'good.liel', topic, number, '--hex', '--json'], place));
      }
    }
  });

  it('2 for an unknown command, with the one that was probably meant', async (t) => {
    const place = workplace(t);
    const near = await expectExit(2, ['verfy', 'good.liel'], place);
    assert.match(near.stderr, /there is no command verfy; did you mean verify\?/);
    const far = await expectExit(2, ['frobnicate'], place);
    assert.doesNotMatch(far.stderr, /did you mean/);
    documentIn(await expectExit(2, ['verfy', '--json'], place));
  });

  it('2 for a dangling link and a directory as input, and nothing is made of either', async (t) => {
    const place = workplace(t);
    symlinkSync('nowhere', path.join(place.cwd, 'link'));
    mkdirSync(path.join(place.cwd, 'folder'));
    for (const [name, {code}] of [
      ['link', conditions.inputNotAFile],
      ['folder', conditions.inputNotAFile],
      ['', conditions.usage],
    ] as const) {
      const run = await expectExit(2, ['stats', name], place);
      assert.ok(run.stderr.includes(code), run.stderr);
    }
  });

  it('4 while a live process of the peer holds the lock; readers do not mind', needsPeer, async (t) => {
    const place = workplace(t);
    const store = path.join(place.cwd, 'good.liel');
    const holder = await holdLock(t, 'peer', store);
    const busy = await expectExit(4, ['backup', 'good.liel', '-o', 'copy.liel'], place);
    assert.match(busy.stderr, new RegExp(`^liel: ${conditions.storeLocked.code} .*process ${holder.pid}\n`));
    const export_ = path.join(place.cwd, 'export.json');
    writeFileSync(export_, (await expectExit(0, ['export', 'good.liel'], place)).stdout);
    const replaced = await expectExit(4, ['import', 'export.json', '-o', 'good.liel', '--force'], place);
    assert.ok(replaced.stderr.includes(conditions.storeLocked.code));
    await leavesUnchanged(store, async () => {
      for (const args of [['stats'], ['manifest'], ['verify'], ['inspect']]) {
        await expectExit(0, [...args, 'good.liel'], place);
      }
    });
    const held = documentIn(await expectExit(0, ['lock', 'good.liel', '--json'], place));
    assert.deepEqual([held['state'], held['pid']], ['held', holder.pid]);
    await holder.release();
    assert.deepEqual(readFileSync(store), Buffer.from(smallStore()));
    await expectExit(0, ['backup', 'good.liel', '-o', 'copy.liel'], place);
  });
});
