/** Random blobs, whole and damaged once or more, through all readers of a blob, which must accept and tell the same. */
import {blobKinds, damagedBlob, disagreement, randomBlob} from '../../test/support/blob-readers.js';
import {campaign} from './campaign.js';

const blobsOfRound = 200;

await campaign(import.meta.url, () => ({
  round: ({random, count, wrong}) => {
    for (let i = 0; i < blobsOfRound; i++) {
      const kind = random.pick(blobKinds);
      let blob = randomBlob(kind, random);
      for (let damages = random.below(3); damages >= 0 && blob.length > 0; damages--) {
        const difference = disagreement(kind, blob);
        if (difference !== undefined) wrong(`${kind} ${Buffer.from(blob).toString('hex')}: ${difference}`);
        count('blobs');
        blob = damagedBlob(blob, random);
      }
    }
  },
}));
