import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {commandFiles, commandIndex, withCommandTable} from '../scripts/command-lists.js';
import {fieldsPage, fieldsText} from '../scripts/make-fields-page.js';
import {commandLoaders} from '../src/commands/index.js';

const textOf = (file: string): string => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8');

test('the list of commands, their table in docs/commands.md and the manifest are those of the command files: npm run manifest', async () => {
  assert.equal(textOf('src/commands/index.ts'), commandIndex());
  const summaries = new Map<string, string>();
  for (const [id, load] of Object.entries(commandLoaders)) summaries.set(id, (await load()).default.summary ?? '');
  assert.deepEqual([...summaries.keys()], [...commandFiles().keys()]);
  assert.equal(textOf('docs/commands.md'), withCommandTable(textOf('docs/commands.md'), summaries));
  const {commands} = JSON.parse(textOf('oclif.manifest.json')) as {commands: Record<string, {summary: string}>};
  assert.deepEqual(
    Object.entries(commands).map(([id, {summary}]) => [id, summary]),
    [...summaries],
  );
});

test('every command has a summary that is one sentence, and an example that begins with its name', async () => {
  for (const [id, load] of Object.entries(commandLoaders)) {
    const {summary = '', examples = []} = (await load()).default;
    assert.match(summary, /^[A-Z].*\.$/, id);
    assert.ok(String(examples[0]).includes(`<%= config.bin %> ${id.replace(':', ' ')}`), `the first example of ${id}`);
  }
});

test('the page of fields in JSON is the one that is made: npx tsx scripts/make-fields-page.ts', () => {
  assert.ok(readFileSync(fieldsPage, 'utf8') === fieldsText());
});
