/**
 * `npm run check-site`: looks at out/site in a headless Chromium, opened from its directory and from a server on this machine. The
 * search has to find the page of a code, nothing may be written to the console, and no request may leave. Where no Chromium is
 * there, or LIEL_CHROMIUM names none, it says so and ends with 0.
 */
import {execFile} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {allConditions} from '../src/engine/faults/conditions.js';
import {chromium, needsChromium} from '../test/support/chromium.js';

const site = path.resolve('out/site');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};
const looked = [
  'index.html',
  'docs/commands/liel-verify.html',
  'runbooks/index.html',
  'src/ui/schemas/verify.schema.html',
];

/** How Chromium's log names what pages load (blink_resource_loader): the browser asks for things of its own beside it. */
const ofPages = '101845102';

interface Look {
  readonly dom: string;
  readonly console: readonly string[];
  /** Addresses on a network that the page asked for. */
  readonly requests: readonly string[];
}

/** A page as the browser has it once its scripts have run. */
async function lookAt(address: string): Promise<Look> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'liel-site-'));
  const log = path.join(profile, 'net.json');
  const flags = [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const ways = [
    `--user-data-dir=${profile}`,
    `--log-net-log=${log}`,
    '--enable-logging=stderr',
    '--virtual-time-budget=10000',
    '--dump-dom',
  ];
  try {
    const root = process.geteuid?.() === 0 ? ['--no-sandbox'] : [];
    const words = [...root, ...flags, ...ways, address];
    const {stdout, stderr} = await promisify(execFile)(chromium, words, {maxBuffer: 1e8});
    const asked = readFileSync(log, 'utf8').matchAll(/"traffic_annotation":(\d+),"url":"([^"]+)"/g);
    const requests = [...asked].filter(([, what]) => what === ofPages).map(([, , url]) => url!);
    return {dom: stdout, console: stderr.split('\n').filter((line) => line.includes(':CONSOLE')), requests};
  } finally {
    rmSync(profile, {recursive: true, force: true});
  }
}

function expect(holds: boolean, wanted: string, found: unknown): void {
  if (!holds) throw new Error(`not so: ${wanted}\n${JSON.stringify(found)}`);
}

/** Everything that is to be so of a site at an address that ends with a slash. */
async function check(home: string): Promise<void> {
  for (const page of looked) {
    const {dom, console, requests} = await lookAt(home + page);
    expect(dom.includes('<h1'), `${page} has a heading`, dom.slice(0, 500));
    expect(console.length === 0, `${page} writes nothing to the console`, console);
    expectLocal(requests, home);
  }
  for (const {code, title} of [allConditions()[0]!, allConditions().at(-1)!]) {
    const {dom, console, requests} = await lookAt(`${home}search.html?q=${code}`);
    const [, first = ''] = /<ol id="results"><li>(.*?)<\/a>/s.exec(dom) ?? [];
    expect(first.includes(`conditions/${code}.html`), `a search for ${code} (${title}) finds its page first`, first);
    expect(console.length === 0, 'the search writes nothing to the console', console);
    expectLocal(requests, home);
  }
}

/** A page asks for what is below the site, and for nothing else; from a server it asks for its style at least. */
function expectLocal(requests: readonly string[], home: string): void {
  const left = requests.filter((url) => !url.startsWith(home));
  expect(left.length === 0, 'no request leaves', left);
  const isSeen = home.startsWith('file:') || requests.includes(`${home}site.css`);
  expect(isSeen, 'requests are seen at all', requests);
}

if (needsChromium) {
  process.stdout.write('no Chromium is there: the site was not looked at\n');
} else {
  await check(`${pathToFileURL(site).href}/`);
  const missing: string[] = [];
  const server = createServer(({url = ''}, response) => {
    const file = path.join(site, decodeURIComponent(new URL(url, 'http://site').pathname));
    if (existsSync(file)) {
      response.writeHead(200, {'content-type': types[path.extname(file)] ?? 'text/plain'}).end(readFileSync(file));
    } else {
      if (url !== '/favicon.ico') missing.push(url);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await check(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.close();
  server.closeAllConnections();
  expect(missing.length === 0, 'everything that is asked for is there', missing);
  process.stdout.write('the site was looked at: pages, search, no request that leaves\n');
}
