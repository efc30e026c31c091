import assert from 'node:assert/strict';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {before, describe, it, type TestContext} from 'node:test';
import {environmentOf, FaultProxy, makeBucket, needsMoto, secret, startMoto} from '../support/object-server.js';
import {documentIn, ended, expectExit, startProgram} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

interface Listed {
  readonly backups: readonly {readonly path: string; readonly verdict: string; readonly digest: string}[];
}

describe('the program and a bucket', needsMoto, () => {
  let proxy: FaultProxy;
  let bucket: string;
  let prefixes = 0;

  before(async () => {
    const server = await startMoto();
    proxy = await FaultProxy.start(server);
    bucket = await makeBucket(server);
  });

  function workplace(t: TestContext) {
    const cwd = temporaryDirectory(t);
    const scratch = path.join(cwd, 'scratch');
    mkdirSync(scratch);
    writeFileSync(path.join(cwd, 'project.liel'), smallStore());
    proxy.set();
    const home = {HOME: cwd, AWS_CONFIG_FILE: undefined, AWS_SHARED_CREDENTIALS_FILE: undefined};
    const env = {...environmentOf(proxy.address), ...home, TMPDIR: scratch};
    const options = {cwd, env};
    const place = `s3://${bucket}/cli/${++prefixes}/`;
    const take = ['backup', 'project.liel', '-o', place, '--compress', 'zstd'];
    const list = async () =>
      documentIn(await expectExit(0, ['backups', place, '--verify', '--json'], options)) as unknown as Listed;
    return {cwd, scratch, env, options, place, take, list};
  }

  it('has no green backup without a receipt where it is killed at any request, and its next run works', async (t) => {
    const {scratch, options, take, list} = workplace(t);
    await expectExit(0, take, options);
    const requests = proxy.seen.length;
    assert.equal(requests, 10);
    for (let number = 1; number <= requests; number++) {
      const child = startProgram(take, options);
      proxy.set((passing) => {
        if (passing.number !== number) return undefined;
        child.kill('SIGKILL');
        return number % 2 === 0 ? 'drop before' : 'drop after';
      });
      assert.equal((await ended(child)).signal, 'SIGKILL');
    }
    proxy.set();
    assert.ok(readdirSync(scratch).length > 0);
    const {stderr} = await expectExit(0, take, options);
    assert.match(stderr, /left by a run that was killed, is removed/);
    assert.deepEqual(readdirSync(scratch), [], 'what the dead runs left is gone, and so is what this one made');
    const {backups} = await list();
    for (const {verdict, digest} of backups) assert.ok(verdict === 'no receipt' || digest === 'equal', verdict);
    assert.ok(backups.filter(({verdict}) => verdict === 'drilled').length >= 2);
  });

  it('leaves nothing behind where somebody interrupts it', async (t) => {
    const {scratch, options, take, list, place} = workplace(t);
    const child = startProgram(take, options);
    const come = new Promise<void>((resolve) => {
      proxy.set(({method}) => {
        if (method !== 'PUT') return undefined;
        resolve();
        return 'hang';
      });
    });
    await come;
    child.kill('SIGINT');
    assert.equal((await ended(child)).code, 130);
    assert.deepEqual(readdirSync(scratch), []);
    proxy.set();
    await expectExit(2, ['backups', place], options);
    await expectExit(0, take, options);
    assert.equal((await list()).backups.length, 1);
  });

  it('names the copy that stays where somebody interrupts it before its receipt is sent', async (t) => {
    const {options, take, place} = workplace(t);
    const child = startProgram(take, options);
    const run = ended(child);
    const come = new Promise<void>((resolve) => {
      proxy.set(({method, url}) => {
        if (method !== 'PUT' || !/\.seal(\?|$)/.test(url)) return undefined;
        resolve();
        return 'hang';
      });
    });
    await come;
    child.kill('SIGINT');
    const {code, stderr} = await run;
    assert.equal(code, 130);
    assert.ok(stderr.includes(`L0018 stopped by SIGINT; ${place}project-`), stderr);
    assert.match(stderr, /\.liel\S* stays without a receipt, which is no backup/);
    proxy.set();
    proxy.release();
  });

  it('says what is missing that opens it, and never what does', async (t) => {
    const {cwd, env, options, place, take} = workplace(t);
    const without = {...env, AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined};
    const none = await expectExit(5, take, {cwd, env: without});
    assert.match(
      none.stderr,
      /L5050 cannot open s3:\S+: there are no keys in the environment, and no profile "default"/,
    );
    mkdirSync(path.join(cwd, '.aws'));
    const credentials = path.join(cwd, '.aws', 'credentials');
    writeFileSync(credentials, `[office]\naws_access_key_id = test-key\naws_secret_access_key = ${secret}\n`);
    writeFileSync(
      path.join(cwd, '.aws', 'config'),
      `[profile sso]\nsso_session = x\n\n[profile tool]\ncredential_process = "${path.join(cwd, 'my keys')}" now\n`,
    );
    await expectExit(5, ['backups', place], {cwd, env: without});
    await expectExit(0, take, {cwd, env: {...without, AWS_PROFILE: 'office'}});
    const sso = await expectExit(5, ['backups', place], {cwd, env: {...without, AWS_PROFILE: 'sso'}});
    assert.match(sso.stderr, /eval "\$\(aws configure export-credentials --profile sso --format env\)"/);
    const keys = JSON.stringify({Version: 1, AccessKeyId: 'test-key', SecretAccessKey: secret});
    const script = path.join(cwd, 'my keys');
    writeFileSync(script, `#!/bin/sh\n[ "$1" = now ] && echo '${keys}'\n`, {mode: 0o755});
    await expectExit(0, ['backups', place], {cwd, env: {...without, AWS_PROFILE: 'tool'}});
    writeFileSync(script, `#!/bin/sh\necho '${keys.replace('{', '')}'\n`, {mode: 0o755});
    const broken = await expectExit(5, ['backups', place], {cwd, env: {...without, AWS_PROFILE: 'tool'}});
    assert.match(broken.stderr, /credential_process of the profile \(my keys\) printed no keys/);
    for (const end of ['2026-01-01T00:00:00Z', 'never']) {
      const old = keys.replace('{', `{"Expiration":"${end}",`);
      writeFileSync(script, `#!/bin/sh\necho '${old}'\n`, {mode: 0o755});
      const late = await expectExit(5, ['backups', place], {cwd, env: {...without, AWS_PROFILE: 'tool'}});
      assert.match(late.stderr, /\(my keys\) printed keys that have run out/);
    }
    proxy.set(() => ({status: 403, code: 'SignatureDoesNotMatch'}));
    const refused = await expectExit(5, [...take, '--json'], options);
    const folded = await expectExit(5, ['backups', place, '--json'], {
      cwd,
      env: {...env, AWS_SESSION_TOKEN: `${secret}\nb`},
    });
    assert.match(folded.stderr, /L5050 .*characters that no key has/);
    for (const text of [none, sso, broken, refused, folded].flatMap(({stdout, stderr}) => [stdout, stderr])) {
      assert.ok(!text.includes(secret) && !text.includes('test-key'), text);
    }
    assert.match(readFileSync(credentials, 'utf8'), /office/);
  });

  it('takes and brings back by addresses alone', async (t) => {
    const {cwd, options, place, take, list} = workplace(t);
    const made = documentIn(await expectExit(0, [...take, '--json'], options)) as unknown as {backup: string};
    assert.deepEqual(
      (await list()).backups.map(({path: file}) => file),
      [made.backup],
    );
    const look = await expectExit(0, ['restore', '@', '-o', 'project.liel', '--backups', place, '--dry-run'], options);
    assert.ok(look.stdout.includes(`liel restore ${made.backup} -o project.liel --backups ${place}`), look.stdout);
    const listed = {cwd: options.cwd, env: {...options.env, LIEL_BACKUPS: `${options.cwd}:${place}`}};
    await expectExit(0, ['restore', '@', '-o', 'project.liel', '--dry-run'], listed);
    const elsewhere = await expectExit(2, ['history', 'project.liel', '--backups', place], options);
    assert.match(elsewhere.stderr, /L0144 s3:\S+ is in a bucket, and this looks at files and directories only/);
    await expectExit(0, ['restore', made.backup, '-o', 'back.liel'], options);
    assert.deepEqual(readFileSync(path.join(cwd, 'back.liel')), readFileSync(path.join(cwd, 'project.liel')));
    await expectExit(0, ['verify', made.backup], options);
    await expectExit(0, ['drill', made.backup], options);
    await expectExit(0, ['backup', 'project.liel', 'back.liel', '-o', `${place}both/`], options);
    await expectExit(0, ['prune', place, '--keep-last', '1', '--dry-run'], options);
    await expectExit(2, ['backup', 'project.liel', '-o', 'backups/', '--object-lock', '30d'], options);
    await expectExit(2, ['verify', made.backup, 'back.liel'], options);
  });
});
