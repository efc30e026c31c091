/**
 * `npm run build-node -- FILE [ARGUMENT…]`: runs a script with the Node that the executable carries; whatever the script
 * starts finds that Node first, too. It lies in tools/node beside the packer, and is installed when it is first needed.
 */
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {installedTools} from './installed-tools.js';
import {hostTarget, nodeExecutable} from './targets.js';

const target = hostTarget();
const tools = installedTools('node', ['@yao-pkg/pkg', target.nodePackage]);
const node = nodeExecutable(path.join(tools, 'node_modules', target.nodePackage), target);
const env = {...process.env, PATH: [path.dirname(node), process.env['PATH']].join(path.delimiter)};
const {status, error} = spawnSync(node, ['--import', 'tsx', ...process.argv.slice(2)], {env, stdio: 'inherit'});
if (error) throw error;
process.exitCode = status ?? 1;
