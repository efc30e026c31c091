import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Ajv2020} from 'ajv/dist/2020.js';
import {draftSchema, sentencesIn} from '../scripts/draft-schema.js';

const sentences = sentencesIn(`
export interface Report {
  /** Path of the store. */
  readonly store: string;
  /**
   * Labels, and how many
   * records have them.
   */
  readonly labels: readonly Count[];
  /** A label. */
  readonly label: string;
  /** Records by label. */
  readonly by_label: ReadonlyMap<string, number>;
  /** Why there are none. */
  readonly reason?: string;
}`);

const report = {store: 'a', labels: [{label: 'A'}, {label: 'B', reason: 'x'}], by_label: {A: 1, 'b c': 2}};

test('the first schema of a report says of each member what its doc comment says, and allows what was seen and no other', () => {
  const schema = draftSchema(report, sentences);
  const validate = new Ajv2020({strict: true, allowUnionTypes: true}).compile(schema);
  assert.ok(validate(report), JSON.stringify(validate.errors));
  for (const wrong of [
    {...report, more: 1},
    {...report, store: 1},
    {labels: [], by_label: {}},
  ])
    assert.ok(!validate(wrong));
  const {properties} = schema as {properties: Record<string, {description: string}>};
  assert.equal(properties['labels'].description, 'Labels, and how many records have them.');
});

test('a member without a doc comment is named, and no schema is made', () => {
  assert.throws(() => draftSchema({...report, more: 1}, sentences), /above it what it is: more/);
  assert.throws(() => draftSchema({more: 1}, sentences), /above it what it is: more/);
});
