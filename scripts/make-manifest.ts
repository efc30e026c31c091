/**
 * Writes what is made of the command files: src/commands/index.ts, the table in docs/commands.md, and oclif.manifest.json with
 * flags, arguments and help, so that starting needs none of the classes.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import packageJson from '../package.json' with {type: 'json'};
import {commandIndex, withCommandTable} from './command-lists.js';

// What `oclif manifest` calls for each command. It is not exported, and @oclif/core is pinned exactly.
const require = createRequire(import.meta.url);
const {cacheCommand} = require(path.join(path.dirname(require.resolve('@oclif/core')), 'util/cache-command.js'));

writeFileSync('src/commands/index.ts', commandIndex());
const {commandLoaders} = await import('../src/commands/index.js');
const commands: Record<string, unknown> = {};
const summaries = new Map<string, string>();
for (const [id, load] of Object.entries(commandLoaders)) {
  const command = (await load()).default;
  command.id = id;
  summaries.set(id, command.summary ?? '');
  const {trait, ...cached} = await cacheCommand(command, undefined, false);
  commands[id] = cached;
}
writeFileSync('oclif.manifest.json', `${JSON.stringify({commands, version: packageJson.version}, null, 2)}\n`);
writeFileSync('docs/commands.md', withCommandTable(readFileSync('docs/commands.md', 'utf8'), summaries));
