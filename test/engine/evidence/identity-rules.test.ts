import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {readIdentityRules} from '../../../src/engine/evidence/identity-rules.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {raises} from '../../support/raises.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

describe('a file of identity rules', () => {
  const rulesIn = (t: TestContext, content: string | Uint8Array) => {
    const file = path.join(temporaryDirectory(t), 'rules.json');
    writeFileSync(file, content);
    return () => readIdentityRules(file);
  };

  it('gives the properties of each label in their order; of equal labels the last counts', async (t) => {
    const text = '{"other": [1, NaN], "identity_rules": {"B": ["x"], "A": ["q", "p", "q"], "B": ["\\u00e9"]}, "z": {}}';
    assert.deepEqual(
      [...(await rulesIn(t, text)())],
      [
        ['B', ['é']],
        ['A', ['q', 'p', 'q']],
      ],
    );
  });

  it('is refused with the words of the peer when it has another shape', async (t) => {
    const noObject = 'identity rules file must contain a non-empty identity_rules object';
    for (const [text, problem] of [
      ['[]', noObject],
      ['{}', noObject],
      ['{"identity_rules": {}}', noObject],
      ['{"identity_rules": {"A": ["x"]}, "identity_rules": 1}', noObject],
      ['{"identity_rules": {"": ["x"]}}', 'identity rule labels must be non-empty strings'],
      ['{"identity_rules": {"A": []}}', 'identity rule for A must be a non-empty string list'],
      ['{"identity_rules": {"A": ["x", ""]}}', 'identity rule for A must be a non-empty string list'],
      ['{"identity_rules": {"A": ["x", 1]}}', 'identity rule for A must be a non-empty string list'],
      ['{"identity_rules": {"A": "x"}}', 'identity rule for A must be a non-empty string list'],
    ]) {
      await assert.rejects(
        rulesIn(t, text),
        (error: unknown) => raises(conditions.rulesInvalid)(error) && (error as Error).message === problem,
      );
    }
  });

  it('is refused when it is no JSON, no UTF-8, nested without end, or not there', async (t) => {
    await assert.rejects(rulesIn(t, '{"identity_rules":'), raises(conditions.rulesUnreadable));
    await assert.rejects(
      rulesIn(t, Buffer.from('{"identity_rules": {"\xff": ["x"]}}', 'latin1')),
      raises(conditions.rulesUnreadable),
    );
    await assert.rejects(rulesIn(t, '['.repeat(100_000)), raises(conditions.rulesUnreadable));
    await assert.rejects(rulesIn(t, '{"identity_rules": {"\\ud800": ["x"]}}'), raises(conditions.rulesUnreadable));
    await assert.rejects(
      () => readIdentityRules(path.join(temporaryDirectory(t), 'none.json')),
      raises(conditions.inputMissing),
    );
  });
});
