/** Writes oclif.manifest.json from the command classes: flags, arguments and help, so that starting needs none of them. */
import {writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import packageJson from '../package.json' with {type: 'json'};
import {commandLoaders} from '../src/commands/index.js';

// What `oclif manifest` calls for each command. It is not exported, and @oclif/core is pinned exactly.
const require = createRequire(import.meta.url);
const {cacheCommand} = require(path.join(path.dirname(require.resolve('@oclif/core')), 'util/cache-command.js'));

const commands: Record<string, unknown> = {};
for (const [id, load] of Object.entries(commandLoaders)) {
  const command = (await load()).default;
  command.id = id;
  commands[id] = await cacheCommand(command, undefined, false);
}
writeFileSync('oclif.manifest.json', `${JSON.stringify({commands, version: packageJson.version}, null, 2)}\n`);
