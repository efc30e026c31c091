import assert from 'node:assert/strict';
import {cpSync, mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {it} from 'node:test';
import {runProgram} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** What a refusal says of a slip of the pen, and the step that leads on. */
const rows: readonly (readonly [line: string, exit: number, ...shows: RegExp[]])[] = [
  ['history projct.liel', 2, /L0002 .*did you mean project\.liel\?/],
  ['restore @ -o project', 2, /L0002 .*did you mean project\.liel\?/],
  [
    'history elsewhere.liel',
    2,
    /L0049 there is no backup .*no such store\n/,
    /next: liel history elsewhere.liel --backups D/,
  ],
  ['history project.liel', 2, /L0049 there is no backup of project\.liel/, /next: liel backup project\.liel\n/],
  ['restore @2x -o project.liel --dry-run', 2, /L0001 @2x says no moment: .*@2d/],
  [
    'verify project.liel --public-key mine.pub',
    2,
    /L0096 project\.liel is not signed/,
    /next: liel sign project\.liel --secret-key KEYFILE/,
  ],
  [
    'verify signed.liel --public-key other.pub',
    1,
    /next: liel runbook what-signatures-prove\nSignature verification failed/,
  ],
  ['import graph.jsonl -o x.liel', 3, /L0012 .*Extra data/, /next: liel import --from jsonl graph\.jsonl -o x\.liel/],
  ['import people.csv -o x.liel', 3, /next: liel import --from csv people\.csv -o x\.liel/],
  ['import table -o x.liel', 3, /next: liel import --from csv table -o x\.liel/],
  ['import cut.json -o x.liel', 3, /L0012/, /next: liel help import/],
  ['stats export.json', 3, /L1042/, /data at risk: none/, /next: liel import export\.json/],
  ['verify backups/', 2, /L0080/, /next: liel backups backups\/ --verify/],
  ['drill many', 2, /L0080/, /next: liel verify 'many\/\*\.liel'/],
  [
    'manifest project.liel -o key',
    2,
    /L0003/,
    /next: liel manifest project\.liel -o key-2\n.*next: liel manifest project\.liel -o key --force\n/,
  ],
  ['backups', 2, /L0001 DIRECTORY is missing: A directory with backups, or s3:.*\n/],
  ['trace project.liel --from Mira --to 8', 2, /L0001 --from: a node ID is a whole number, not Mira\n/],
  ['map project.liel', 2, /L0001 --output is missing\n/],
  ['runbook small-backup', 2, /did you mean small-backups\?/, /next: liel runbook small-backups\n/],
  ['runbook backups', 2, /did you mean small-backups\?/],
  ['explain 4002', 0, /L4002/],
  ['diff project.liel many/a.liel --node-key nmae', 2, /L6001 left node 1 is missing [^;]*: nmae; did you mean name\?/],
  ['diff project.liel many/a.liel --node-key place', 2, /L6001 left node 1 is missing [^;]*: place\n/],
  [
    'merge project.liel many/a.liel --node-key nmae --dry-run',
    0,
    /no node of many\/a\.liel has the key nmae; did you mean name\?\n/,
    /Result: blocked/,
  ],
  ['verify project.liel --identity key.txt', 2, /L0001 --identity needs --allowed-signers: .*--identity-file/],
];

it('a refusal names what was meant and a step that leads on', async (t) => {
  const cwd = temporaryDirectory(t);
  const put = (name: string, content: string | Uint8Array): void => writeFileSync(path.join(cwd, name), content);
  put('project.liel', smallStore());
  for (const directory of ['many', 'backups']) mkdirSync(path.join(cwd, directory));
  put('many/a.liel', smallStore());
  put('graph.jsonl', '{"type":"node","id":"1"}\n{"type":"node","id":"2"}\n');
  put('people.csv', 'id,name\n1,Ada\n');
  put('table', 'id,name\n1,Ada\n');
  put('cut.json', '{\n  "edge_count": 0,\n  "edges": [');
  put('export.json', '{\n  "edge_count": 0,\n  "edges": []\n}\n');
  put('key', 'secret');
  for (const name of ['mine', 'other']) {
    assert.equal((await runProgram(['keygen', '-o', name, '--no-password'], {cwd})).code, 0);
  }
  cpSync(path.join(cwd, 'project.liel'), path.join(cwd, 'signed.liel'));
  const signed = await runProgram(['sign', 'signed.liel', '--secret-key', 'mine.key'], {cwd});
  assert.equal(signed.code, 0, signed.stderr);
  // A copy of another store: its name alone tells what the directory is for.
  put('backups/else-20260102-030405.liel', smallStore());
  for (const [line, exit, ...shows] of rows) {
    const {code, stdout, stderr} = await runProgram(line.split(' '), {cwd});
    assert.equal(code, exit, `${line}: ${stderr}`);
    for (const text of shows) assert.match(`${stdout}${stderr}`, text, line);
  }
});
