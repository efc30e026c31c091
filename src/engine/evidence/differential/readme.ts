import {differentialMembers} from '../../format/differential.js';

/** What the text tells of a differential. */
interface Told {
  readonly createdAt: string;
  readonly sizeBytes: number;
  /** SHA-256 of the store. */
  readonly sha256: string;
  readonly pages: number;
  readonly baseSizeBytes: number;
  readonly baseSealRoot: string;
}

/** How to make the store of a differential and its base without this program. It holds no names: they may be anything. */
export function differentialReadme(told: Told): string {
  const {about, numbers, pages, sums} = differentialMembers;
  return `A differential backup of a .liel store, begun at ${told.createdAt}

It holds the ${told.pages} pages (of 4096 bytes) of the store that are not those of its base, a full copy of ${told.baseSizeBytes} bytes.
${about} names the base; the seal of the base has the root
${told.baseSealRoot}.
${numbers} has the number of each page, 8 bytes each, little-endian, ascending; ${pages} the pages themselves, in that order.

With liel, the base beside this file: liel restore THIS.delta.tar -o restored.liel

Without it, in an empty directory, with tar, sha256sum, zstd and Python 3. BASE is the base; where its name ends with .age,
decrypt that first: age -d -i KEY -o BASE.zst BASE.zst.age; where it then ends with .zst, unpack that: zstd -d BASE.zst

tar -xf THIS.delta.tar
sha256sum -c ${sums}
zstd -d ${pages}
python3 - BASE restored.liel <<'END'
import shutil, struct, sys
shutil.copyfile(sys.argv[1], sys.argv[2])
with open('numbers', 'rb') as numbers, open('pages', 'rb') as pages, open(sys.argv[2], 'r+b') as store:
    for (number,) in struct.iter_unpack('<Q', numbers.read()):
        store.seek(number * 4096)
        store.write(pages.read(4096))
    store.truncate(${told.sizeBytes})
END
echo '${told.sha256}  restored.liel' | sha256sum -c

The last line says OK where the base was the right one and restored.liel is the store, byte for byte.
`;
}
