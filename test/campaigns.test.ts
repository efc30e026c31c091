import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {campaignStore, flipSealed, flipUnsealed} from '../scripts/campaigns/bit-flips.js';
import {play} from '../scripts/campaigns/campaign.js';
import {begin as failingCalls} from '../scripts/campaigns/failing-calls.js';
import {begin as failingReads} from '../scripts/campaigns/failing-reads.js';
import {falseAlarms} from '../scripts/campaigns/healthy-histories.js';
import {begin as hostileDocuments} from '../scripts/campaigns/hostile-documents.js';
import {begin as mutatedStores} from '../scripts/campaigns/mutated-stores.js';
import {seededRandom} from './support/random.js';

/** Short runs of the campaigns in scripts/campaigns; .ci/run plays each of them a little longer, and long ones are started by hand. */
describe('a campaign', () => {
  it('of bit flips in a sealed store finds them all, and names their pages', async (t) => {
    const random = seededRandom(t);
    const {flips, placed, silent} = await flipSealed(campaignStore(random), 40, random);
    assert.deepEqual([placed, silent], [flips, []]);
  });

  it('of bit flips without a seal finds more than half, and counts the rest', async (t) => {
    const random = seededRandom(t);
    const {flips, found, refused, harmless, doubted, silent} = await flipUnsealed(campaignStore(random), 60, random);
    assert.equal(found + refused + harmless + doubted + silent, flips);
    assert.ok(found + refused > flips / 2, `found ${found}, refused ${refused}`);
  });

  it('of failing reads does nothing by halves', async (t) => {
    const {seed} = seededRandom(t);
    assert.deepEqual((await play(failingReads, {seed, rounds: 15})).wrong, []);
  });

  it('of failing calls finds that what is said is what is on the disk', async (t) => {
    const {seed} = seededRandom(t);
    assert.deepEqual((await play(failingCalls, {seed, rounds: 20})).wrong, []);
  });

  it('of random histories raises no false alarm, nor takes a commit for damage', async (t) => {
    assert.deepEqual(await falseAlarms(10, seededRandom(t)), []);
  });

  it('of mutated stores counts all that was found before, not what a report has room for', async () => {
    // One of its stores has 191 findings, of which a report names 100.
    assert.deepEqual((await play(mutatedStores, {seed: 1686772966, rounds: 1})).wrong, []);
  });

  it('of hostile documents finds nothing wrong', async (t) => {
    const {seed} = seededRandom(t);
    assert.deepEqual((await play(hostileDocuments, {seed, rounds: 60})).wrong, []);
  });
});
