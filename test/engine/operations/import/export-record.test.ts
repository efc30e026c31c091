import assert from 'node:assert/strict';
import {test} from 'node:test';
import {edge, exportOf, node, openExport, problemOf} from '../../../support/export-text.js';

const windows = [1, 17, 64, 65_536];

test('the root is an object with a list of nodes and a list of edges', () => {
  for (const root of ['[]', 'null', '12', '"x"', 'true', 'NaN']) {
    assert.equal(
      problemOf(() => openExport(root)),
      'L0013 export JSON must contain an object',
      root,
    );
  }
  for (const members of ['', ',"nodes":[]', ',"edges":[]', ',"nodes":{},"edges":[]', ',"nodes":[],"edges":"x"']) {
    assert.equal(
      problemOf(() => openExport(`{"export_version":1${members}}`)),
      'L0013 export JSON must contain nodes and edges arrays',
      members,
    );
  }
});

const badNodes: [string, string][] = [
  ['1', 'node records must be objects'],
  ['null', 'node records must be objects'],
  ['[]', 'node records must be objects'],
  ['{}', 'node id must be an integer'],
  [node('null'), 'node id must be an integer'],
  [node('1.0'), 'node id must be an integer'],
  [node('"1"'), 'node id must be an integer'],
  [node('NaN', '[]', '5'), 'node id must be an integer'],
  ['{"id":1,"properties":{}}', 'node labels must be strings'],
  [node('1', '[]', '"A"'), 'node labels must be strings'],
  [node('1', '{}', '["a",1]'), 'node labels must be strings'],
  [node('1', '{}', '[["a"]]'), 'node labels must be strings'],
  ['{"id":1,"labels":[]}', 'node properties must be an object'],
  [node('1', '[]'), 'node properties must be an object'],
  [node('1', 'null'), 'node properties must be an object'],
];

const badEdges: [string, string][] = [
  ['"x"', 'edge records must be objects'],
  ['{}', 'edge id must be an integer'],
  [edge('"1"', '"1"'), 'edge id must be an integer'],
  ['{"id":1,"from_node":1,"label":"E","properties":{}}', 'edge endpoints must be integers'],
  [edge('1', '"1"', '1', '1'), 'edge endpoints must be integers'],
  [edge('1', '1', '1.0'), 'edge endpoints must be integers'],
  [edge('1', '1', '1', 'null', '[]'), 'edge label must be a string'],
  [edge('1', '1', '1', '["E"]'), 'edge label must be a string'],
  [edge('1', '1', '1', '"E"', '[1]'), 'edge properties must be an object'],
  ['{"id":1,"from_node":1,"label":"E","to_node":1}', 'edge properties must be an object'],
];

test('a record that is not as it should be is refused in the words of the peer', () => {
  for (const windowBytes of windows) {
    for (const [record, expected] of badNodes) {
      assert.equal(
        problemOf(() => openExport(exportOf([record]), windowBytes)),
        `L0013 ${expected}`,
        record,
      );
    }
    for (const [record, expected] of badEdges) {
      assert.equal(
        problemOf(() => openExport(exportOf([], [record]), windowBytes)),
        `L0013 ${expected}`,
        record,
      );
    }
  }
});

test('the first bad node is reported before any bad edge, though edges come first in the text', () => {
  const text = exportOf([node('1'), node('"z"', '[]', '5'), 'null'], ['"x"']);
  assert.equal(
    problemOf(() => openExport(text)),
    'L0013 node id must be an integer',
  );
});
