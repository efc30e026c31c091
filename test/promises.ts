/**
 * What is promised, and what holds it: each sentence stands word for word where it is said, each test and campaign is there.
 * scripts/make-promises-page.ts makes runbooks/promises.md of it, and test/promises.test.ts fails for a promise without.
 */
export interface Promised {
  /** As it stands in the place, whatever its lines. */
  readonly says: string;
  /** A file of the project. */
  readonly where: string;
  /** Files below test/, and how the title of a test in them begins; … stands for what differs from run to run. */
  readonly tests: readonly (readonly [file: string, title: string])[];
  readonly campaigns?: readonly string[];
  /** What a reader might take it to say, and it does not. */
  readonly not?: string;
}

const readme = 'README.md';
const lawsPage = 'docs/what-is-promised.md';
const besidePage = 'docs/beside-the-python-package.md';

const laws: readonly Promised[] = [
  {
    says: 'Reading changes nothing: no lock is taken, no WAL replayed into the file, nothing swept. It works on read-only media and beside a writer; what it answers is of one state, or it says that the store is busy.',
    where: lawsPage,
    tests: [
      ['laws.test.ts', 'where nobody can write, what only reads works as ever:'],
      ['engine/storage/reading/stable-read.test.ts', 'leaves no trace: neither bytes nor times nor files beside it'],
      ['engine/storage/reading/stable-read.test.ts', 'never mixes two commits of a writer that goes on beside it'],
      ['commands/surroundings.test.ts', 'a read-only directory can be read in, without leaving a trace'],
    ],
    campaigns: ['beside-writer', 'mutated-stores'],
    not: 'A writer that puts the modification time back could hide a change that leaves the header as it was. The time of last access is the business of the file system.',
  },
  {
    says: 'A green result names what it proved, layer by layer. What was not checked is said with the reason, and is no pass where it was required.',
    where: lawsPage,
    tests: [
      ['commands/signatures.test.ts', 'exit 3 and the reason, whatever else passed; 0 once it is checked'],
      ['damage-placed.test.ts', 'all damage that shows without a seal is found, and nearly all of it placed'],
      ['damage-placed.test.ts', 'no healthy store is blamed'],
    ],
    campaigns: ['healthy-histories', 'mutated-stores'],
    not: 'Without a seal or a signature a value that rotted into another value is not found: the format has no checksums of slots and blobs.',
  },
  {
    says: 'Only copies are repaired. Whatever is written is complete or absent, keeps the mode of what it replaces, and a run that failed leaves the old file as it was. An input, a device and a store that is open for writing are refused as outputs.',
    where: lawsPage,
    tests: [
      ['commands/kill.test.ts', '… leaves its sources as they were, its target absent or complete'],
      ['engine/outputs/power-cut.test.ts', 'a power cut at any call, unsynced names lost or in another order'],
      [
        'engine/outputs/faulty-calls.test.ts',
        'a call that fails once: what is said of the job is what is on the disk, and after a power cut too:',
      ],
      [
        'engine/outputs/call-order.test.ts',
        'a file that a job makes is synced, then named, then its directory is synced:',
      ],
      ['engine/outputs/output.test.ts', 'is compared with every input'],
      [
        'engine/outputs/output.test.ts',
        'that is no store is refused in the place of one that a live process has open for writing',
      ],
      ['commands/disk-full.test.ts', '… ends with 5, says how much it needs and leaves nothing half-made'],
    ],
    campaigns: ['failing-calls', 'kills', 'power-cuts', 'mutated-stores'],
    not: 'Network file systems, synchronised folders and disks that answer before they have written: none of them promises what a sync and a rename promise on a local disk. What a killed run had begun stays as a .partial file, which doctor names.',
  },
  {
    says: 'A backup counts once it was restored to scratch and its records were compared; its receipt says so.',
    where: lawsPage,
    tests: [
      [
        'engine/operations/backups/backup.test.ts',
        'was restored before it has a name, and its receipt and seal say what it is',
      ],
      ['engine/operations/backups/backup.test.ts', 'without a drill says so, in the receipt too'],
      ['engine/outputs/copies.test.ts', 'that reads back otherwise than it was written does not get its name'],
      ['engine/evidence/backup-check.test.ts', 'of which one bit changed is neither, by either alone'],
    ],
    campaigns: ['kills', 'beside-writer'],
    not: 'That the disk with the backup outlives the one with the store.',
  },
  {
    says: 'An error says what, why, which data is at risk, and the next command; it has a code that `liel explain` knows.',
    where: lawsPage,
    tests: [
      ['faults/conditions.test.ts', 'say in whole sentences what happened, from facts that fill them'],
      ['faults/conditions.test.ts', 'are there, and those of this program are understood by it'],
      ['faults/conditions.test.ts', 'is provoked by a test that names it'],
      [
        'condition-pages.test.ts',
        'each command line on the page of a condition gives an answer in the state that it is about:',
      ],
    ],
  },
  {
    says: 'No size is special: the 4 MiB of the WAL limit one commit of a live store, not import, merge, pack, compact or repair. Memory grows with the number of ids, never with the file.',
    where: lawsPage,
    tests: [
      [
        'engine/storage/writing/store-builder.test.ts',
        'has no limit where a commit has one: more pages than the WAL holds',
      ],
      ['engine/operations/import/read-export.test.ts', 'an export larger than the window is read whole'],
      ['commands/hostile-stores.test.ts', '… costs little and ends in a verdict'],
    ],
    campaigns: ['mutated-stores'],
    not: 'A speed: the figures in docs/speed.md were measured once, and npm run bench measures them where you are. What holds in every campaign is less: no operation on a small store takes 5 seconds of CPU, or 100 MiB and four times the file.',
  },
  {
    says: 'A thing is what it is, not what it is called: stores, backups, sidecars, staged files and lock holders are told apart by their records, digests and places. What cannot be told is said, and nothing is deleted or taken over on a guess.',
    where: lawsPage,
    tests: [
      [
        'engine/outputs/store-backups.test.ts',
        'is none of another store of that name, none without a receipt, and none of a time to come',
      ],
      ['engine/outputs/restore-source.test.ts', 'is its own place: another one is refused with what both hold'],
      ['engine/storage/lock/lock-owner.test.ts', 'only an owner.json that names a dead process makes a lock stale'],
      [
        'engine/storage/lock/lock-judgement.test.ts',
        'a lock of another path is of another place: nothing proves its holder dead',
      ],
      [
        'engine/operations/backups/prune.test.ts',
        'never lets a copy of a time to come count as the newest, and never removes it',
      ],
    ],
    campaigns: ['kills'],
    not: 'A process that is killed between making a lock and writing its name into it leaves one of which only a person can tell whether it is held.',
  },
  {
    says: 'Absent, empty and unreadable are three things, and none of them is fine: an empty value is a usage error, a pattern leaves nothing out in silence, no backup and an old backup are both red where somebody asked.',
    where: lawsPage,
    tests: [
      ['commands/words.test.ts', 'an empty value is a usage error in every command, before anything is done:'],
      ['commands/told.test.ts', 'a pattern leaves nothing out: what cannot be opened is a row that says why'],
      ['engine/outputs/restore-source.test.ts', 'tells a place that cannot be looked at from one without backups'],
    ],
  },
  {
    says: 'One file, one verdict: all commands ask the same judge about a seal, a receipt, a signature. Where `verify` refuses, nothing makes evidence or a backup unasked; what is called sound here, the Python package reads the same, record for record and list for list.',
    where: lawsPage,
    tests: [
      ['one-verdict.test.ts', '… has one verdict, whichever command asks:'],
      [
        'engine/format/values/blob-readers.test.ts',
        'all readers of a blob accept and tell the same, whole or damaged, for properties and for labels',
      ],
      ['damaged.test.ts', 'over the damaged stores of the corpus'],
      ['engine/crash.test.ts', 'is read by the peer as by this engine'],
    ],
    campaigns: ['blobs', 'mutated-stores'],
    not: 'A NaN or an infinity is no JSON: export and manifest refuse it (L0015), unless --allow-nan is given to export.',
  },
];

/** What is said below the laws. */
const faultsAndEnemies: readonly Promised[] = [
  {
    says: 'after an error what was said is what is on the disk: not done, done, or done and not settled',
    where: lawsPage,
    tests: [
      ['engine/crash.test.ts', 'leaves what is said of the commit, after a power cut too: …, …'],
      [
        'engine/outputs/faulty-calls.test.ts',
        'a call that fails once: what is said of the job is what is on the disk, and after a power cut too:',
      ],
      ['engine/outputs/replaced-files.test.ts', 'is told as one that is there, and perhaps not for good'],
    ],
    campaigns: ['failing-calls'],
    not: 'Where the disk fails twice, once in a commit and once while that is taken back, nobody knows which it is: L3007 says so.',
  },
  {
    says: 'What speaks of a file, its seal, receipt and standing, goes with its bytes when others take their place.',
    where: lawsPage,
    tests: [
      [
        'engine/outputs/replaced-files.test.ts',
        'a store that its seal vouched for is sealed again when it is compacted in place',
      ],
      [
        'engine/outputs/replaced-files.test.ts',
        'seal, receipt and standing of a store that an output replaces go, and are named',
      ],
    ],
    campaigns: ['failing-calls', 'kills'],
  },
  {
    says: 'A page that the disk does not give is named, and `verify`, `salvage` and `heal` read on around it.',
    where: lawsPage,
    tests: [
      ['engine/unreadable-pages.test.ts', 'names the page in the layer that it lies in, and goes on'],
      ['engine/unreadable-pages.test.ts', 'loses no record that does not touch the page, and believes no byte of it'],
      ['engine/unreadable-pages.test.ts', 'takes the page from the first backup that has it and gives it'],
    ],
    campaigns: ['failing-reads'],
    not: 'A commit that waits in the WAL on such a page is not applied by salvage.',
  },
  {
    says: 'What is made of a private store is private from its first byte.',
    where: lawsPage,
    tests: [['engine/outputs/private-bytes.test.ts', "is nobody else's from its first byte to its name: …"]],
    not: 'What comes through a pipe has no mode; what is made of it has that of any new file.',
  },
  {
    says: 'No line of output is a command for a CI runner or steers a terminal, whatever a label says.',
    where: lawsPage,
    tests: [
      [
        'commands/hostile-words.test.ts',
        'is a command for a CI runner or hides a character, whatever a store, a file or a word is called',
      ],
    ],
    campaigns: ['hostile-documents'],
    not: 'The documents of manifest and export are data, byte for byte; only on a terminal are they made harmless.',
  },
];

/** The rows of the table in README.md. */
const exitCodes: readonly Promised[] = [
  {
    says: 'done, proved',
    where: readme,
    tests: [['commands/exit-codes.test.ts', '0 and 1 are verdicts: a sound store, and one with findings']],
  },
  {
    says: 'the answer is no: signature mismatch, differences, a blocked merge, integrity findings',
    where: readme,
    tests: [
      ['commands/exit-codes.test.ts', '1 with a way out: verify names the next command of each kind of finding'],
      ['commands/exit-codes.test.ts', '1 for a signature over another graph, 0 for the right one'],
      ['faults/conditions.test.ts', 'end in one class of failure, and never in a verdict'],
    ],
  },
  {
    says: 'usage: arguments, an input that is not there, an output that exists (`--force`), an output that is an input',
    where: readme,
    tests: [
      ['commands/exit-codes.test.ts', '… (…) for liel …'],
      ['commands/exit-codes.test.ts', '2 for a dangling link and a directory as input'],
    ],
  },
  {
    says: 'cannot decide: damaged beyond reading, unsupported version, not a store',
    where: readme,
    tests: [
      ['commands/exit-codes.test.ts', '… (…) for liel …'],
      ['commands/signatures.test.ts', 'a signature of a kind that is not known is no forgery: it cannot be decided'],
    ],
  },
  {
    says: 'busy: writer lock held, store changing while it is read; try again (`--wait 30s`)',
    where: readme,
    tests: [
      ['commands/exit-codes.test.ts', '4 while a live process of the peer holds the lock; readers do not mind'],
      ['engine/storage/reading/stable-read.test.ts', 'goes on longer when it may wait'],
    ],
    campaigns: ['beside-writer'],
  },
  {
    says: 'environment: I/O, permission, disk full',
    where: readme,
    tests: [
      ['commands/surroundings.test.ts', 'an output into a read-only directory is refused with 5 (L5002)'],
      ['commands/surroundings.test.ts', 'is refused with 5 (L5003), and what was there stays'],
    ],
  },
  {
    says: 'done, with a loss: one that was accepted (`--accept-loss`, `--accept-damage`), or what `salvage` could not bring back whole',
    where: readme,
    tests: [['commands/salvage.test.ts', 'exits with 6 when something is lost, and says in the ledger what, and why']],
  },
  {
    says: 'internal error: a bug',
    where: readme,
    tests: [['laws.test.ts', 'a store that is … ends no command in a bug, and no reader changes it:']],
    campaigns: ['mutated-stores', 'hostile-documents', 'hostile-graphs', 'failing-calls', 'failing-reads'],
    not: 'That there is none. A campaign that meets one fails.',
  },
  {
    says: 'interrupted by a closed terminal, Ctrl-C, SIGQUIT or SIGTERM, after cleaning up',
    where: readme,
    tests: [['commands/signals.test.ts', '… ends it with …, leaves nothing behind and the old output as it was']],
    not: 'SIGKILL cleans up nothing; what it leaves is read by nobody, and named by doctor.',
  },
];

/** What is said here of the table beside the Python package. */
const besideThePeer: readonly Promised[] = [
  {
    says: 'also keys of minisign and SSH, which stock tools check; public keys are refused as `--key-file`',
    where: besidePage,
    tests: [
      [
        'interop/key-pairs.test.ts',
        'reads what we sign with its keys and with ours, prehashed, and refuses what was changed',
      ],
      [
        'interop/key-pairs.test.ts',
        'verifies what we sign with an ed25519 key file, and we what it signs with every type of key',
      ],
      ['commands/key-pairs.test.ts', 'a public key is no shared key, and a secret one is nothing to verify with'],
    ],
  },
  {
    says: 'Same file format, byte for byte',
    where: besidePage,
    tests: [
      ['engine/peer-history.test.ts', 'gives equal bytes after every commit, through rollbacks and new sessions'],
      [
        'engine/storage/writing/store-builder.test.ts',
        'has the bytes that the Python package makes when it imports the same graph',
      ],
      [
        'engine/operations/compact.test.ts',
        'has the bytes that the Python package makes when it vacuums the same store',
      ],
    ],
    not: 'The residue in the WAL region, which says nothing, may be another.',
  },
  {
    says: '`manifest`, `export` and `sign` print the same bytes',
    where: besidePage,
    tests: [
      ['commands/shadowed.test.ts', 'makes the same bytes as the package does'],
      ['commands/shadowed.test.ts', 'of ours is accepted by the Python package, and one of the package by us'],
    ],
    campaigns: ['mutated-stores'],
  },
  {
    says: 'they respect the same lock',
    where: besidePage,
    tests: [
      ['engine/storage/lock/lock-owner.test.ts', 'the peer takes the same locks and refuses the same'],
      ['engine/storage/lock/writer-lock.test.ts', 'of many processes that want a lock one at a time has it'],
    ],
    campaigns: ['beside-writer'],
  },
  {
    says: 'only a verdict; trouble has its own codes',
    where: besidePage,
    tests: [['faults/conditions.test.ts', 'end in one class of failure, and never in a verdict']],
  },
  {
    says: "the record's own are shown, with a note on stderr; `--shadowed peer` gives the Python package's bytes",
    where: besidePage,
    tests: [
      ['commands/shadowed.test.ts', 'does not take its place: a graph forged that way does not verify'],
      ['commands/shadowed.test.ts', 'makes the same bytes as the package does'],
    ],
  },
  {
    says: 'takes no lock and writes nothing; the WAL is laid over the file in memory; works on read-only media and beside a writer',
    where: besidePage,
    tests: [
      ['engine/storage/reading/stable-read.test.ts', 'shows a committed WAL as if it were rolled forward'],
      ['commands/surroundings.test.ts', 'can be read and backed up from; an output there is refused with 5 (L5004)'],
    ],
    campaigns: ['beside-writer'],
  },
  {
    says: 'written beside the target, synced, renamed; mode kept; inputs, devices and locked stores refused',
    where: besidePage,
    tests: [
      [
        'engine/outputs/call-order.test.ts',
        'a file that a job makes is synced, then named, then its directory is synced:',
      ],
      ['commands/surroundings.test.ts', 'a replaced output keeps its mode'],
      ['engine/outputs/output.test.ts', 'that is no regular file is refused'],
    ],
    campaigns: ['power-cuts'],
  },
  {
    says: 'also checks the store, layer by layer, with and without a signature, and says what was not checked',
    where: besidePage,
    tests: [['commands/signatures.test.ts', 'exit 3 and the reason, whatever else passed']],
  },
  {
    says: 'any size',
    where: besidePage,
    tests: [['engine/storage/writing/store-builder.test.ts', 'has no limit where a commit has one']],
  },
  {
    says: 'the preview is the merge; conflicts block both, `--allow-duplicates` folds',
    where: besidePage,
    tests: [
      ['engine/operations/merge.test.ts', 'does what its preview says, by keys and without, and the result is sound'],
      ['engine/operations/merge.test.ts', 'block the merge as they block its preview, and nothing is written'],
    ],
  },
  {
    says: 'the same answer; `--strict` tells them apart, and says what differs only as a file',
    where: besidePage,
    tests: [
      ['engine/operations/peer-diff.test.ts', 'give the same report and exit code for … random pairs of stores'],
      ['engine/operations/diff.test.ts', 'finds the records that are stored otherwise, all of them and no others'],
    ],
  },
  {
    says: 'refused with a code, the place, and the next command',
    where: besidePage,
    tests: [['damage-placed.test.ts', 'all damage that shows without a seal is found, and nearly all of it placed']],
    campaigns: ['mutated-stores'],
  },
];

const more: readonly Promised[] = [
  {
    says: '`liel verify` with a seal',
    where: 'docs/bit-rot.md',
    tests: [
      ['engine/operations/seal.test.ts', 'is damaged when one bit changed, wherever it lies, and the page is named'],
      ['engine/operations/heal.test.ts', 'gives the store as it was sealed, whatever bits changed in whatever pages'],
    ],
    campaigns: ['bit-flips'],
    not: 'Two bits in a store without a seal, or one: structure alone shows the share that the table names. A seal is no signature, and whoever may write the store may write its seal.',
  },
  {
    says: 'a commit that returned survives, what was not committed does not',
    where: 'runbooks/what-survives-a-crash.md',
    tests: [
      [
        'engine/crash.test.ts',
        'leaves the state before or the state after, and the state after once the header of the WAL was synced',
      ],
      ['engine/crash.test.ts', 'is survived again when recovery crashes at any point, or the commit after it'],
      [
        'engine/peer-history.test.ts',
        'of this writer is rolled forward by the peer, wherever in the commit the crash came',
      ],
    ],
    campaigns: ['power-cuts', 'kills', 'beside-writer'],
    not: 'The first 128 bytes of the file must lie in one sector, so that the header is old or new.',
  },
  {
    says: 'one executable of 130 MB that needs no Node, no HOME and nothing on PATH',
    where: readme,
    tests: [['executable/smoke.test.ts', 'the executable runs the runbook on a system that holds nothing else']],
    not: 'That it runs on other platforms: of those docs/install.md says what ran where, under which emulator, and what was only built.',
  },
  {
    says: 'prints exactly one JSON document, on an error too',
    where: readme,
    tests: [
      ['commands/schemas.test.ts', 'what the first example of a command prints is what its schema says:'],
      ['commands/schemas.test.ts', 'an error is what its schema says'],
      ['laws.test.ts', 'what is called one document is one to jq as well'],
    ],
  },
  {
    says: 'every command line in them is run by a test',
    where: readme,
    tests: [['runbooks.test.ts', 'a runbook page does what it shows:']],
  },
  {
    says: 'Seals, receipts, plans, ledgers, signatures and their comments have a version and are read in every later version',
    where: 'STABILITY.md',
    tests: [
      ['engine/evidence/document-file.test.ts', 'of version 0.1.0, which has no head, is read'],
      ['engine/evidence/document-file.test.ts', 'may have members that a later version adds, at any depth'],
    ],
  },
];

/** All promises, under the headings of the page. */
export const promises: Readonly<Record<string, readonly Promised[]>> = {
  'The laws': laws,
  'Faults of the surroundings, and hostile words': faultsAndEnemies,
  'Exit codes': exitCodes,
  'Beside the Python package': besideThePeer,
  'Rot, crashes, and what is shipped': more,
};
