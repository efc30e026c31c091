import type {Command} from '@oclif/core/command';
import type {Plugin} from '@oclif/core/interfaces';
import manifest from '../../oclif.manifest.json' with {type: 'json'};
import {commandLoaders} from './index.js';
import {pjson, topics} from './program.js';

/** The program's own plugin, held in memory: oclif finds commands without looking at the disk, in a bundle too. */
export function embeddedPlugin(root: string): Plugin {
  const findCommand = async (id: string): Promise<Command.Class> => {
    const loader = commandLoaders[id];
    if (!loader) throw new Error(`command ${id} is not compiled in`);
    const command = (await loader()).default;
    command.id = id;
    return command;
  };
  const commands = Object.entries<object>(manifest.commands).map(([id, command]) => ({
    ...command,
    load: () => findCommand(id),
    pluginAlias: pjson.name,
    pluginType: 'core',
  }));
  const plugin = {
    _base: '@oclif/core',
    alias: pjson.name,
    name: pjson.name,
    version: pjson.version,
    type: 'core',
    isRoot: true,
    root,
    pjson,
    moduleType: 'module',
    valid: true,
    hasManifest: true,
    commandsDir: undefined,
    hooks: {},
    options: {root},
    topics,
    commandIDs: Object.keys(manifest.commands),
    manifest,
    commands,
    findCommand,
    load: async () => {},
  };
  return plugin as unknown as Plugin;
}
