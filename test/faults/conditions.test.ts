import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {compareConditions} from '../../src/engine/faults/compare-conditions.js';
import {allConditions, conditions} from '../../src/engine/faults/conditions.js';
import {environmentConditions} from '../../src/engine/faults/environment-conditions.js';
import {exit, fault, finding, findingText, toFault} from '../../src/engine/faults/fault.js';
import {formatConditions} from '../../src/engine/faults/format-conditions.js';
import {graphConditions} from '../../src/engine/faults/graph-conditions.js';
import {healConditions} from '../../src/engine/faults/heal-conditions.js';
import {lockConditions} from '../../src/engine/faults/lock-conditions.js';
import {programConditions} from '../../src/engine/faults/program-conditions.js';
import {walConditions} from '../../src/engine/faults/wal-conditions.js';
import {parseCommandLine, shellWords} from '../support/command-lines.js';
import {provokedBy, unprovoked} from '../support/provoked.js';

const groups = [
  ['L0', programConditions],
  ['L1', formatConditions],
  ['L2', lockConditions],
  ['L3', walConditions],
  ['L4', graphConditions],
  ['L5', environmentConditions],
  ['L6', healConditions],
  ['L6', compareConditions],
] as const;

/** Names that a careless command line would take apart. */
const oddNames = ["it's mine.liel", 'two\nlines.liel', '-o.liel', '$(id).liel', 'a b.liel', '', '"q".liel'];

const testFile = (name: string): string => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');

describe('conditions', () => {
  it('have codes of their own, L and four digits, the thousand by the file that declares them', () => {
    const codes = allConditions().map(({code}) => code);
    assert.equal(new Set(codes).size, codes.length);
    for (const [thousand, group] of groups) {
      for (const [name, {code}] of Object.entries(group)) assert.match(code, new RegExp(`^${thousand}\\d{3}$`), name);
    }
    const names = groups.flatMap(([, group]) => Object.keys(group));
    assert.deepEqual(names.sort(), Object.keys(conditions).sort());
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

  it('are thrown and collected with the same words', () => {
    const facts = conditions.nodeNotFound.example;
    const found = finding(conditions.nodeNotFound, facts, {node: 99});
    const thrown = toFault(found);
    assert.equal(thrown.message, findingText(found));
    assert.deepEqual([thrown.place, thrown.facts], [{node: 99}, facts]);
    const below = new Error('below');
    assert.equal(fault(conditions.nodeNotFound, facts, {}, below).cause, below);
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
