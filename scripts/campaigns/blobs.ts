/**
 * Random blobs, whole and damaged, through all readers of a blob, which must accept and tell the same:
 * `tsx scripts/campaigns/blobs.ts [SECONDS] [SEED]`.
 */
import {fileURLToPath} from 'node:url';
import {blobKinds, damagedBlob, disagreement, randomBlob} from '../../test/support/blob-readers.js';
import {SeededRandom} from '../../test/support/random.js';

/** Blobs that were read until a moment, and what readers told differently of them, each with the blob in hex. */
export function differingReaders(random: SeededRandom, isOver: () => boolean): {blobs: number; differing: string[]} {
  const differing: string[] = [];
  let blobs = 0;
  while (!isOver()) {
    const kind = random.pick(blobKinds);
    let blob = randomBlob(kind, random);
    for (let damage = random.below(3); damage >= 0 && blob.length > 0; damage--) {
      const difference = disagreement(kind, blob);
      if (difference !== undefined) differing.push(`${kind} ${Buffer.from(blob).toString('hex')}: ${difference}`);
      blobs++;
      blob = damagedBlob(blob, random);
    }
  }
  return {blobs, differing};
}

function main([seconds = '60', seed = String(Math.floor(Math.random() * 2 ** 32))]: string[]): void {
  const end = performance.now() + 1000 * Number(seconds);
  const {blobs, differing} = differingReaders(new SeededRandom(Number(seed)), () => performance.now() >= end);
  for (const difference of differing.slice(0, 20)) console.log(difference);
  console.log(`blobs: seed ${seed}, ${blobs} blobs in ${seconds} s: ${differing.length} read differently`);
  if (differing.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
