import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {documentIn, expectExit} from '../support/program.js';
import {temporaryDirectory} from '../support/temp-directory.js';

test('a command of two words is found by its words, its flags by their beginnings', async (t) => {
  const place = {cwd: temporaryDirectory(t)};
  const words = ['events', 'append', '--auth', 'a', 'x.liel', '--op=o', '--targ', 't', '--time', '2026'];
  const {stdout} = await expectExit(0, [...words, '--source-key', 's', '--source-key', 'r'], place);
  assert.equal(stdout, 'Appended event:000001 to x.liel\n');
  const listed = documentIn(await expectExit(0, ['events', 'list', '--form', 'json', 'x.liel'], place));
  assert.equal((listed['events'] as unknown[]).length, 1);
  await expectExit(0, ['events', 'list', '--', 'x.liel'], place);
});

test('the topic alone shows its commands; help knows them', async (t) => {
  const place = {cwd: temporaryDirectory(t)};
  for (const words of [['events'], ['events', '--help'], ['events', '-h'], ['help', 'events']]) {
    assert.match((await expectExit(0, words, place)).stdout, /events append .*\n.*events list/, words.join(' '));
  }
  for (const words of [
    ['help', 'events', 'append'],
    ['events', 'append', '-h'],
  ]) {
    assert.match((await expectExit(0, words, place)).stdout, /\$ liel events append STORE/, words.join(' '));
  }
  assert.match((await expectExit(0, ['--help'], place)).stdout, /events list +List the events/);
});

test('a mistake is a usage error that names the command by its words', async (t) => {
  const place = {cwd: temporaryDirectory(t)};
  const lost = await expectExit(2, ['events', 'lst', 'x.liel'], place);
  assert.match(lost.stderr, /there is no command events lst; did you mean events list\?/);
  const bare = await expectExit(2, ['events', 'append'], place);
  assert.match(bare.stderr, /next: liel help events append/);
  assert.doesNotMatch(bare.stderr, /multiple values/);
  const words = ['events', 'append', 'x.liel', '--author', 'a', '--operation', 'o', '--target', 't'];
  const bad = await expectExit(2, [...words, '--payload-json', '{bad', '--json'], place);
  const {code, next} = documentIn(bad)['error'] as {code: string; next: string[]};
  assert.deepEqual([code, next], [conditions.payloadUnreadable.code, ['liel help events append']]);
  await expectExit(3, [...words, '--payload-json', '[]'], place);
  assert.equal(existsSync(path.join(place.cwd, 'x.liel')), false);
});
