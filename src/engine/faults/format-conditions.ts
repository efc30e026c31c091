import {condition, family, healLine, quote} from './condition.js';
import {exit} from './fault.js';
import {counted, grouped} from './words.js';

/** L1: bytes of the file that are not what the format says. */
export const formatConditions = family('format', {
  notAStore: condition<{store: string}>({
    code: 'L1001',
    layer: 'container',
    endsVerify: 'always',
    title: 'Not a .liel store',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store}) => `${store} does not begin with the magic bytes of a .liel store`,
    remedy: ({store}) => [
      `liel inspect ${quote(store)} header --hex`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background:
      'Either another kind of file, or a store whose first page was overwritten. The rest of it may be whole.',
    example: {store: 'project.liel'},
    prevent: 'Let no other program write to the file, and keep backups in another place.',
  }),
  unsupportedVersion: condition<{store: string; found: string}>({
    code: 'L1002',
    layer: 'container',
    endsVerify: 'always',
    title: 'Unsupported format version',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store, found}) => `${store} has unsupported file format version ${found} (supported: 1.0)`,
    remedy: ({store}) => [`liel inspect ${quote(store)} header`, 'liel runbook upgrade-across-versions'],
    background:
      'A newer writer made it, and a newer liel reads it; or the version bytes are damaged. Nothing of it is guessed at. Until then liel backup keeps a copy, byte for byte and marked so.',
    example: {store: 'project.liel', found: '1.1'},
    prevent: 'Export before an upgrade that changes the format; an export can be read by every version.',
    page: 'upgrade-across-versions',
  }),
  unsupportedPageSize: condition<{store: string; found: number}>({
    code: 'L1003',
    layer: 'container',
    endsVerify: 'always',
    title: 'Unsupported page size',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, found}) => `${store} has unsupported page size ${found} (supported: 4096)`,
    remedy: ({store}) => [`liel inspect ${quote(store)} header`],
    background: 'No known writer makes other pages than 4096 bytes, so the header is damaged.',
    example: {store: 'project.liel', found: 8192},
  }),
  headerChecksum: condition<{store: string; expected: string; stored: string}>({
    code: 'L1004',
    layer: 'header',
    endsVerify: 'always',
    title: 'Header checksum mismatch',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, expected, stored}) => `${store}: header checksum mismatch: computed ${expected}, stored ${stored}`,
    remedy: ({store}) => [
      `liel inspect ${quote(store)} header`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background:
      'A field of the header changed without its checksum: bit rot, or a torn write. Records are most likely whole.',
    example: {store: 'project.liel', expected: '0x000010004c557d2c', stored: '0x000010004c557dc9'},
  }),
  tooShort: condition<{store: string; sizeBytes: number; neededBytes: number; what: string}>({
    code: 'L1005',
    layer: 'container',
    endsVerify: 'always',
    title: 'The file ends too early',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, sizeBytes, neededBytes, what}) =>
      `${store} is truncated: it has ${counted(sizeBytes, 'byte')}, ${what} needs ${grouped(neededBytes)}`,
    remedy: ({store}) => [
      `liel inspect ${quote(store)} header`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background:
      'The tail of the file is missing: an unfinished copy, a full disk, or a lost write. What lies before the cut may be whole.',
    example: {store: 'project.liel', sizeBytes: 127, neededBytes: 4096, what: 'the header page'},
    prevent: 'Copy stores with backup, which reads the copy back, and never while a writer has them open.',
  }),
  headerField: condition<{store: string; field: string; value: string; problem: string}>({
    code: 'L1006',
    layer: 'header',
    endsVerify: 'always',
    title: 'A header field is impossible',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, field, value, problem}) => `${store}: header field ${field} is ${value}: ${problem}`,
    remedy: ({store}) => [
      `liel inspect ${quote(store)} header`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background:
      'The header checksum is a plain XOR and misses pairs of changes, so every field is checked against the file as well.',
    example: {store: 'project.liel', field: 'nextPropOffset', value: '1', problem: 'inside the header page'},
  }),
  indexPage: condition<{store: string; kind: string; offset: number; problem: string}>({
    code: 'L1007',
    layer: 'structure',
    endsVerify: 'always',
    title: 'An extent-index page is damaged',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, kind, offset, problem}) => `${store}: ${kind} extent-index page at offset ${offset} ${problem}`,
    remedy: ({store}) => [
      `liel inspect ${quote(store)} extents`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background: 'Index pages say where the extents of a kind lie. Without them slots are found only by salvage.',
    example: {store: 'project.liel', kind: 'node', offset: 5246976, problem: 'has count 511, more than 510'},
  }),
  extentPlace: condition<{store: string; kind: string; extent: number; offset: string; problem: string}>({
    code: 'L1008',
    layer: 'structure',
    endsVerify: 'always',
    title: 'An extent lies where none can be',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, kind, extent, offset, problem}) =>
      `${store}: ${kind} extent ${extent} is listed at offset ${offset}: ${problem}`,
    remedy: ({store}) => [
      `liel inspect ${quote(store)} extents`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background:
      'Extents begin at page borders behind the WAL region and never overlap another extent or an index page.',
    example: {store: 'project.liel', kind: 'edge', extent: 0, offset: '4096', problem: 'inside the WAL region'},
  }),
  idBeyondExtents: condition<{store: string; kind: string; nextId: string; capacity: number}>({
    code: 'L1009',
    layer: 'header',
    endsVerify: 'always',
    title: 'Ids reach beyond the extents',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, kind, nextId, capacity}) =>
      `${store}: ${kind} capacity exceeded: the next ${kind} id is ${nextId}, the extents can hold ${counted(capacity, kind)}`,
    remedy: ({store}) => [
      `liel inspect ${quote(store)} extents`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background: 'Either the header counts too far, or an extent is missing from the index: records are unreachable.',
    example: {store: 'project.liel', kind: 'node', nextId: '16130', capacity: 16128},
  }),
  counterMismatch: condition<{store: string; kind: string; counter: number; found: number}>({
    code: 'L1010',
    layer: 'counters',
    title: 'Records and header counter disagree',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, kind, counter, found}) =>
      `${store}: the header counts ${counted(counter, `live ${kind}`)}, the slots hold ${grouped(found)}`,
    remedy: ({store}) => [`liel repair ${quote(store)} -o repaired.liel --dry-run`],
    background:
      'Either the counter is wrong, or records vanished or came back: the slots of the kind were zeroed, cut off or replaced.',
    example: {store: 'project.liel', kind: 'node', counter: 20000, found: 16317},
  }),
  hiddenRecord: condition<{store: string; kind: string; id: number; nextId: number}>({
    code: 'L1011',
    layer: 'structure',
    title: 'A record lies beyond the last id',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, kind, id, nextId}) =>
      `${store}: slot ${id} holds a ${kind}, but the header says the next ${kind} id is ${nextId}`,
    remedy: ({store, kind, id}) => [
      `liel inspect ${quote(store)} ${kind} ${id}`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background:
      'The header is older than the data, or was lowered: the newest records are hidden and would be overwritten next.',
    example: {store: 'project.liel', kind: 'node', id: 97, nextId: 97},
  }),
  slotIdentity: condition<{store: string; kind: string; id: number; stored: string}>({
    code: 'L1012',
    layer: 'structure',
    title: 'A slot claims another id',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, kind, id, stored}) => `${store}: the slot of ${kind} ${id} stores the id ${stored}`,
    remedy: ({store, kind, id}) => [
      `liel inspect ${quote(store)} ${kind} ${id}`,
      `liel repair ${quote(store)} -o repaired.liel --dry-run`,
    ],
    background:
      'Pages were swapped or copied, an extent is listed in the wrong place, or the id itself was changed. Repair rewrites an id where everything around it says which it was.',
    example: {store: 'project.liel', kind: 'node', id: 17, stored: '16'},
  }),
  blobPlace: condition<{
    store: string;
    record: string;
    field: string;
    offset: string;
    sizeBytes: number;
    problem: string;
  }>({
    code: 'L1013',
    layer: 'structure',
    title: 'A record points outside the property bytes',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, record, field, offset, sizeBytes, problem}) =>
      `${store}: ${field} of ${record} are ${counted(sizeBytes, 'byte')} at offset ${offset}: ${problem}`,
    remedy: ({store, record}) => [
      `liel inspect ${quote(store)} ${record}`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background: 'Blobs lie in property extents, before the append position, and never cross an extent border.',
    example: {
      store: 'project.liel',
      record: 'node 17',
      field: 'properties',
      offset: '4096',
      sizeBytes: 60,
      problem: 'not in a property extent',
    },
  }),
  blobOverlap: condition<{store: string; offset: number}>({
    code: 'L1014',
    layer: 'structure',
    title: 'Two records share property bytes',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, offset}) => `${store}: two live records claim the property bytes at offset ${offset}`,
    remedy: ({store, offset}) => [`liel inspect ${quote(store)} page ${Math.floor(offset / 4096)} --hex`],
    background: 'A writer appends every blob at a place of its own, so one of the two references is wrong.',
    example: {store: 'project.liel', offset: 5251143},
  }),
  blobUndecodable: condition<{store: string; record: string; field: string; offset: number; problem: string}>({
    code: 'L1015',
    layer: 'structure',
    title: 'Property bytes are not a value',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, record, field, offset, problem}) =>
      `${store}: ${field} of ${record} at offset ${offset}: ${problem}`,
    remedy: ({store, record}) => [
      `liel inspect ${quote(store)} ${record} --hex`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background: 'Only this record is hit; all others can still be read.',
    example: {
      store: 'project.liel',
      record: 'node 17',
      field: 'properties',
      offset: 5251143,
      problem: 'prop_codec: unknown tag 0x5f',
    },
  }),
  blobTrailing: condition<{store: string; record: string; field: string; trailingBytes: number}>({
    code: 'L1016',
    layer: 'structure',
    title: 'Bytes behind a value',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, record, field, trailingBytes}) =>
      `${store}: ${field} of ${record} are followed by ${counted(trailingBytes, 'byte')} that belong to no value`,
    remedy: ({store, record}) => [
      `liel inspect ${quote(store)} ${record} --hex`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background:
      'No writer leaves any, so a count or a length in the value is too low and hides some of it. The Python package shows what is left.',
    example: {store: 'project.liel', record: 'node 17', field: 'properties', trailingBytes: 12},
  }),
  appendPosition: condition<{store: string; position: number; lastBlobEnd: number}>({
    code: 'L1017',
    layer: 'header',
    title: 'The append position lies before the last blob',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, position, lastBlobEnd}) =>
      `${store}: the next blob would be written at ${position}, but live blobs reach to ${lastBlobEnd}`,
    remedy: ({store}) => [`liel export ${quote(store)} -o saved.json`, 'liel import saved.json -o rebuilt.liel'],
    background:
      'Everything can still be read. Do not write to this store: the next write would overwrite live properties.',
    example: {store: 'project.liel', position: 5252357, lastBlobEnd: 5252430},
    verify: () => ['liel verify rebuilt.liel'],
  }),
  trailingPages: condition<{store: string; allocatedEnd: number; trailingBytes: number}>({
    code: 'L1018',
    layer: 'container',
    title: 'Bytes behind the store',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store, allocatedEnd, trailingBytes}) =>
      `${store}: ${counted(trailingBytes, 'byte')} follow the last extent, which ends at ${allocatedEnd}`,
    remedy: ({store}) => [`liel inspect ${quote(store)} extents`],
    background:
      'Something was appended to the file: another file, or noise. All records can be read; a backup leaves nothing out.',
    example: {store: 'project.liel', allocatedEnd: 7356416, trailingBytes: 5000},
    prevent: 'Never write to a store by redirection of a shell.',
  }),
  sealedPage: condition<{store: string; page: number; holds: string; records: string; reason: string; from: string}>({
    code: 'L1030',
    layer: 'page digests',
    title: 'A page is not the one that was sealed',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, page, holds, records, reason}) =>
      `${store}: page ${page} (${holds}${records === '' ? '' : `: ${records}`}) is not the one that was sealed; ${reason}`,
    remedy: ({store, page, from}) => [
      healLine(store, from),
      `liel inspect ${quote(store)} page ${page} --hex`,
      `liel doctor ${quote(store)}`,
    ],
    background:
      'The seal holds a digest of every page. This page changed and no commit explains it: bit rot, a lost write, or an edit. A backup that has the page as sealed mends it: liel heal STORE --from BACKUP -o COPY; doctor names the newest backup.',
    example: {
      store: 'project.liel',
      page: 1025,
      holds: 'node slots 1 to 63, extent 0',
      records: 'nodes 1 to 12',
      reason: 'the header is as sealed, so no commit wrote it',
      from: 'backups/project-20250101-000000.liel',
    },
  }),
  sealDamaged: condition<{seal: string; problem: string}>({
    code: 'L1031',
    layer: 'page digests',
    title: 'The seal is damaged, or no seal',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({seal, problem}) => `${seal} cannot be used as a seal: ${problem}`,
    remedy: ({seal}) =>
      seal.endsWith('.seal') ? [`liel seal ${quote(seal.replace(/\.seal$/, ''))} --force`] : ['liel help seal'],
    background:
      'A seal holds a digest of itself, and this one does not fit it. It proves nothing; the store itself may be whole, or rot as its seal did: compare it with a backup (diff @) before --force makes a new seal. Until then nothing is made of the store.',
    example: {seal: 'project.liel.seal', problem: 'its page digests do not fit their root'},
  }),
  sealNewer: condition<{seal: string; version: string}>({
    code: 'L1035',
    layer: 'page digests',
    title: 'The seal is of a newer version',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({seal, version}) => `${seal} is a seal of version ${version}, and this program reads version 1.0`,
    remedy: () => ['liel version'],
    background:
      'A newer liel made it, and may find with it what this one cannot. It proves nothing here and is not replaced unless --force says so.',
    example: {seal: 'project.liel.seal', version: '2.0'},
    prevent: 'Use one version of liel on all machines that share a store.',
  }),
  coveredPage: condition<{store: string; page: number; holds: string; problem: string}>({
    code: 'L1032',
    layer: 'wal',
    title: 'A page is damaged under its good image in the WAL',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store, page, holds, problem}) =>
      `${store}: page ${page} (${holds}) ${problem}; the committed WAL holds a good image of it`,
    remedy: ({store}) => [`liel backup ${quote(store)} -o backups/`, `liel recover ${quote(store)}`],
    background:
      'Readers take the image, so nothing is lost as long as the WAL is there; rolling it forward mends the page.',
    example: {
      store: 'project.liel',
      page: 1281,
      holds: 'node index page 0',
      problem: 'reports count 700, more than 510',
    },
  }),
  sealedResidue: condition<{store: string; page: number; reason: string}>({
    code: 'L1033',
    layer: 'page digests',
    title: 'Bytes without meaning are not those that were sealed',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store, page, reason}) =>
      `${store}: page ${page} (WAL region, nothing live) is not the one that was sealed; ${reason}`,
    remedy: ({store, page}) => [`liel inspect ${quote(store)} page ${page} --hex`],
    background:
      'No record lies there: the region holds what the last commit left behind. But something wrote to the file, or the medium lost bits.',
    example: {store: 'project.liel', page: 17, reason: 'the header is as sealed, so no commit wrote it'},
  }),
  sealOfAnother: condition<{store: string; sealedAt: string; reason: string}>({
    code: 'L1034',
    layer: 'page digests',
    title: 'The seal is not of this store, or its header is forged',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, sealedAt, reason}) => `${store} is not what was sealed at ${sealedAt}: ${reason}`,
    remedy: ({store}) => [`liel stats ${quote(store)}`, `liel seal ${quote(store)} --force`],
    background:
      'A store that was imported or copied over another needs a new seal: --force makes one. If nobody did that, do not trust this store, and keep the seal: it is the only witness.',
    example: {
      store: 'project.liel',
      sealedAt: '2026-11-20T12:00:00.000Z',
      reason: 'no commit changes its header like this: nextNodeId went back from 9 to 6',
    },
  }),
});
