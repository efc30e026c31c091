/**
 * Stores after random histories (deletions, updates, gaps, several commits, a last commit left in the WAL), in which
 * nothing may be found.
 */
import {compareSeal} from '../../src/engine/evidence/seal/compare-seal.js';
import {makeSeal} from '../../src/engine/evidence/seal/seal-file.js';
import {surveyStore} from '../../src/engine/evidence/survey.js';
import {findingText} from '../../src/engine/faults/fault.js';
import type {Seal} from '../../src/engine/format/seal.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {readStore} from '../../src/engine/storage/reading/open-store.js';
import {rollForward} from '../../src/engine/storage/writing/recovery.js';
import type {SeededRandom} from '../../test/support/random.js';
import {randomStore} from '../../test/support/sample-store.js';
import {campaign} from './campaign.js';

/** False alarms, each with what was blamed. */
export async function falseAlarms(stores: number, random: SeededRandom): Promise<string[]> {
  const alarms: string[] = [];
  for (let i = 0; i < stores; i++) {
    const {closed, walLive} = randomStore(random, 20 + random.below(400));
    const settled = new MemoryDevice('settled.liel', walLive);
    rollForward(settled, settled.name, 'strict');
    const states = [closed, walLive, new Uint8Array(settled.content())];
    const seals: Seal[] = [];
    for (const [j, state] of states.entries()) {
      const device = new MemoryDevice('store.liel', state);
      const {findings} = await surveyStore(
        () => readStore(device, device.name),
        'real',
        undefined,
        () => {},
      );
      for (const found of findings.kept) alarms.push(`store ${i}, state ${j}: ${findingText(found)}`);
      seals.push(await makeSeal(device, {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: 0}));
      for (const [k, seal] of seals.entries()) {
        const {verdict, reason} = await compareSeal(device, seal);
        if (verdict !== (k === j ? 'same' : 'moved on'))
          alarms.push(`store ${i}, state ${j}, seal ${k}: ${verdict}, ${reason}`);
      }
    }
  }
  return alarms;
}

const storesOfRound = 5;

await campaign(import.meta.url, () => ({
  round: async ({random, count, wrong}) => {
    for (const alarm of await falseAlarms(storesOfRound, random)) wrong(`false alarm: ${alarm}`);
    count('histories in three states each', storesOfRound);
  },
}));
