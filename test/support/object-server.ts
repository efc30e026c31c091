import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync, mkdirSync, rmSync} from 'node:fs';
import http from 'node:http';
import net, {type AddressInfo} from 'node:net';
import path from 'node:path';
import {after} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {Bucket} from '../../src/engine/storage/objects/bucket.js';
import {scratchDirectory} from './temp-directory.js';
import {until} from './waiting.js';

/** Object stores of others, as `.ci/run` puts them into .stock, and what may lie between them and the program. */

const bin = fileURLToPath(new URL('../../.stock/bin/', import.meta.url));
const moto = path.join(bin, 'moto_server');
const versity = path.join(bin, 'versitygw');

/** Options of a test that needs moto: a server that believes whatever it is told, and says no checksum. */
export const needsMoto = {skip: existsSync(moto) ? false : 'needs moto[server] in .stock, which .ci/run installs'};

/** Options of a test that needs versitygw: a server that compares what it gets with what it is told. */
export const needsVersity = {skip: existsSync(versity) ? false : 'needs versitygw in .stock, which .ci/run builds'};

/** What opens the servers of tests. */
export const secret = 'a-secret-that-nobody-may-read';
export const keys = {AWS_ACCESS_KEY_ID: 'test-key', AWS_SECRET_ACCESS_KEY: secret};

/** The variables that lead to a server, and none of this machine's own. */
export function environmentOf(endpoint: string): Record<string, string | undefined> {
  const nothing = {AWS_PROFILE: undefined, AWS_ENDPOINT_URL: undefined, AWS_SESSION_TOKEN: undefined};
  return {...nothing, ...keys, AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_S3: endpoint};
}

const running = new Set<ChildProcess>();
const proxies = new Set<http.Server>();
const places = new Set<string>();
if (process.env['NODE_TEST_CONTEXT'] !== undefined) after(stopAll);

function stopAll(): void {
  for (const child of running) child.kill('SIGKILL');
  for (const proxy of proxies) {
    proxy.closeAllConnections();
    proxy.close();
  }
  for (const place of places) rmSync(place, {recursive: true, force: true});
}

function start(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(file, args, {stdio: ['ignore', 'pipe', 'pipe'], env: {...process.env, ...env}});
  running.add(child);
  const said = {text: ''};
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said.text += chunk;
    });
  }
  return said;
}

/** Starts moto, for as long as the tests of a file run. Returns its address. */
export async function startMoto(): Promise<string> {
  const said = start(moto, ['-H', '127.0.0.1', '-p', '0']);
  const address = /Running on (http:\S+)/;
  await until(
    'moto runs',
    () => address.test(said.text),
    () => said.text,
  );
  return address.exec(said.text)?.[1] as string;
}

/** Starts versitygw over a directory of its own, for as long as the tests of a file run. Returns its address. */
export async function startVersity(): Promise<string> {
  const port = await freePort();
  const directory = scratchDirectory();
  places.add(directory);
  for (const name of ['data', 'versions']) mkdirSync(path.join(directory, name));
  const versions = ['--versioning-dir', path.join(directory, 'versions')];
  const own = {ROOT_ACCESS_KEY: keys.AWS_ACCESS_KEY_ID, ROOT_SECRET_KEY: secret};
  const said = start(versity, ['--port', `127.0.0.1:${port}`, 'posix', ...versions, path.join(directory, 'data')], own);
  for (let isThere = false; !isThere; ) {
    isThere = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (!isThere) await sleep(20);
    if (/error|failed/i.test(said.text)) throw new Error(said.text);
  }
  return `http://127.0.0.1:${port}`;
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

let buckets = 0;

/** Makes a bucket of its own on a server; returns its name. */
export async function makeBucket(
  endpoint: string,
  headers: Readonly<Record<string, string>> = {},
  name = `bucket-${process.pid}-${++buckets}`,
): Promise<string> {
  await (await Bucket.open(name, environmentOf(endpoint))).demand({method: 'PUT', key: '', headers});
  return name;
}

/** What becomes of a request: it is passed on, or not, and answered, or not. */
export type Fault =
  | 'drop before'
  | 'drop after'
  | 'cut answer'
  | 'hang'
  | 'flip body'
  | 'flip answer'
  | {readonly status: number; readonly code?: string}
  /** What the answer says besides, or instead. */
  | {readonly says: Readonly<Record<string, string>>};

/** A request as it comes by. */
export interface Passing {
  /** Counted from 1 on since the faults were set. */
  readonly number: number;
  readonly method: string;
  readonly url: string;
  /** Whether it waits for a yes before it sends its body. */
  readonly waits: boolean;
}

/** A proxy between the program and a server, by which things go wrong. */
export class FaultProxy {
  address = '';
  /** All requests since the faults were set. */
  seen: Passing[] = [];
  private faults: (passing: Passing) => Fault | undefined | Promise<Fault | undefined> = () => undefined;
  private readonly server: http.Server;
  private readonly hanging: http.IncomingMessage[] = [];

  private constructor(private readonly target: string) {
    const handle = (request: http.IncomingMessage, answer: http.ServerResponse): void => {
      this.handle(request, answer).catch(() => request.socket.destroy());
    };
    this.server = http.createServer(handle);
    this.server.on('checkContinue', handle);
  }

  static async start(target: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    proxy.server.listen(0, '127.0.0.1');
    await new Promise((resolve) => proxy.server.once('listening', resolve));
    proxy.address = `http://127.0.0.1:${(proxy.server.address() as AddressInfo).port}`;
    proxies.add(proxy.server);
    return proxy;
  }

  /** Counts requests anew, and decides what becomes of each. */
  set(faults: (passing: Passing) => Fault | undefined | Promise<Fault | undefined> = () => undefined): void {
    this.seen = [];
    this.faults = faults;
  }

  /** Ends the requests that hang. */
  release(): void {
    for (const request of this.hanging.splice(0)) request.socket.destroy();
  }

  private async handle(request: http.IncomingMessage, answer: http.ServerResponse): Promise<void> {
    const {method = '', url = ''} = request;
    const waits = request.headers.expect === '100-continue';
    const passing = {number: this.seen.length + 1, method, url, waits};
    this.seen.push(passing);
    const fault = await this.faults(passing);
    if (fault === 'drop before') return void request.socket.destroy();
    if (fault === 'hang') return void this.hanging.push(request);
    if (typeof fault === 'object' && 'status' in fault) return refuse(answer, fault);
    if (request.headers.expect !== undefined) answer.writeContinue();
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    if (fault === 'flip body') flip(body);
    const found = await this.pass(request, body);
    if (fault === 'drop after') return void request.socket.destroy();
    if (fault === 'flip answer') flip(found.body);
    const said = typeof fault === 'object' ? fault.says : {};
    answer.writeHead(found.status, {...found.headers, ...said});
    if (fault !== 'cut answer' || method === 'HEAD') return void answer.end(found.body);
    // Where there is nothing to cut, it ends within the head.
    answer.write(found.body.subarray(0, Math.floor(found.body.length / 2)), () => request.socket.destroy());
    if (found.body.length < 2) request.socket.destroy();
  }

  private pass(request: http.IncomingMessage, body: Buffer) {
    const {method, url = '', headers} = request;
    const {expect: _, connection: __, 'transfer-encoding': ___, ...others} = headers;
    return new Promise<{status: number; headers: http.OutgoingHttpHeaders; body: Buffer}>((resolve, reject) => {
      const {hostname, port} = new URL(this.target);
      const length = body.length > 0 || method === 'PUT' ? {'content-length': body.length} : {};
      const passed = http.request({hostname, port, method, path: url, headers: {...others, ...length}, agent: false});
      passed.on('error', reject);
      passed.on('response', async (found) => {
        const pieces: Buffer[] = [];
        for await (const piece of found) pieces.push(piece as Buffer);
        const {connection: _, 'transfer-encoding': __, 'keep-alive': ___, ...kept} = found.headers;
        const whole = Buffer.concat(pieces);
        const size = method === 'HEAD' ? {} : {'content-length': whole.length};
        resolve({status: found.statusCode ?? 0, headers: {...kept, ...size}, body: whole});
      });
      passed.end(body);
    });
  }
}

function flip(body: Buffer): void {
  if (body.length > 0) body[body.length >> 1]! ^= 1;
}

/** Answers before the body was read, as servers do that say no. */
function refuse(answer: http.ServerResponse, {status, code = 'Refused'}: {status: number; code?: string}): void {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>by the test</Message></Error>`;
  answer.writeHead(status, {'content-length': body.length, connection: 'close'}).end(body);
}
