import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {allConditions} from '../src/engine/faults/conditions.js';
import {toExplanation} from '../src/engine/operations/explain.js';
import {conditionPage} from '../src/ui/explain-text.js';

/** What we say to operators: the pages, and what explain prints of each condition. */
const directory = fileURLToPath(new URL('../runbooks', import.meta.url));
const said: ReadonlyMap<string, string> = new Map([
  ...readdirSync(directory)
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, readFileSync(path.join(directory, name), 'utf8')] as const),
  ...allConditions().map((condition) => [condition.code, conditionPage(toExplanation(condition))] as const),
]);

/** Sentences about a word, each behind the name of where it stands. */
function sentencesWith(word: string): string[] {
  return [...said].flatMap(([name, text]) =>
    text
      .replaceAll(/\s+/g, ' ')
      .split(/(?<=[.:;])\s/)
      .filter((sentence) => sentence.includes(word))
      .map((sentence) => `${name}: ${sentence}`),
  );
}

describe('what is said of signals', () => {
  it('never promises that SIGTERM ends a Python writer cleanly: it has no handler for it', () => {
    const sentences = sentencesWith('SIGTERM');
    assert.ok(sentences.length >= 5, 'they are found at all');
    const promises = sentences.filter(
      (sentence) =>
        /writer|its lock|their lock/i.test(sentence) && !/SIGINT|leave|does not|no handler|kills/.test(sentence),
    );
    assert.deepEqual(promises, []);
  });

  it('names what does, wherever a condition says how to end a writer', () => {
    const about = allConditions().filter(({prevent}) => prevent?.includes('SIGTERM') && prevent.includes('writer'));
    assert.deepEqual(
      about.map(({code}) => code),
      ['L2002', 'L5020'],
    );
    for (const {code, prevent = ''} of about) {
      assert.match(prevent, /closes its stdin.*SIGINT.*SIGTERM and SIGKILL leave its lock/, code);
    }
  });
});

describe('what explain says of exit codes', () => {
  it('follows from what a condition declares: verify is spoken of where it reports, and where it cannot read on', () => {
    for (const condition of allConditions()) {
      const [, line = ''] = /^- Exit code: (.*)$/m.exec(said.get(condition.code) ?? '') ?? [];
      const {layer, endsVerify, exit} = condition;
      assert.ok(line.startsWith(String(exit)), condition.code);
      assert.equal(line.includes('verify'), layer !== undefined, `${condition.code}: ${line}`);
      assert.equal(/\b1\b/.test(line), layer !== undefined && endsVerify !== 'always', `${condition.code}: ${line}`);
    }
  });
});

/** Tools that are not on every machine, or say less than a command of ours. */
const others = /^(file|jq|df|date|type|head|wc|b3sum)\b/;

describe('the next lines of a condition', () => {
  it('need no tool where a command of ours says it', () => {
    const wrong = allConditions().flatMap((condition) => {
      const {code, next, verify} = toExplanation(condition);
      return [...next, ...verify].filter((line) => others.test(line)).map((line) => `${code}: ${line}`);
    });
    assert.deepEqual(wrong, []);
  });
});
