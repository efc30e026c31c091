import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {corrupt} from '../support/corrupt.js';
import {documentIn, expectExit} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** A store with something to say about it: bytes follow that belong to nobody. */
function workplace(t: TestContext): {cwd: string} {
  const cwd = temporaryDirectory(t);
  const {length} = smallStore();
  writeFileSync(
    path.join(cwd, 'a.liel'),
    corrupt(smallStore())
      .truncate(length + 4096)
      .bytes(),
  );
  return {cwd};
}

describe('what a command says beside its report', () => {
  it('is on stderr: a line for each note, which begins so, and one for each phase of its work', async (t) => {
    const place = workplace(t);
    const {stderr, stdout} = await expectExit(0, ['stats', 'a.liel'], place);
    assert.match(stderr, /^(\w[\w ]* …\n)*liel: note: [^\n]*4096 bytes[^\n]*\n$/);
    assert.doesNotMatch(stdout, /note/);
    const compacting = await expectExit(0, ['compact', 'a.liel', '-o', 'copy.liel', '--force'], place);
    assert.match(compacting.stderr, /^read back …$/m);
  });

  it('is not said with --quiet, and is no part of the document', async (t) => {
    const place = workplace(t);
    for (const args of [
      ['stats', 'a.liel'],
      ['compact', 'a.liel', '-o', 'copy.liel', '--force'],
    ]) {
      const {stderr, stdout} = await expectExit(0, [...args, '--quiet'], place);
      assert.equal(stderr, '');
      assert.notEqual(stdout, '');
    }
    documentIn(await expectExit(0, ['stats', 'a.liel', '--json'], place));
  });
});
