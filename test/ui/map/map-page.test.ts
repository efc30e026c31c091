import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {pathToFileURL} from 'node:url';
import {Graph} from '../../../src/engine/graph/graph.js';
import {type MapFacts, mapStore} from '../../../src/engine/operations/map/map.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {mapPage, mapSvg} from '../../../src/ui/map/map-page.js';
import {mapScript, mapScriptDigest} from '../../../src/ui/map/map-script.js';
import {chromium, needsChromium} from '../../support/chromium.js';
import {finish} from '../../support/finish.js';
import {properties} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** Names that would be more than names where they are not escaped. */
const hostile = [
  '<script>document.title="owned"</script>',
  '"><img src=x onerror=\'document.title="owned"\'>',
  "' onmouseover='document.title=1' x='",
  '</style></svg></title><script>document.title="owned"</script>',
  '<!-- ',
  ']]>',
  '&lt;b&gt;',
  'a\u0000b\u202ec\nd',
  '\ufffe\uffff',
  'javascript:document.title="owned"',
];

async function hostileFacts(t: TestContext, withValues: boolean): Promise<MapFacts> {
  const device = new MemoryDevice('hostile.liel');
  const graph = Graph.over(device);
  for (const name of hostile) graph.addNode([name, 'N'], properties({[name]: name, name}));
  for (const [i, name] of hostile.entries()) graph.addEdge(i + 1, name, ((i + 3) % hostile.length) + 1, properties({}));
  graph.addEdge(1, '', 1, properties({}));
  graph.commit();
  // A name of a file is foreign as well; no file system here has a slash in one.
  const store = path.join(temporaryDirectory(t), '"><script>document.title=1<script>.liel');
  writeFileSync(store, device.content());
  let facts: MapFacts | undefined;
  const draw = (given: MapFacts): string => {
    facts = given;
    return '';
  };
  const output = path.join(path.dirname(store), 'map.html');
  const usual = {store, output, force: true, depth: 2, limit: 400, draw, stream: async () => {}};
  await finish(mapStore({...usual, withValues}));
  assert.ok(facts);
  return facts;
}

describe('the page of a map', () => {
  it('has one script, its own, which its policy names; no name or value begins an element', async (t) => {
    const page = mapPage(await hostileFacts(t, true));
    assert.equal(page.match(/<script/gi)?.length, 1);
    assert.ok(page.includes(`<script>${mapScript}</script>`));
    assert.equal(
      createHash('sha256').update(mapScript).digest('base64'),
      mapScriptDigest,
      'mapScriptDigest in map-script.ts',
    );
    assert.ok(page.includes(`script-src 'sha256-${mapScriptDigest}'`));
    assert.equal(/<(img|iframe|object|embed|link|base|form|a)\b/i.test(page), false);
    assert.equal(/\son\w+\s*=/i.test(page.replace(mapScript, '').replaceAll(/&#\d+;[^<>]*/g, '')), false);
    assert.equal(/(?:src|href)\s*=/i.test(page.replace(mapScript, '').replaceAll(/&#\d+;[^<>]*/g, '')), false);
  });

  it('holds no value and no key without --values, and is the same each time', async (t) => {
    const facts = await hostileFacts(t, false);
    assert.equal(mapPage(facts), mapPage(facts));
    const values = mapPage(await hostileFacts(t, true));
    assert.ok(values.length > mapPage(facts).length);
    for (const make of [mapPage, mapSvg]) assert.equal(make(facts).includes('name: '), false);
  });

  it('runs no script of a store in a browser, and finds what is searched', {skip: needsChromium}, async (t) => {
    const facts = await hostileFacts(t, true);
    const directory = mkdtempSync(path.join(os.tmpdir(), 'liel-map-'));
    t.after(() => rmSync(directory, {recursive: true, force: true}));
    const page = path.join(directory, 'map.html');
    writeFileSync(page, mapPage(facts));
    const dom = domOf(page, directory);
    assert.match(
      /<title>([^<]*)/.exec(dom)?.[1] ?? '',
      /&lt;script&gt;document.title=1/,
      'the title is still that of the store',
    );
    assert.equal((dom.match(/<script/g) ?? []).length, 1);
    assert.equal((dom.match(/class="n hue-/g) ?? []).length, hostile.length);
    const picture = path.join(directory, 'map.svg');
    writeFileSync(picture, mapSvg(facts));
    assert.equal(domOf(picture, directory).includes('parsererror'), false, 'the picture is well-formed XML');
    // The page's own script, asked for what only one node has.
    const probe = `<script>document.querySelector('#search').value='img src';document.querySelector('#search').dispatchEvent(new Event('input'))</script></body>`;
    const open = mapPage(facts)
      .replace(/<meta http-equiv[^>]*>/, '')
      .replace('</body>', probe);
    writeFileSync(page, open);
    assert.ok(domOf(page, directory).includes(`>1 of ${hostile.length} nodes<`));
  });
});

function domOf(file: string, directory: string): string {
  const flags = ['--headless', '--disable-gpu', '--no-sandbox', '--no-first-run', '--disable-background-networking'];
  const profile = `--user-data-dir=${path.join(directory, 'profile')}`;
  const args = [...flags, profile, '--virtual-time-budget=5000', '--dump-dom', pathToFileURL(file).href];
  return execFileSync(chromium, args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 26});
}
