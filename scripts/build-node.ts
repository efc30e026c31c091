/**
 * `npm run build-node -- FILE [ARGUMENT…]`: runs a script with the Node that the executable carries; whatever the script
 * starts finds that Node first, too. It lies in tools/node beside the packer, and is installed when it is first needed.
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {hostTarget, nodeExecutable} from './targets.js';

const tools = fileURLToPath(new URL('../tools/node', import.meta.url));
const target = hostTarget();
const read = (file: string) => JSON.parse(readFileSync(path.join(tools, file), 'utf8'));

/** Whether a package is there in the version that tools/node pins. */
function isInstalled(name: string): boolean {
  const {dependencies, optionalDependencies} = read('package.json');
  const file = `node_modules/${name}/package.json`;
  return existsSync(path.join(tools, file)) && read(file).version === {...dependencies, ...optionalDependencies}[name];
}

if (!['@yao-pkg/pkg', target.nodePackage].every(isInstalled)) {
  execFileSync('npm', ['ci'], {cwd: tools, stdio: ['ignore', 2, 2], shell: process.platform === 'win32'});
}
const node = nodeExecutable(path.join(tools, 'node_modules', target.nodePackage), target);
const env = {...process.env, PATH: [path.dirname(node), process.env['PATH']].join(path.delimiter)};
const {status, error} = spawnSync(node, ['--import', 'tsx', ...process.argv.slice(2)], {env, stdio: 'inherit'});
if (error) throw error;
process.exitCode = status ?? 1;
