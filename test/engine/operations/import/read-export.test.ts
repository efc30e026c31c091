import assert from 'node:assert/strict';
import {test} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {Fault} from '../../../../src/engine/faults/fault.js';
import {
  decodeEdgeLabel,
  decodeNodeLabels,
  decodeProperties,
  type PropertyMap,
} from '../../../../src/engine/format/values/property-value.js';
import {type ExportSource, readExport, type SourceId} from '../../../../src/engine/operations/import/read-export.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {checkedExport, edge, exportOf, node, openExport, problemOf} from '../../../support/export-text.js';
import {raises} from '../../../support/raises.js';
import {seededRandom} from '../../../support/random.js';

const windows = [1, 17, 64, 65_536];

function nodesOf(source: ExportSource): [SourceId, string[], PropertyMap][] {
  return Array.from(source.nodes(), (node) => {
    node.requireFit();
    return [node.id, decodeNodeLabels(node.labels.content()), decodeProperties(node.properties.content())];
  });
}

function edgesOf(source: ExportSource): [SourceId, SourceId, SourceId, string, PropertyMap][] {
  return Array.from(source.edges(), ({id, from, to, labels, properties}) => [
    id,
    from,
    to,
    decodeEdgeLabel(labels.content()),
    decodeProperties(properties.content()),
  ]);
}

test('an export gives its nodes and edges, whatever the window', () => {
  const text = `{
    "edge_count": 1,
    "edges": [ {"from_node": 1, "id": 4, "label": "LED_TO", "properties": {"w": 0.5}, "to_node": 2} ],
    "export_version": 1,
    "liel_format": "1.0",
    "node_count": 2,
    "nodes": [
      {"id": 1, "labels": ["Źródło", "A"], "properties": {"age": 3, "name": "x"}},
      {"id": 2, "labels": [], "properties": {}}
    ]
  }`;
  for (const windowBytes of windows) {
    const source = openExport(text, windowBytes);
    assert.equal(source.nodeCount, 2);
    assert.equal(source.edgeCount, 1);
    assert.deepEqual(nodesOf(source), [
      [
        1,
        ['Źródło', 'A'],
        new Map<string, unknown>([
          ['age', 3n],
          ['name', 'x'],
        ]),
      ],
      [2, [], new Map()],
    ]);
    assert.deepEqual(edgesOf(source), [[4, 1, 2, 'LED_TO', new Map([['w', 0.5]])]]);
  }
});

test('an empty property set and no labels have no bytes, an edge label always has some', () => {
  const source = openExport(exportOf([node('1')], [edge('1', '1', '1', '""')]));
  const [first] = source.nodes();
  assert.equal(first.labels.length + first.properties.length, 0);
  assert.deepEqual(
    Array.from(source.edges(), ({labels, properties}) => [labels.length, properties.length]),
    [[5, 0]],
  );
});

test('records come by ascending id, those of equal ids as the export has them', (t) => {
  const random = seededRandom(t);
  const ids = [
    '3',
    '-7',
    '0',
    'true',
    '1',
    'false',
    '9007199254740993',
    '9007199254740992',
    '1e3'.replace('e3', '000'),
  ];
  const value = (id: string) => (id === 'true' ? 1n : id === 'false' ? 0n : BigInt(id));
  for (let round = 0; round < 100; round++) {
    const few = random.chance(0.5) ? ids.slice(0, 6) : ids;
    const chosen = Array.from({length: 1 + random.below(30)}, (_, i) => ({id: random.pick(few), i}));
    const source = openExport(
      exportOf(
        chosen.map(({id, i}) => node(id, `{"i":${i}}`)),
        chosen.map(({id, i}) => edge(id, id, id, `"${i}"`)),
      ),
      random.pick(windows),
    );
    const sorted = [...chosen].sort((a, b) => Number(value(a.id) - value(b.id)));
    const order = sorted.map(({i}) => BigInt(i));
    assert.deepEqual(
      nodesOf(source).map(([, , properties]) => properties.get('i')),
      order,
    );
    assert.deepEqual(
      edgesOf(source).map(([, , , label]) => BigInt(label)),
      order,
    );
    let k = 0;
    for (const {id, idIsBoolean, from, to} of source.edges()) {
      const written = sorted[k++].id;
      assert.deepEqual([BigInt(id), from, to], [value(written), id, id]);
      assert.equal(idIsBoolean, written === 'true' || written === 'false');
    }
    assert.equal(k, sorted.length);
  }
});

test('ids far apart are put in order too', () => {
  const ids = ['9007199254740991', '-9007199254740991', '5', '0', '5'];
  assert.deepEqual(
    nodesOf(openExport(exportOf(ids.map((id) => node(id))))).map(([id]) => id),
    [-9_007_199_254_740_991, 0, 5, 5, 9_007_199_254_740_991],
  );
});

test('an id is a number when that is exact, else a bigint', () => {
  const ids = ['-0', '9007199254740991', '9007199254740992', '100000000000000000000'];
  const source = openExport(
    exportOf(
      ids.map((id) => node(id)),
      [edge('-9007199254740992', ids[2], ids[1])],
    ),
  );
  assert.deepEqual(
    nodesOf(source).map(([id]) => id),
    [0, 9_007_199_254_740_991, 9_007_199_254_740_992n, 100_000_000_000_000_000_000n],
  );
  assert.deepEqual(edgesOf(source)[0].slice(0, 3), [
    -9_007_199_254_740_992n,
    9_007_199_254_740_992n,
    9_007_199_254_740_991,
  ]);
});

test('the last of equal keys counts, at the root and in a record', () => {
  const records = [
    '{"id":"x","labels":[1],"properties":[],"id":4,"labels":["y"],"properties":{"r":2}}',
    '{"id":5,"labels":["\\ud800"],"properties":{"q":"\\ud800"},"labels":[],"properties":{}}',
  ];
  const edges =
    '"edges":[{"id":1,"label":0,"from_node":0,"to_node":0,"properties":0,"label":"E","from_node":4,"to_node":5,"properties":{}}]';
  const source = openExport(
    `{"export_version":9,"nodes":[1,{}],"edges":{},"nodes":[${records}],${edges},"export_version":1}`,
  );
  assert.deepEqual(nodesOf(source), [
    [4, ['y'], new Map([['r', 2n]])],
    [5, [], new Map()],
  ]);
  assert.deepEqual(edgesOf(source), [[1, 4, 5, 'E', new Map()]]);
  assert.equal(
    problemOf(() => openExport('{"export_version":1,"nodes":[],"edges":[],"nodes":{}}')),
    'L0013 export JSON must contain nodes and edges arrays',
  );
});

test('keys may be written with escapes, and other keys are ignored', () => {
  const source = openExport(
    '{"n\\u006fdes":[{"\\u0069d":1,"labels":[],"properties":{},"labels2":[NaN]}],"edges":[],"export_version":1,"node_count":55,"":{"nodes":1}}',
  );
  assert.deepEqual(nodesOf(source), [[1, [], new Map()]]);
});

test('a document that is not JSON is refused before anything it says', () => {
  const text = exportOf(['null'], ['null']).replace('1', '2');
  assert.equal(
    problemOf(() => openExport(`${text} x`)),
    'L0012 Extra data: line 1 column 52 (char 51)',
  );
  assert.throws(() => openExport(''), raises(conditions.exportUnreadable));
  assert.throws(() => openExport('\ufeff\ufeff{}'), raises(conditions.exportUnreadable));
  assert.equal(
    problemOf(() => checkedExport(new MemoryDevice('export.json', Buffer.from('{"a":"\xff"}', 'latin1')))),
    'L0012 not UTF-8: byte 0xff at offset 6',
  );
});

test('deep nesting is refused at once, wherever it is', () => {
  const deep = '['.repeat(100_000);
  for (const text of [deep, exportOf([deep]), exportOf([node('1', `{"a":${deep}}`)]), `{"export_version":${deep}`]) {
    assert.match(
      problemOf(() => openExport(text)),
      /^L0012 nested deeper than 1024 levels: line 1 column \d+ \(char \d+\)$/,
    );
  }
});

test('an id of more than 4300 digits is refused, as in Python', () => {
  assert.match(
    problemOf(() => openExport(exportOf([node('1'.repeat(4301))]))),
    /^L0012 an integer of more than 4300 digits: line 1/,
  );
});

test('the fault of an unreadable export names the file', () => {
  assert.throws(() => openExport('{'), {
    message:
      'failed to read export JSON export.json: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)',
  });
});

test('a node that a store cannot hold is refused when its turn comes', () => {
  const records = openExport(exportOf([node('7', '{"a":"\\ud800"}'), node('3', '{"k":1}')])).nodes();
  const three = records.next().value;
  assert.equal(three?.id, 3);
  three.requireFit();
  const seven = records.next().value;
  assert.throws(
    () => seven?.requireFit(),
    (error) => {
      assert.ok(error instanceof Fault);
      assert.equal(error.condition.code, conditions.valueRefused.code);
      assert.deepEqual(error.facts, {
        what: 'node 7',
        problem:
          'Property values must be None, bool, int, float, str, list, or dict (nested values follow the same rules). Got type `str`.',
      });
      return true;
    },
  );
});

test('labels are judged before properties, and what they hold before how large they are', () => {
  const long = `"${'x'.repeat(1_048_600)}"`;
  const refusal = (properties: string, labels: string) =>
    problemOf(() => nodesOf(openExport(exportOf([node('1', properties, labels)]))));
  assert.match(refusal(`{"a":"\\ud800"}`, '["\\ud83d"]'), /codec can't encode character '\\ud83d' in position 0/);
  assert.match(refusal(`{"a":"\\ud800"}`, `[${long}]`), /Got type `str`\.$/);
  assert.match(refusal(`{"a":${long}}`, `["y",${long}]`), /^L0014 property blob of 1048616 bytes exceeds/);
  assert.match(refusal(`{"a":${long}}`, '["y"]'), /^L0014 property blob of 1048615 bytes exceeds/);
});

test('an edge that a store cannot hold is refused when that is asked: the caller looks at its ends first', () => {
  const edges = openExport(
    exportOf([], [edge('1', '9', '9', '"\\udc00"'), edge('2', '9', '9', '"E"', '{"a":1}')]),
  ).edges();
  const refused = edges.next().value;
  assert.equal(refused?.from, 9);
  assert.throws(() => refused?.requireFit(), {
    message:
      "edge 1 cannot be stored: 'utf-8' codec can't encode character '\\udc00' in position 0: surrogates not allowed",
  });
  const fine = edges.next().value;
  fine?.requireFit();
  assert.equal(fine?.properties.length, 19);
});

test('walks over nodes and edges do not disturb each other', () => {
  const count = 2000;
  const ids = Array.from({length: count}, (_, i) => String((i * 7919) % count));
  const source = openExport(
    exportOf(
      ids.map((id) => node(id)),
      ids.map((id) => edge(id)),
    ),
    64,
  );
  const nodes = source.nodes();
  const edges = source.edges();
  for (let i = 0; i < count; i++) {
    assert.equal(nodes.next().value?.id, i);
    assert.equal(edges.next().value?.id, i);
  }
  assert.ok(nodes.next().done && edges.next().done);
});

test('an export that changed since it was checked is refused, not misread', () => {
  const text = exportOf([node('1', '{"a":"b"}'), node('2')]);
  const changes: [string, string, RegExp][] = [
    ['"b"', '"\\"', /^L0012 /],
    ['"id":2', '"i ":2', /^L0013 node id must be an integer$/],
    ['{}}]', '{}}"', /^L0012 Expecting ',' delimiter/],
  ];
  for (const [before, after, expected] of changes) {
    const device = new MemoryDevice('export.json', Buffer.from(text));
    const source = checkedExport(device);
    device.write(Buffer.from(text.replace(before, after)), 0);
    assert.match(
      problemOf(() => nodesOf(source)),
      expected,
    );
  }
});

test('an export larger than the window is read whole, whatever the order of its records', (t) => {
  const random = seededRandom(t);
  const count = 4000;
  const records = Array.from({length: count}, (_, id) => ({
    id,
    labels: ['L'],
    properties: {i: id, text: 'żółw '.repeat(random.below(60))},
  }));
  for (const nodes of [records, random.shuffle(records)]) {
    const text = JSON.stringify({edges: [], export_version: 1, nodes}, undefined, 2);
    assert.ok(text.length > 1_000_000);
    const read = nodesOf(openExport(text));
    assert.equal(read.length, count);
    for (const [i, [id, , properties]] of read.entries()) {
      assert.deepEqual([id, properties.get('i'), properties.get('text')], [i, BigInt(i), records[i].properties.text]);
    }
  }
});

test('an export is read a step for each page of it, so that work on a large one lets others in', () => {
  const nodes = (ids: readonly number[]): string =>
    exportOf(ids.map((id) => node(`${id}`, `{"a":"${'x'.repeat(500)}"}`)));
  const ids = Array.from({length: 1000}, (_, i) => i + 1);
  const stepsOf = (text: string): number => {
    const steps = readExport(new MemoryDevice('export.json', Buffer.from(text)));
    let count = 0;
    while (!steps.next().done) count++;
    return count;
  };
  const text = nodes(ids);
  assert.equal(stepsOf(text), Math.floor((text.length - text.indexOf('[{')) / 4096));
  assert.equal(stepsOf(nodes(ids.toReversed())), 2 * stepsOf(text), 'the order is found on a second way');
});
