import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {Fault} from '../../../../src/engine/faults/fault.js';
import {sha256} from '../../../../src/engine/storage/checksum.js';
import {Bucket, bodyOf} from '../../../../src/engine/storage/objects/bucket.js';
import {sendObject} from '../../../../src/engine/storage/objects/upload.js';
import {environmentOf, FaultProxy, makeBucket, needsMoto, startMoto} from '../../../support/object-server.js';
import {raises} from '../../../support/raises.js';

const patience = {idleMs: 5000, tries: 3, pauseMs: 1};

function bytesOf(size: number, seed = 1): Uint8Array {
  return Uint8Array.from({length: size}, (_, i) => (i * 31 + seed * 17 + (i >> 8)) % 251);
}

const hexOf = (bytes: Uint8Array): string => {
  const digest = sha256();
  digest.update(bytes);
  return digest.hex();
};

describe('sending an object to a server that believes whatever it is told', needsMoto, () => {
  let proxy: FaultProxy;
  let bucket: Bucket;
  let server: string;

  before(async () => {
    server = await startMoto();
    proxy = await FaultProxy.start(server);
    bucket = await Bucket.open(await makeBucket(server), environmentOf(proxy.address), patience);
  });

  async function stored(key: string): Promise<Uint8Array | undefined> {
    proxy.set();
    const answer = await bucket.ask({method: 'GET', key});
    return answer.status === 404 ? undefined : answer.body;
  }

  /** How it ended: what was told of the object, or the code of what was raised. */
  async function send(key: string, bytes: Uint8Array, partBytes?: number): Promise<string> {
    try {
      return (await sendObject(bucket, key, bodyOf(bytes), {partBytes})).proof;
    } catch (error) {
      if (error instanceof Fault) return error.condition.code;
      throw error;
    }
  }

  it('believes nothing that it did not read back', async () => {
    const bytes = bytesOf(100_000);
    proxy.set();
    const sent = await sendObject(bucket, 'plain', bodyOf(bytes));
    assert.deepEqual(sent, {proof: 'read back', sha256: hexOf(bytes), parts: 1});
    assert.deepEqual(
      proxy.seen.map(({method}) => method),
      ['PUT', 'HEAD', 'GET'],
    );
    assert.deepEqual(await stored('plain'), Buffer.from(bytes));
  });

  it('comes through, whole, when any one request fails in any way', async () => {
    const bytes = bytesOf(100_000);
    const kinds = ['drop before', 'drop after', 'cut answer', {status: 500}, {status: 503}, {status: 429}] as const;
    for (const [k, kind] of kinds.entries()) {
      for (let number = 1; number <= 3; number++) {
        proxy.set((passing) => (passing.number === number ? kind : undefined));
        const key = `once/${k}-${number}`;
        assert.equal(await send(key, bytes), 'read back', `${JSON.stringify(kind)} at request ${number}`);
        assert.ok(proxy.seen.length > 3 || (kind === 'cut answer' && number === 2), key);
        assert.deepEqual(await stored(key), Buffer.from(bytes));
      }
    }
  });

  it('gives up after some tries, and says that nothing answered', async () => {
    for (const kind of ['drop before', 'drop after'] as const) {
      proxy.set(() => kind);
      assert.equal(await send(`never/${kind}`, bytesOf(1000)), conditions.objectsUnreachable.code);
      assert.equal(proxy.seen.length, patience.tries);
    }
    proxy.set(() => ({status: 503, code: 'SlowDown'}));
    const busy = sendObject(bucket, 'never/busy', bodyOf(bytesOf(10)));
    await assert.rejects(busy, raises(conditions.objectsUnreachable));
    await assert.rejects(busy, /the server says 503, SlowDown/);
    assert.equal(proxy.seen.length, patience.tries);
  });

  it('waits no longer than it may for a server that is silent', async () => {
    const hasty = await Bucket.open(bucket.name, environmentOf(proxy.address), {...patience, idleMs: 50, tries: 2});
    proxy.set(() => 'hang');
    await assert.rejects(hasty.ask({method: 'GET', key: 'silent'}), /nothing came or went for 0.05 s/);
    assert.equal(proxy.seen.length, 2);
  });

  it('asks once where the answer is no, and hears it before a large body is sent', async () => {
    const large = bytesOf(8 * 1024 * 1024);
    proxy.set(() => ({status: 403, code: 'AccessDenied'}));
    await assert.rejects(sendObject(bucket, 'denied', bodyOf(large)), /the server says 403, AccessDenied: by the test/);
    assert.deepEqual(
      proxy.seen.map(({method, waits}) => [method, waits]),
      [['PUT', true]],
    );
  });

  it('is never green where a byte is another one, on the way there or on the way back', async () => {
    const bytes = bytesOf(100_000);
    proxy.set(({method}) => (method === 'PUT' ? 'flip body' : undefined));
    assert.equal(await send('flipped', bytes), conditions.objectDiffers.code);
    assert.equal(await stored('flipped'), undefined, 'it is taken away again');
    proxy.set(({method}) => (method === 'GET' ? 'flip answer' : undefined));
    assert.equal(await send('flipped back', bytes), conditions.objectDiffers.code);
    const base64Of = (content: Uint8Array): string => Buffer.from(hexOf(content), 'hex').toString('base64');
    const other = base64Of(bytesOf(7));
    proxy.set(({method}) => (method === 'HEAD' ? {says: {'x-amz-checksum-sha256': other}} : undefined));
    assert.equal(await send('of another checksum', bytes), conditions.objectDiffers.code);
    const own = base64Of(bytes);
    proxy.set(({method}) => (method === 'HEAD' ? {says: {'x-amz-checksum-sha256': own}} : undefined));
    assert.equal(await send('of its checksum', bytes), 'checksum of the server');
  });

  it('writes over nothing, and tells its own lost try from the object of somebody else', async () => {
    proxy.set();
    const [own, other] = [bytesOf(5000, 1), bytesOf(5000, 2)];
    assert.equal(await send('taken', other), 'read back');
    assert.equal(await send('taken', own), conditions.objectTaken.code);
    assert.deepEqual(await stored('taken'), Buffer.from(other));
    proxy.set(({number}) => (number === 1 ? 'drop after' : undefined));
    assert.equal(await send('lost answer', own), 'read back');
    assert.deepEqual(
      proxy.seen.map(({method}) => method),
      ['PUT', 'PUT', 'HEAD', 'GET'],
    );
  });

  it('refuses a lock that the server does not confirm, and believes one that it does', async () => {
    const lockable = await Bucket.open(
      await makeBucket(server, {'x-amz-bucket-object-lock-enabled': 'true'}),
      environmentOf(proxy.address),
      patience,
    );
    const lockedUntil = new Date(Date.now() + 86_400_000);
    const locked = (mode: string, until: Date) => ({
      'x-amz-object-lock-mode': mode,
      'x-amz-object-lock-retain-until-date': until.toISOString(),
    });
    const early = new Date(lockedUntil.getTime() - 3_600_000);
    for (const [i, says] of [
      locked('GOVERNANCE', lockedUntil),
      locked('COMPLIANCE', early),
      locked('', lockedUntil),
      {'x-amz-object-lock-retain-until-date': 'later'},
    ].entries()) {
      proxy.set(({method}) => (method === 'HEAD' ? {says} : undefined));
      const sent = sendObject(lockable, `doubtful ${i}`, bodyOf(bytesOf(10)), {lockedUntil});
      await assert.rejects(sent, raises(conditions.objectDiffers), JSON.stringify(says));
    }
    proxy.set(({method}) => (method === 'HEAD' ? {says: locked('COMPLIANCE', lockedUntil)} : undefined));
    await sendObject(lockable, 'locked', bodyOf(bytesOf(10)), {lockedUntil});
  });

  it('lists names as they are, whatever is in them', async () => {
    const names = ['a b', 'ü+&<>"\'', 'x%2e', '(1)!*~', 'tab\u0001'];
    for (const name of names) {
      proxy.set();
      assert.equal(await send(`names/${name}`, bytesOf(10)), 'read back', name);
    }
    const listed = (await bucket.list('names/')).map(({key}) => key.slice('names/'.length));
    assert.deepEqual(listed.sort(), [...names].sort());
  });

  it('raises what the bucket says where there is none', async () => {
    proxy.set();
    const none = await Bucket.open('there-is-none', environmentOf(proxy.address), patience);
    await assert.rejects(none.list(''), raises(conditions.objectsRefused));
    await assert.rejects(none.list(''), /NoSuchBucket/);
  });
});
