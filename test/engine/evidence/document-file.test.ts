import assert from 'node:assert/strict';
import {copyFileSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext, test} from 'node:test';
import {validatorsFile, validatorsModule} from '../../../scripts/make-validators.js';
import {encodeReceipt, receiptOf, receiptPathOf} from '../../../src/engine/evidence/receipt.js';
import {readSignature} from '../../../src/engine/evidence/signature/manifest-signature.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Fault} from '../../../src/engine/faults/fault.js';
import {readExpectation} from '../../../src/engine/operations/catalog/expectation.js';
import {readMergePlan, writeMergePlan} from '../../../src/engine/operations/merge/merge-plan-file.js';
import {planText, readPlan} from '../../../src/engine/operations/repair/plan-file.js';
import {raises} from '../../support/raises.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const digest = 'fbf58db6600120e61ff4d4babf3adbf865a8b8a2a897e25823a72c316aedadf3';

/** Documents as version 0.1.0 wrote them. */
const older = {
  mergePlan: `{
  "allow_duplicates": false,
  "counts": null,
  "decisions": [
    {
      "decision": "take",
      "question": "source:3:property:rank"
    }
  ],
  "edge_strategy": "append",
  "identity_rules": {},
  "left": {
    "blake3": "${digest}",
    "edges": 4,
    "nodes": 4,
    "path": "good.liel"
  },
  "merge_plan_version": 1,
  "mode": "node_key",
  "node_keys": [
    "name"
  ],
  "on_node_conflict": "keep_dst",
  "open_conflicts": 0,
  "questions": 1,
  "right": {
    "blake3": "${digest}",
    "edges": 4,
    "nodes": 4,
    "path": "other.liel"
  }
}
`,
  repairPlan: `{
  "plan_version": 1,
  "source_blake3": "${digest}",
  "changes": {
    "node_heads_changed": 0,
    "node_degrees_changed": 1,
    "edge_links_changed": 0,
    "slot_ids_rewritten": [
      {
        "kind": "edge",
        "id": 1,
        "stored": "4",
        "offset": 6303752
      }
    ],
    "node_count": {
      "before": 4,
      "after": 4
    },
    "edge_count": {
      "before": 4,
      "after": 4
    },
    "loss_accepted": false
  }
}
`,
  receipt: `{
  "receipt_version": 1,
  "tool": {
    "name": "liel-ops",
    "version": "0.1.0"
  },
  "source": "good.liel",
  "created_at": "2026-11-29T06:28:27.289Z",
  "live": false,
  "size_bytes": 7356416,
  "blake3": "${digest}",
  "manifest_sha256": "${digest}",
  "node_count": 4,
  "edge_count": 4,
  "wal_pages_applied": 0,
  "wal_bytes_cut": 0,
  "finding_count": 0,
  "first_finding": null,
  "seal_root": "${digest}",
  "drill": {
    "done": true,
    "ms": 13,
    "verdict": "pass"
  }
}
`,
  catalog: `{"catalog_version": 1, "complete": true, "edge_count": 4, "edge_labels": [{"count": 4, "label": "E"}], "fingerprint": "f98dd12dad3baa16927fe75e968cb4e206519b72c669d598adb26d617b15d225", "label_combinations": [{"count": 4, "labels": ["N"]}], "node_count": 4, "node_labels": [{"count": 4, "label": "N"}], "patterns": [{"count": 4, "from": ["N"], "label": "E", "to": ["N"]}], "properties": [{"count": 4, "key": "weight", "kind": "edge", "label": "E", "type": "float"}, {"count": 4, "key": "name", "kind": "node", "label": "N", "type": "string"}, {"count": 4, "key": "rank", "kind": "node", "label": "N", "type": "int"}], "store": "good.liel"}
`,
  signature: `{
  "algorithm": "hmac-sha256",
  "manifest_sha256": "${digest}",
  "manifest_version": 1,
  "signature": "${digest}",
  "signature_version": 1
}
`,
} as const;

type Name = keyof typeof older;

const readers: Readonly<Record<Name, (file: string) => Promise<unknown>>> = {
  mergePlan: readMergePlan,
  repairPlan: readPlan,
  receipt: (file) => {
    copyFileSync(file, receiptPathOf(file));
    return receiptOf(file);
  },
  catalog: readExpectation,
  signature: readSignature,
};

const own = ['mergePlan', 'repairPlan', 'receipt', 'catalog'] as const;

const kinds = {
  mergePlan: 'liel-merge-plan',
  repairPlan: 'liel-repair-plan',
  receipt: 'liel-receipt',
  catalog: 'liel-catalog',
} as const;

function reading(t: TestContext): (name: Name, content: string | Uint8Array) => Promise<unknown> {
  const file = path.join(temporaryDirectory(t), 'document');
  return (name, content) => {
    writeFileSync(file, content);
    return readers[name](file);
  };
}

/** What is held against a document; undefined when it is read. A receipt that is none is no fault, but a reason. */
async function problemOf(read: Promise<unknown>): Promise<string | undefined> {
  try {
    const found = await read;
    return typeof found === 'string' ? found : undefined;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

test('the validators are those of the schemas, and need no package', () => {
  const module = validatorsModule();
  assert.ok(readFileSync(validatorsFile, 'utf8') === module, 'npm run manifest makes them anew');
  assert.ok(!/\brequire\(|\bimport\b/.test(module), 'it reaches for a package');
});

describe('a document', () => {
  it('of version 0.1.0, which has no head, is read', async (t) => {
    const read = reading(t);
    for (const name of Object.keys(older) as Name[]) {
      assert.equal(await problemOf(read(name, older[name])), undefined, name);
    }
    assert.deepEqual(await read('receipt', older.receipt), JSON.parse(older.receipt));
    assert.deepEqual(await read('repairPlan', older.repairPlan), JSON.parse(older.repairPlan));
  });

  it('is written with its head, and then as version 0.1.0 wrote it', async (t) => {
    const directory = temporaryDirectory(t);
    const at = (name: Name): string => path.join(directory, name);
    for (const name of ['mergePlan', 'repairPlan', 'receipt'] as const) writeFileSync(at(name), older[name]);
    await writeMergePlan(at('mergePlan'), await readMergePlan(at('mergePlan')), true);
    const {changes, source_blake3} = await readPlan(at('repairPlan'));
    writeFileSync(at('repairPlan'), planText(changes, source_blake3));
    const {receipt_version: _, tool, ...facts} = JSON.parse(older.receipt);
    writeFileSync(at('receipt'), encodeReceipt(facts, tool.version));
    for (const name of ['mergePlan', 'repairPlan', 'receipt'] as const) {
      const head = `{\n  "kind": "${kinds[name]}",\n  "version": 1,`;
      assert.equal(readFileSync(at(name), 'utf8'), older[name].replace('{', head));
    }
  });

  it('of another kind or version is refused for its head, whatever else it has', async (t) => {
    const read = reading(t);
    for (const name of own) {
      const members = JSON.parse(older[name]);
      const kind = kinds[name];
      assert.equal(await problemOf(read(name, JSON.stringify({kind, version: 1, ...members}))), undefined);
      for (const [document, problem] of [
        [{kind: 'liel-other', version: 1, ...members}, `/kind: must be ${kind}`],
        [{kind, version: 2}, '/version: must be 1'],
        [{kind, ...members}, '/version: must be 1'],
        [{}, `/kind: must be ${kind}`],
        [[], 'it must be of type object'],
        [null, 'it must be of type object'],
      ]) {
        assert.ok((await problemOf(read(name, JSON.stringify(document))))?.endsWith(`: ${problem}`), problem);
      }
    }
  });

  it('is refused with the member that is wrong, and with what it must be', async (t) => {
    const read = reading(t);
    const wrong: readonly (readonly [Name, was: string, is: string, problem: string])[] = [
      ['mergePlan', '"take"', '"perhaps"', '/decisions/0/decision: must be one of keep, take, skip'],
      ['mergePlan', '"question": "source:3:property:rank"', '"x": 1', '/decisions/0/question: is missing'],
      ['mergePlan', '"merge_plan_version": 1', '"merge_plan_version": 2', '/merge_plan_version: must be 1'],
      ['mergePlan', digest, digest.slice(1), '/left/blake3: must match ^[0-9a-f]{64}$'],
      ['mergePlan', '"nodes": 4', '"nodes": -1', '/left/nodes: must be >= 0'],
      ['mergePlan', '"edges": 4', '"edges": 0.5', '/left/edges: must be of type integer'],
      ['mergePlan', '"edges": 4', '"edges": 9007199254740992', '/left/edges: must be <= 9007199254740991'],
      ['mergePlan', '[\n    "name"\n  ]', '[]', '/node_keys: must not be empty'],
      ['mergePlan', '"mode": "node_key"', '"mode": "identity_rules"', '/identity_rules: must not be empty'],
      [
        'mergePlan',
        '"identity_rules": {}',
        '"identity_rules": {"a/b": 1}',
        '/identity_rules/a~1b: must be of type array',
      ],
      ['mergePlan', '"counts": null', '"counts": 1', '/counts: must be of type object or null'],
      ['mergePlan', '"counts": null', '"counts": {}', '/counts/edges_created: is missing'],
      [
        'mergePlan',
        '"decisions": [',
        '"decisions": [{"question": "source:3:property:rank", "decision": "keep"},',
        '/decisions/1/question: was decided before',
      ],
      ['repairPlan', '"stored": "4"', '"stored": 4', '/changes/slot_ids_rewritten/0/stored: must be of type string'],
      ['repairPlan', '"after": 4', '"afterwards": 4', '/changes/node_count/after: is missing'],
      ['receipt', '"pass"', '"passed"', '/drill/verdict: must be one of pass, not done'],
      ['receipt', '2026-11-29', '2026-13-29', '/created_at: must match '],
      ['catalog', '"labels": ["N"]', '"labels": [1]', '/label_combinations/0/labels/0: must be of type string'],
      ['catalog', '"patterns": ', '"other": ', '/patterns: is missing'],
      ['catalog', '"label": "E"}]', '"label": "F"}]', '/fingerprint: is not that of the lists: they were changed'],
      [
        'signature',
        '"manifest_version": 1',
        '"manifest_version": 1.0',
        '/manifest_version: must be of type integer or boolean',
      ],
      ['signature', '"algorithm"', '"Algorithm"', '/algorithm: is missing'],
    ];
    for (const [name, was, is, problem] of wrong) {
      assert.ok(older[name].includes(was), was);
      const found = await problemOf(read(name, older[name].replace(was, is)));
      assert.ok(found?.includes(`: ${problem}`), `${problem}: ${found}`);
    }
  });

  it('may have members that a later version adds, at any depth', async (t) => {
    const read = reading(t);
    for (const name of Object.keys(older) as Name[]) {
      const text = older[name].replaceAll('{', '{"added": [NaN], ').replaceAll('{"added": [NaN], }', '{}');
      const content = name === 'signature' ? text : text.replaceAll('NaN', '1.5');
      assert.equal(await problemOf(read(name, content)), undefined, name);
    }
  });

  it('is JSON in UTF-8, and no longer than such documents are', async (t) => {
    const read = reading(t);
    const unreadable = {
      mergePlan: conditions.mergePlanUnreadable,
      repairPlan: conditions.planUnreadable,
      catalog: conditions.expectationUnreadable,
      signature: conditions.signatureUnreadable,
    };
    for (const text of [
      '',
      '{',
      '{"a": 1,}',
      '\ufeff',
      '\ufeff\ufeff{}',
      Buffer.from('{}', 'utf16le'),
      Buffer.from('{"a": "\xff"}', 'latin1'),
    ]) {
      for (const name of ['mergePlan', 'repairPlan', 'catalog', 'signature'] as const) {
        await assert.rejects(read(name, text), raises(unreadable[name]), name);
      }
      assert.equal(await read('receipt', text), 'its receipt is not JSON');
    }
    for (const name of Object.keys(older) as Name[]) {
      assert.deepEqual(await read(name, `\ufeff${older[name]}`), await read(name, older[name]), name);
      const utf16 = Buffer.from(`\ufeff${older[name]}`, 'utf16le');
      if (name in unreadable)
        assert.match((await problemOf(read(name, utf16))) ?? '', /UTF-16; save it as UTF-8|neither/);
    }
    const long = ' '.repeat(70_000);
    assert.equal(
      await read('receipt', older.receipt + long),
      'its receipt is no receipt: it is longer than 65536 bytes',
    );
    assert.equal(await problemOf(read('mergePlan', older.mergePlan + long)), undefined);
  });
});

describe('a signature is read as Python reads it', () => {
  const read = async (t: TestContext, ...changes: readonly (readonly [was: string, is: string])[]) =>
    reading(t)(
      'signature',
      changes.reduce((text: string, [was, is]) => text.replace(was, is), older.signature),
    ) as Promise<Awaited<ReturnType<typeof readSignature>>>;

  it('a boolean is an integer, and 1.0 is none', async (t) => {
    assert.equal((await read(t, ['"signature_version": 1', '"signature_version": true'])).signature_version, true);
    for (const other of ['1.0', '1e0', '"1"', 'null', '[1]', 'NaN']) {
      await assert.rejects(read(t, ['"signature_version": 1', `"signature_version": ${other}`]), (error) => {
        assert.match((error as Error).message, /\/signature_version: must be of type integer or boolean$/);
        return raises(conditions.signatureMalformed)(error);
      });
    }
  });

  it('an integer has any length', async (t) => {
    const {signature_version} = await read(t, ['"signature_version": 1', `"signature_version": ${10n ** 30n}`]);
    assert.equal(signature_version, 1e30);
  });

  it('of equal names the last counts, however they are spelt', async (t) => {
    const {algorithm, manifest_version} = await read(
      t,
      ['"signature": ', '"manifest_version": 1.0, "algo\\u0072ithm": "other", "signature": '],
      ['"signature_version"', '"m\\u0061nifest_version": 2, "signature_version"'],
    );
    assert.deepEqual([algorithm, manifest_version], ['other', 2]);
  });
});
