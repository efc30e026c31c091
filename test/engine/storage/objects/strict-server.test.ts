import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {Fault} from '../../../../src/engine/faults/fault.js';
import {elementsIn, parseXml} from '../../../../src/engine/format/s3/xml.js';
import {Bucket, bodyOf} from '../../../../src/engine/storage/objects/bucket.js';
import {abandonUnfinished} from '../../../../src/engine/storage/objects/unfinished.js';
import {sendObject, type Upload} from '../../../../src/engine/storage/objects/upload.js';
import {
  environmentOf,
  FaultProxy,
  makeBucket,
  needsVersity,
  secret,
  startVersity,
} from '../../../support/object-server.js';
import {raises} from '../../../support/raises.js';

const patience = {idleMs: 20_000, tries: 3, pauseMs: 1};
const mebibyte = 1024 * 1024;

const bytesOf = (size: number): Uint8Array => Uint8Array.from({length: size}, (_, i) => (i * 7 + (i >> 12)) % 253);

describe('sending an object to a server that compares', needsVersity, () => {
  let server: string;
  let proxy: FaultProxy;
  let bucket: Bucket;
  let lockable: Bucket;
  /** Two parts and a rest: parts of 5 MiB are the shortest that are allowed. */
  const large = bytesOf(11 * mebibyte);
  const partBytes = 5 * mebibyte;

  before(async () => {
    server = await startVersity();
    proxy = await FaultProxy.start(server);
    const open = async (name: string) => Bucket.open(name, environmentOf(proxy.address), patience);
    bucket = await open(await makeBucket(server));
    lockable = await open(await makeBucket(server, {'x-amz-bucket-object-lock-enabled': 'true'}));
  });

  async function stored(key: string): Promise<Buffer | undefined> {
    proxy.set();
    const answer = await bucket.ask({method: 'GET', key});
    return answer.status === 404 ? undefined : answer.body;
  }

  async function openUploads(): Promise<number> {
    proxy.set();
    const {body} = await bucket.demand({method: 'GET', key: '', query: {uploads: ''}});
    return elementsIn(parseXml(body.toString()), 'Upload').length;
  }

  const send = (key: string, bytes: Uint8Array, how: Upload = {}) => sendObject(bucket, key, bodyOf(bytes), how);

  it('believes the checksum that comes back, and reads nothing again', async () => {
    const bytes = bytesOf(200_000);
    proxy.set();
    assert.equal((await send('plain', bytes)).proof, 'checksum of the server');
    assert.deepEqual(
      proxy.seen.map(({method}) => method),
      ['PUT', 'HEAD'],
    );
    assert.deepEqual(await stored('plain'), Buffer.from(bytes));
  });

  it('is refused by the server itself where a byte is another one on the way', async () => {
    proxy.set(({method}) => (method === 'PUT' ? 'flip body' : undefined));
    await assert.rejects(send('flipped', bytesOf(200_000)), raises(conditions.objectsRefused));
    assert.equal(await stored('flipped'), undefined);
  });

  it('sends what is large in parts, and compares the checksum of their checksums', async () => {
    proxy.set();
    const sent = await send('large', large, {partBytes});
    assert.deepEqual([sent.proof, sent.parts], ['checksum of the server', 3]);
    assert.deepEqual(
      proxy.seen.map(({method}) => method),
      ['POST', 'PUT', 'PUT', 'PUT', 'POST', 'HEAD'],
    );
    assert.deepEqual(await stored('large'), Buffer.from(large));
    await assert.rejects(send('large', bytesOf(12 * mebibyte), {partBytes}), raises(conditions.objectTaken));
    assert.deepEqual(await stored('large'), Buffer.from(large));
    assert.equal(await openUploads(), 0);
  });

  it('comes through, whole, when any one request of the parts fails', async () => {
    for (const kind of ['drop before', 'drop after', {status: 503}] as const) {
      for (let number = 1; number <= 6; number++) {
        proxy.set((passing) => (passing.number === number ? kind : undefined));
        const key = `once/${JSON.stringify(kind).length}-${number}`;
        const sent = await send(key, large, {partBytes});
        assert.deepEqual([sent.proof, sent.parts], ['checksum of the server', 3], `${kind} at ${number}`);
        assert.deepEqual(await stored(key), Buffer.from(large));
      }
    }
  });

  it('takes the parts away again when one cannot be sent, or is another', async () => {
    const before = await openUploads();
    for (let number = 2; number <= 5; number++) {
      proxy.set((passing) => (passing.number === number ? {status: 403} : undefined));
      await assert.rejects(send('given up', large, {partBytes}), raises(conditions.objectsRefused));
      assert.equal(proxy.seen.at(-1)?.method, 'DELETE');
      assert.equal(await openUploads(), before);
      proxy.set((passing) => (passing.number === number && number < 5 ? 'flip body' : undefined));
      if (number < 5) await assert.rejects(send('given up', large, {partBytes}), raises(conditions.objectsRefused));
      assert.equal(await openUploads(), before);
    }
    assert.equal(await stored('given up'), undefined);
  });

  it('tells the server what is not to be where the process has to end', async () => {
    const before = await openUploads();
    const waiting = new Promise<void>((resolve) => {
      proxy.set(({number}) => {
        if (number !== 3) return undefined;
        resolve();
        return 'hang';
      });
    });
    const sending = send('interrupted', large, {partBytes});
    const seen = assert.rejects(sending, Fault);
    await waiting;
    const parting = abandonUnfinished();
    assert.ok(parting, 'there is something to tell');
    await parting;
    assert.equal(await openUploads(), before);
    proxy.release();
    await seen;
    assert.equal(abandonUnfinished(), undefined);
  });

  it('locks what is to be locked, until then, and believes it when the server says so', async () => {
    proxy.set();
    const lockedUntil = new Date(Date.now() + 86_400_000);
    for (const [key, bytes] of [
      ['locked', bytesOf(1000)],
      ['locked in parts', large],
    ] as const) {
      const sent = await sendObject(lockable, key, bodyOf(bytes), {lockedUntil, partBytes});
      assert.equal(sent.proof, 'checksum of the server');
      const {headers} = await lockable.demand({method: 'HEAD', key});
      assert.equal(headers['x-amz-object-lock-mode'], 'COMPLIANCE');
      const versionId = String(headers['x-amz-version-id']);
      const answer = await lockable.ask({method: 'DELETE', key, query: {versionId}});
      assert.equal(answer.status, 403, 'nobody removes that version');
    }
    await assert.rejects(send('unlockable', bytesOf(10), {lockedUntil}), (error) => {
      return error instanceof Fault && /L5052|L5054/.test(error.condition.code);
    });
  });

  it('signs so that the server takes it, whatever the name is, and no other key', async () => {
    proxy.set();
    for (const name of ['a b+c', 'ü&=?#%41', "(1)!*~'"]) {
      assert.equal((await send(`names/${name}`, bytesOf(10))).proof, 'checksum of the server', name);
      assert.deepEqual(await stored(`names/${name}`), Buffer.from(bytesOf(10)));
    }
    const wrong = {...environmentOf(proxy.address), AWS_SECRET_ACCESS_KEY: `${secret}x`};
    const closed = await Bucket.open(bucket.name, wrong, patience);
    await assert.rejects(closed.list(''), /the server says 403, SignatureDoesNotMatch/);
  });

  it('hears the no of a server that asks for a large body and does not read it', async () => {
    const large = bodyOf(bytesOf(8 * 1024 * 1024));
    const wrong = {...environmentOf(server), AWS_SECRET_ACCESS_KEY: `${secret}x`};
    const closed = await Bucket.open(bucket.name, wrong, patience);
    await assert.rejects(sendObject(closed, 'large', large), /the server says 403, SignatureDoesNotMatch/);
    const absent = await Bucket.open('no-bucket-of-this-name', environmentOf(server), patience);
    await assert.rejects(sendObject(absent, 'large', large), /the server says 404, NoSuchBucket/);
  });
});
