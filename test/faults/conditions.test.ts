import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {archiveConditions} from '../../src/engine/faults/archive-conditions.js';
import {backupConditions} from '../../src/engine/faults/backup-conditions.js';
import {compareConditions} from '../../src/engine/faults/compare-conditions.js';
import {allConditions, conditionOf, conditions} from '../../src/engine/faults/conditions.js';
import {copyConditions} from '../../src/engine/faults/copy-conditions.js';
import {environmentConditions} from '../../src/engine/faults/environment-conditions.js';
import {exchangeConditions} from '../../src/engine/faults/exchange-conditions.js';
import {exportConditions} from '../../src/engine/faults/export-conditions.js';
import {
  exit,
  type Family,
  fault,
  finding,
  findingText,
  isFault,
  isFaultOf,
  isFinding,
  toFault,
} from '../../src/engine/faults/fault.js';
import {foreignConditions} from '../../src/engine/faults/foreign-conditions.js';
import {formatConditions} from '../../src/engine/faults/format-conditions.js';
import {graphConditions} from '../../src/engine/faults/graph-conditions.js';
import {healConditions} from '../../src/engine/faults/heal-conditions.js';
import {inputConditions} from '../../src/engine/faults/input-conditions.js';
import {lockConditions} from '../../src/engine/faults/lock-conditions.js';
import {offSiteConditions} from '../../src/engine/faults/off-site-conditions.js';
import {programConditions} from '../../src/engine/faults/program-conditions.js';
import {signatureConditions} from '../../src/engine/faults/signature-conditions.js';
import {walConditions} from '../../src/engine/faults/wal-conditions.js';
import {parseCommandLine, shellWords} from '../support/command-lines.js';
import {provokedBy, unprovoked} from '../support/provoked.js';
import {sourceFiles} from '../support/source-files.js';

/** The thousand of the codes of each family. */
const thousands: readonly Family[] = ['program', 'format', 'lock', 'wal', 'graph', 'environment', 'comparison'];

const groups = [
  programConditions,
  backupConditions,
  copyConditions,
  inputConditions,
  exchangeConditions,
  signatureConditions,
  formatConditions,
  archiveConditions,
  exportConditions,
  foreignConditions,
  lockConditions,
  walConditions,
  graphConditions,
  environmentConditions,
  healConditions,
  offSiteConditions,
  compareConditions,
];

/** Names that a careless command line would take apart. */
const oddNames = ["it's mine.liel", 'two\nlines.liel', '-o.liel', '$(id).liel', 'a b.liel', '', '"q".liel'];

const testFile = (name: string): string => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');

describe('conditions', () => {
  it('have codes of their own, L and four digits, the thousand by the family', () => {
    const codes = allConditions().map(({code}) => code);
    assert.equal(new Set(codes).size, codes.length);
    for (const {code, family} of allConditions()) {
      assert.match(code, /^L\d{4}$/);
      assert.equal(thousands[Number(code[1])], family, code);
    }
    for (const group of groups) {
      assert.equal(new Set(Object.values(group).map(({family}) => family)).size, 1, Object.keys(group)[0]);
    }
    assert.deepEqual(groups.flatMap(Object.keys).sort(), Object.keys(conditions).sort());
  });

  it('are found by their codes', () => {
    for (const condition of allConditions()) assert.equal(conditionOf(condition.code), condition);
    assert.equal(conditionOf('L9999'), undefined);
  });

  it('end in one class of failure, and never in a verdict', () => {
    const classes: number[] = Object.values(exit);
    for (const {code, exit: ends} of allConditions()) {
      assert.ok(classes.includes(ends) && ends >= 2 && ends !== exit.acceptedLoss, code);
    }
  });

  it('say in whole sentences what happened, from facts that fill them', () => {
    for (const {code, title, background, cause, example} of allConditions()) {
      const said = cause(example);
      assert.doesNotMatch(`${said} ${title} ${background}`, /undefined|NaN\b(?!,)|\[object/, code);
      assert.ok(said.length > 8 && !said.includes('\n'), code);
      assert.match(title, /^[A-Z].*[^.]$/, code);
      assert.match(background, /\.$/, code);
    }
  });

  it('use every fact: those of the example, and no other', () => {
    for (const {code, cause, remedy, example, exit: ends} of allConditions()) {
      const used = new Set<string>();
      const facts = new Proxy(example as Record<string, unknown>, {
        get: (target, key: string) => {
          assert.ok(key in target, `${code} uses the fact ${key}, which its example lacks`);
          used.add(key);
          return target[key];
        },
      });
      cause(facts as typeof example);
      remedy(facts as typeof example);
      assert.ok(used.size > 0 && ends > 0, code);
    }
  });

  it('have facts that the schema of an error knows', () => {
    const schema = JSON.parse(testFile('../src/ui/schemas/error.schema.json'));
    const known = new Set(Object.keys(schema.properties.error.properties.facts.properties));
    for (const {code, example} of allConditions()) {
      const given = Object.entries(example).filter(([, value]) => value !== undefined);
      const names = given.map(([name]) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
      assert.deepEqual(
        names.filter((name) => !known.has(name)),
        [],
        code,
      );
    }
  });

  it('are thrown and collected with the same words', () => {
    const facts = conditions.nodeNotFound.example;
    const found = finding(conditions.nodeNotFound, facts, {node: 99});
    const thrown = toFault(found);
    assert.equal(thrown.message, findingText(found));
    assert.deepEqual([thrown.place, thrown.facts], [{node: 99}, facts]);
    const below = new Error('below');
    assert.equal(fault(conditions.nodeNotFound, facts, {}, below).cause, below);
  });

  it('are asked for by themselves or by their family, thrown and collected', () => {
    const {nodeNotFound, edgeNotFound, io} = conditions;
    const found = finding(nodeNotFound, nodeNotFound.example);
    for (const known of [found, toFault(found)]) {
      assert.ok(isFinding(known, nodeNotFound) && isFinding(known, edgeNotFound, nodeNotFound));
      assert.ok(!isFinding(known, edgeNotFound) && !isFinding(known));
    }
    const thrown: unknown = toFault(found);
    assert.ok(isFault(thrown, nodeNotFound) && isFault(thrown, edgeNotFound, nodeNotFound));
    assert.ok(!isFault(thrown, edgeNotFound, io) && !isFault(found, nodeNotFound));
    assert.ok(isFaultOf(thrown, 'graph') && isFaultOf(thrown, 'wal', 'graph'));
    assert.ok(!isFaultOf(thrown, 'wal') && !isFaultOf(found, 'graph') && !isFaultOf(new Error('below'), 'graph'));
  });

  it('are known by themselves outside of their own room: nothing else compares codes, or knows one by heart', () => {
    const written = /['"`/^]L(\d|\[)/;
    const compared = /\.code\b\)? [!=]== (?!'E)|[!=]== [\w.?]*\.code\b|\.code\??\.\w/;
    const lookedUp = /\.(includes|test|has|exec|indexOf)\([\w.?]*\.code\)/;
    const wrong = sourceFiles()
      .filter(({path}) => !path.startsWith('engine/faults/'))
      .flatMap(({path, text}) => text.split('\n').map((line) => `${path}: ${line.trim()}`))
      .filter((line) => [written, compared, lookedUp].some((pattern) => pattern.test(line)));
    assert.deepEqual(wrong, []);
  });
});

describe('the command lines that a condition names', () => {
  it('are there, and those of this program are understood by it', () => {
    for (const {code, remedy, example} of allConditions()) {
      const lines = remedy(example);
      assert.ok(lines.length > 0, code);
      for (const line of lines) if (line.startsWith('liel ')) assert.equal(parseCommandLine(line), undefined, code);
    }
  });

  it('hold whatever a file is called: as one word, and as the same word', () => {
    for (const {code, remedy, example} of allConditions()) {
      for (const fact of ['store', 'path', 'output'] as const) {
        if (!(fact in example)) continue;
        for (const name of oddNames) {
          for (const line of remedy({...example, [fact]: name})) {
            const usual = shellWords(remedy(example)[remedy({...example, [fact]: name}).indexOf(line)]);
            const words = shellWords(line);
            assert.equal(words.length, usual.length, `${code}: ${line}`);
            const at = usual.indexOf(String(example[fact as keyof typeof example]));
            if (at >= 0) assert.equal(words[at].replace(/^\.\//, ''), name, `${code}: ${line}`);
            if (line.startsWith('liel ')) assert.equal(parseCommandLine(line), undefined, `${code}: ${line}`);
          }
        }
      }
    }
  });
});

describe('every condition', () => {
  it('is provoked by a test that names it', () => {
    const named = Object.keys({...provokedBy, ...unprovoked}).sort();
    assert.deepEqual(named, Object.keys(conditions).sort());
    for (const [name, file] of Object.entries(provokedBy)) {
      const {code} = conditions[name as keyof typeof conditions];
      assert.match(testFile(file), new RegExp(`conditions\\.${name}\\b|\\b${code}\\b`), `${file} provokes ${name}`);
    }
  });
});
