import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {chmodSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {bundleFromJSON} from '@sigstore/bundle';
import {PublicKeyDetails} from '@sigstore/protobuf-specs';
import {toSignedEntity, toTrustMaterial, Verifier} from '@sigstore/verify';
import {openBundle} from '../../../src/engine/evidence/signature/sigstore-bundle.js';
import type {Statement} from '../../../src/engine/evidence/signature/statement.js';
import {type StorePredicate, storePredicate} from '../../../src/engine/evidence/signature/store-statement.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {type AnyCondition, exit} from '../../../src/engine/faults/fault.js';
import {Unreadable} from '../../../src/engine/format/key-text.js';
import {type AttestOptions, attest} from '../../../src/engine/operations/attest.js';
import {compact} from '../../../src/engine/operations/compact/compact.js';
import {seal} from '../../../src/engine/operations/seal.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {type PemPublicKey, parsePublicPem} from '../../../src/engine/storage/pem-key.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {makePemKeys, type PemFiles} from '../../support/pem-keys.js';
import {raises} from '../../support/raises.js';
import {interrupted, properties, smallStore} from '../../support/sample-store.js';
import {needsStockPython, needsTools, runStockPython, runTool} from '../../support/stock-tools.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** What is attested of stores, and what programs of others say to it. */

const now = new Date('2026-01-02T03:04:05.678Z');
const said = {now, version: '9.9.9'};
const kinds = ['ed25519', 'p256'] as const;

interface Place {
  readonly cwd: string;
  readonly store: string;
  readonly keys: PemFiles;
  readonly attest: (options?: Partial<AttestOptions>) => Promise<string>;
}

/** A sealed store and a pair of keys. */
async function place(t: TestContext, kind: (typeof kinds)[number] = 'ed25519'): Promise<Place> {
  const cwd = temporaryDirectory(t);
  const store = path.join(cwd, 'project.liel');
  writeFileSync(store, smallStore());
  await finish(seal({store, now}));
  const keys = makePemKeys(cwd, 'release', kind);
  const options = {stores: [store], form: {secretKey: keys.secret}, ...said} as const;
  return {cwd, store, keys, attest: async (other) => (await finish(attest({...options, ...other}))).report.text};
}

/** What a key says of a bundle. */
function answerTo(
  bundle: Uint8Array,
  key: PemPublicKey,
  predicateType = storePredicate,
): 'right' | 'wrong' | 'unknown' {
  try {
    return openBundle(bundle, key, predicateType).refusal === undefined ? 'right' : 'wrong';
  } catch (error) {
    if (error instanceof Unreadable) return 'unknown';
    throw error;
  }
}

const keyIn = (file: string): PemPublicKey => parsePublicPem(readFileSync(file));

const hash = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a statement', () => {
  it('names the bytes, the manifest and the seal by what sha256sum prints, and says what was proved', async (t) => {
    const {store, attest} = await place(t);
    const statement = JSON.parse(await attest({form: 'statement'})) as Statement<StorePredicate>;
    assert.deepEqual(
      statement.subject.map(({name, digest}) => [name, digest.sha256]),
      [
        ['project.liel', hash(readFileSync(store))],
        ['project.manifest.json', statement.subject[1]?.digest.sha256],
        ['project.liel.seal', hash(readFileSync(`${store}.seal`))],
      ],
    );
    assert.equal(statement._type, 'https://in-toto.io/Statement/v1');
    assert.equal(statement.predicateType, storePredicate);
    const [described] = statement.predicate.stores as {
      nodes: number;
      edges: number;
      verify: {ok: boolean; layers: {verdict: string}[]};
    }[];
    assert.deepEqual([described?.nodes, described?.edges, described?.verify.ok], [4, 4, true]);
    assert.deepEqual([...new Set(described?.verify.layers.map(({verdict}) => verdict))], ['pass']);
    assert.equal(statement.predicate.signed_at, '2026-01-02T03:04:05Z');
  });

  it('names the manifest that the Python package writes', needsPeer, async (t) => {
    const {store, attest} = await place(t);
    const {subject} = JSON.parse(await attest({form: 'statement'})) as Statement;
    const peer = runPeer('import sys; from liel.cli.__main__ import main; sys.exit(main())', ['manifest', store]);
    assert.equal(subject[1]?.digest.sha256, hash(peer.stdout), peer.stderr);
  });

  it('is of several stores at once, by their names, and where two share one by what was given', async (t) => {
    const {cwd, attest} = await place(t);
    const stores = ['a.liel', 'b.liel', 'c/a.liel'].map((name) => path.join(cwd, name)) as [string, string, string];
    for (const store of stores.slice(0, 2)) writeFileSync(store, smallStore());
    const two = JSON.parse(
      await attest({stores: stores.slice(0, 2) as [string, string], form: 'statement'}),
    ) as Statement;
    assert.deepEqual(
      two.subject.map(({name}) => name),
      ['a.liel', 'a.manifest.json', 'b.liel', 'b.manifest.json'],
    );
    await assert.rejects(
      attest({stores: Array<string>(342).fill(stores[0]) as [string], form: 'statement'}),
      raises(conditions.usage),
    );
  });

  it('has the subjects that are wanted; a seal that is wanted and not there is a usage error', async (t) => {
    const {cwd, attest} = await place(t);
    const one = JSON.parse(await attest({form: 'statement', subjects: ['store']})) as Statement;
    assert.deepEqual(
      one.subject.map(({name}) => name),
      ['project.liel'],
    );
    const bare = path.join(cwd, 'bare.liel');
    writeFileSync(bare, smallStore());
    await assert.rejects(attest({stores: [bare], form: 'statement', subjects: ['seal']}), raises(conditions.usage));
  });
});

describe('nothing is attested of a store', () => {
  const damaged: readonly (readonly [string, Uint8Array, AnyCondition])[] = [
    ['of which a record is damaged', corrupt(smallStore()).node(3, 'nodeId', 9n).bytes(), conditions.slotIdentity],
    ['whose lists contradict its edges', corrupt(smallStore()).node(3, 'inDegree', 7).bytes(), conditions.degree],
    [
      'with pages that nothing uses',
      corrupt(smallStore())
        .truncate(smallStore().length + 8192)
        .bytes(),
      conditions.trailingPages,
    ],
    [
      'with a commit in its WAL',
      interrupted(smallStore(), (graph) => graph.addNode(['N'], new Map())),
      conditions.walUnsigned,
    ],
    [
      'with a float that no manifest can say',
      smallStore((graph) => graph.updateNode(1, properties({x: Number.NaN}))),
      conditions.nonFinite,
    ],
    ['that is none', Buffer.from('no store\n'.repeat(99)), conditions.notAStore],
  ];
  for (const [name, bytes, condition] of damaged) {
    it(name, async (t) => {
      const {cwd, attest} = await place(t);
      const store = path.join(cwd, 'other.liel');
      writeFileSync(store, bytes);
      await assert.rejects(attest({stores: [store]}), raises(condition));
    });
  }

  it('that its seal denies', async (t) => {
    const {store, attest} = await place(t);
    const corruption = corrupt(smallStore());
    const {offset, length} = corruption.blobOf('node', 1);
    writeFileSync(store, corruption.write(offset + length - 1, [0x21]).bytes());
    await assert.rejects(attest(), raises(conditions.sealBroken));
  });
});

describe('a bundle', () => {
  it('of Ed25519 is the same each time', async (t) => {
    const {attest} = await place(t);
    assert.equal(await attest(), await attest());
  });

  for (const kind of kinds) {
    it(`is read by this program: the key decides, not the file (${kind})`, async (t) => {
      const {cwd, keys, attest} = await place(t, kind);
      const bundle = Buffer.from(await attest());
      const key = keyIn(keys.public);
      assert.equal(answerTo(bundle, key), 'right');
      for (const other of kinds) {
        const another = keyIn(makePemKeys(cwd, 'other', other).public);
        assert.equal(answerTo(bundle, another), 'wrong');
        const renamed = Buffer.from(bundle.toString().replace(key.hint, another.hint));
        assert.equal(answerTo(renamed, another), 'wrong');
      }
      assert.equal(answerTo(bundle, key, 'urn:liel:store:v2'), 'unknown');
    });

    it(`is verified by @sigstore/verify (${kind})`, async (t) => {
      const {keys, attest} = await place(t, kind);
      const bundle = JSON.parse(await attest());
      const keyDetails = kind === 'p256' ? PublicKeyDetails.PKIX_ECDSA_P256_SHA_256 : PublicKeyDetails.PKIX_ED25519;
      const rawBytes = keys.publicKey.export({format: 'der', type: 'spki'});
      const hint = bundle.verificationMaterial.publicKey.hint as string;
      const root = {
        mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
        tlogs: [],
        certificateAuthorities: [],
        ctlogs: [],
        timestampAuthorities: [],
      };
      const trusted = toTrustMaterial(root, {[hint]: {rawBytes, keyDetails, validFor: undefined}});
      const verifier = new Verifier(trusted, {tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0});
      const verify = (given: unknown): unknown => verifier.verify(toSignedEntity(bundleFromJSON(given)));
      verify(bundle);
      const {dsseEnvelope} = bundle;
      const payload = Buffer.from(
        Buffer.from(dsseEnvelope.payload, 'base64').toString().replace('"nodes": 4', '"nodes": 5'),
      );
      assert.throws(() => verify({...bundle, dsseEnvelope: {...dsseEnvelope, payload: payload.toString('base64')}}));
    });

    it(
      `is verified by securesystemslib, and its statement by in-toto-attestation (${kind})`,
      needsStockPython,
      async (t) => {
        const {cwd, keys, attest} = await place(t, kind);
        const file = path.join(cwd, 'bundle.json');
        writeFileSync(file, await attest());
        const script = `
import json, sys
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from google.protobuf.json_format import Parse
from in_toto_attestation.v1.statement import Statement
import in_toto_attestation.v1.statement_pb2 as pb
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey
key = SSlibKey.from_crypto(load_pem_public_key(open(sys.argv[2], "rb").read()))
envelope = json.load(open(sys.argv[1]))["dsseEnvelope"]
envelope["signatures"][0]["keyid"] = key.keyid
read = Envelope.from_dict(envelope)
read.verify([key], 1)
Statement.copy_from_pb(Parse(read.payload, pb.Statement())).validate()
print("verified")
`;
        assert.deepEqual(runStockPython(script, [file, keys.public]), {status: 0, stdout: 'verified\n', stderr: ''});
      },
    );

    it(`is verified by openssl alone, from what stands in it (${kind})`, needsTools('openssl'), async (t) => {
      const {cwd, keys, attest} = await place(t, kind);
      const {dsseEnvelope} = JSON.parse(await attest());
      const payload = Buffer.from(dsseEnvelope.payload, 'base64');
      writeFileSync(
        path.join(cwd, 'pae'),
        Buffer.concat([Buffer.from(`DSSEv1 28 application/vnd.in-toto+json ${payload.length} `), payload]),
      );
      writeFileSync(path.join(cwd, 'sig'), Buffer.from(dsseEnvelope.signatures[0].sig, 'base64'));
      const digest = kind === 'p256' ? ['-digest', 'sha256'] : [];
      const args = [
        'pkeyutl',
        '-verify',
        '-pubin',
        '-inkey',
        keys.public,
        '-rawin',
        ...digest,
        '-in',
        'pae',
        '-sigfile',
        'sig',
      ];
      const run = runTool('openssl', args, cwd);
      assert.deepEqual([run.status, run.stdout], [0, 'Signature Verified Successfully\n'], run.stderr);
    });
  }

  it('of which one bit of one byte is another is refused', async (t) => {
    const {keys, attest} = await place(t);
    const bundle = Buffer.from(await attest({subjects: ['store']}));
    const key = keyIn(keys.public);
    for (let at = 0; at < bundle.length - 1; at++) {
      const mutant = Buffer.from(bundle);
      mutant[at] = (bundle[at] as number) ^ (1 << (at % 8));
      assert.notEqual(answerTo(mutant, key), 'right', `byte ${at}: ${mutant.subarray(at - 20, at + 20)}`);
    }
  });

  it('has one signature, one meaning, and the types that were asked for', async (t) => {
    const {keys, attest} = await place(t);
    const key = keyIn(keys.public);
    const text = await attest();
    const sig = JSON.parse(text).dsseEnvelope.signatures[0].sig as string;
    const answers = (from: string, to: string): string => answerTo(Buffer.from(text.replace(from, to)), key);
    for (const [from, to] of [
      [`"sig": "${sig}"\n      }`, `"sig": "${sig}"\n      }, {"sig": "${sig}"}`],
      [`{\n        "sig": "${sig}"\n      }`, ''],
      ['"payloadType"', '"payloadType": "text/plain", "payloadType"'],
      ['"dsseEnvelope"', '"dsseEnvelope": {}, "dsseEnvelope"'],
      ['application/vnd.in-toto+json', 'application/vnd.in-toto+json '],
      ['bundle.v0.3+json', 'bundle.v0.4+json'],
      [sig, sig.replace(/=+$/, '')],
      [sig, `${sig}=`],
      [sig, `${sig.slice(0, 10)}\\n${sig.slice(10)}`],
      ['"hint"', '"key"'],
      ['{', '\ufeff{'],
    ]) {
      assert.equal(answers(from as string, to as string), 'unknown', `${from} -> ${to}`);
    }
    assert.equal(answerTo(Buffer.alloc(5_000_000, 0x20), key), 'unknown');
  });
});

describe('a bundle is what verify judges a store by:', () => {
  it('its bytes, or after a compaction its graph; not after a commit', async (t) => {
    const {cwd, store, keys, attest} = await place(t);
    const bundle = path.join(cwd, 'both.json');
    const second = path.join(cwd, 'second.liel');
    writeFileSync(
      second,
      smallStore((graph) => graph.addNode(['M'], new Map())),
    );
    writeFileSync(bundle, await attest({stores: [second, store]}));
    const trust = {publicKeys: [keys.public], signatures: [bundle]};
    const judge = async (file: string, match: 'bytes' | 'graph') => {
      const {report} = await finish(verify({store: file, trust: {...trust, match}}));
      const {verdict, bytes, graph, seal_root} = report.signatures?.[0] ?? {};
      return [report.exit, verdict, bytes, graph, seal_root];
    };
    for (const each of [store, second]) {
      assert.deepEqual(await judge(each, 'bytes'), [exit.done, 'pass', 'same', 'same', 'same']);
    }
    const compacted = path.join(cwd, 'compacted.liel');
    await finish(compact({store, output: compacted}));
    assert.deepEqual(await judge(compacted, 'bytes'), [exit.no, 'fail', 'other', 'same', 'other']);
    assert.deepEqual(await judge(compacted, 'graph'), [exit.done, 'pass', 'other', 'same', 'other']);
    writeFileSync(
      second,
      smallStore((graph) => graph.updateNode(1, properties({name: 'another'}))),
    );
    for (const match of ['bytes', 'graph'] as const) {
      assert.deepEqual(await judge(second, match), [exit.no, 'fail', 'other', 'other', 'other']);
    }
  });

  it('a key of another kind opens nothing, and what is no bundle cannot be decided', async (t) => {
    const {cwd, store, keys, attest} = await place(t);
    const bundle = path.join(cwd, 'bundle.json');
    const judge = (publicKey: string) =>
      finish(verify({store, trust: {publicKeys: [publicKey], signatures: [bundle]}}));
    writeFileSync(bundle, await attest({form: 'statement'}));
    await assert.rejects(judge(keys.public), raises(conditions.publicSignatureUnreadable));
    writeFileSync(bundle, await attest());
    await assert.rejects(judge(keys.secret), raises(conditions.keyUnfit));
    assert.equal((await judge(makePemKeys(cwd, 'other').public)).report.exit, exit.no);
  });
});

describe('a key file', () => {
  it('that is not one secret key without a password is refused, and nothing of it is repeated', async (t) => {
    const {cwd, keys, attest} = await place(t);
    const secret = readFileSync(keys.secret, 'utf8');
    const body = secret.split('\n')[1] as string;
    for (const text of [
      '',
      readFileSync(keys.public, 'utf8'),
      secret + secret,
      secret.replaceAll('PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'),
      secret.replaceAll('PRIVATE KEY', 'EC PRIVATE KEY'),
      secret.replace(body, `${body.slice(0, -1)}`),
      secret.replace(body, body.slice(0, 20)),
      `${secret}${'\n'.repeat(20_000)}`,
    ]) {
      const file = path.join(cwd, 'bad.pem');
      writeFileSync(file, text, {mode: 0o600});
      await assert.rejects(attest({form: {secretKey: file}}), (error: Error) => {
        assert.ok(!`${error.stack} ${error.cause}`.includes(body.slice(0, 20)), error.message);
        return raises(conditions.keyUnreadable)(error);
      });
    }
  });

  it('that others can read is used, and said', async (t) => {
    const {keys, store} = await place(t);
    chmodSync(keys.secret, 0o644);
    const operation = attest({stores: [store], form: {secretKey: keys.secret}, ...said});
    const {notes} = await finish(operation);
    assert.ok(
      notes.some((text) => /can be read or written by others/.test(text)),
      notes.join('\n'),
    );
  });
});
