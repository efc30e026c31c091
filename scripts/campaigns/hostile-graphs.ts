/**
 * Changes graphs in the formats of other programs, and asks what an import and a set of them do. Whatever a document says, there is a store
 * that is sound, or a fault with a code and nothing in its place, in bounded time and memory.
 */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {conditions} from '../../src/engine/faults/conditions.js';
import {Fault, isFault} from '../../src/engine/faults/fault.js';
import type {ForeignFormat} from '../../src/engine/operations/import/foreign-source.js';
import {importForeign} from '../../src/engine/operations/import/import-foreign.js';
import {set} from '../../src/engine/operations/set/set.js';
import {verify} from '../../src/engine/operations/verify/verify.js';
import {finish} from '../../test/support/finish.js';
import type {SeededRandom} from '../../test/support/random.js';
import {smallStore} from '../../test/support/sample-store.js';
import {type Campaign, campaign, type Round} from './campaign.js';

const fixtures = fileURLToPath(new URL('../../test/fixtures/parquet/', import.meta.url));

/** Documents of each format, as they are when nothing is wrong with them. */
const originals: readonly (readonly [format: ForeignFormat, documents: readonly Buffer[]])[] = [
  [
    'csv',
    [
      Buffer.from('id:ID,:LABEL,name,born:long,tags:string[]\r\na,P;Q,"x, ""y""\n",1815,u;v\r\nb,,,,\r\n'),
      Buffer.from(':START_ID,:END_ID,:TYPE,w:double\na,b,T,1.5\nb,a,U,\n'),
    ],
  ],
  ['csv', [Buffer.from('id;labels;n\n1;A;7\n2;B;8.5\n'), Buffer.from('src\tdst\n1\t2\n')]],
  [
    'jsonl',
    [
      Buffer.from(
        `{"type":"header","format":"liel-graph-jsonl","version":1,"nodes":2,"relationships":1,"next_node_id":"4","next_edge_id":"2"}
{"type":"node","id":"1","labels":["A"],"properties":{"n":1,"f":1.0,"l":[1,{"a":NaN}]}}
{"type":"node","id":"3","labels":[],"properties":{}}
{"type":"relationship","id":"1","label":"T","start":{"id":"1"},"end":{"id":"3"},"properties":{"w":-Infinity}}
`,
      ),
    ],
  ],
  [
    'graphml',
    [
      Buffer.from(
        `<?xml version="1.0" encoding="UTF-8"?><graphml><key id="d0" for="node" attr.name="n" attr.type="long"><default>1</default></key>
<graph edgedefault="directed"><node id="a"><data key="d0">7</data></node><node id="b"/><edge source="a" target="b"><data key="d1"><![CDATA[x]]></data></edge></graph></graphml>`,
      ),
    ],
  ],
  ...['none', 'snappy', 'gzip', 'brotli', 'zstd'].map((codec): readonly [ForeignFormat, readonly Buffer[]] => [
    'parquet',
    [readFileSync(path.join(fixtures, `nodes-${codec}.parquet`)), readFileSync(path.join(fixtures, 'edges.parquet'))],
  ]),
];

const pieces = [
  '"',
  ',',
  ';',
  '\r',
  '\n',
  '\0',
  '\ufeff',
  '<!DOCTYPE a [<!ENTITY x "y">]>',
  '&x;',
  '<',
  '>',
  ']]>',
  '{',
  '}',
  '[',
  '9',
];

/** A document with one to four changes. */
function changed(original: Buffer, random: SeededRandom): Buffer {
  let bytes = Buffer.from(original);
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    const at = random.below(bytes.length + 1);
    const put = (piece: string | Uint8Array, length = 0): void => {
      bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(piece as string), bytes.subarray(at + length)]);
    };
    const kind = random.below(8);
    if (kind <= 1 && at < bytes.length) bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
    else if (kind === 2) bytes = bytes.subarray(0, at);
    else if (kind === 3) put(Uint8Array.of(0xff, 0xff, 0xff, 0x7f).subarray(random.below(4)), random.below(5));
    else if (kind === 4) put(bytes.subarray(at, at + random.below(200)));
    else if (kind === 5) put('', 1 + random.below(20));
    else if (kind === 6) put(random.pick(pieces).repeat(random.pick([1, 2, 2000])), random.below(3));
    else put(String(random.pick([0, -1, 2 ** 31, 2 ** 53, 1e20, 99_999_999])), random.below(6));
  }
  return bytes;
}

/** CPU time: that others keep the machine busy is nobody's fault. */
const longestMs = 10_000;
const mostBytes = 3 * 2 ** 30;

export async function begin(root: string): Promise<Campaign> {
  const at = (name: string): string => path.join(root, name);
  const round = async ({random, count, wrong}: Round): Promise<void> => {
    const [format, documents] = random.pick(originals);
    const which = random.below(documents.length);
    const files = documents.map((bytes, i) => {
      const file = at(`${i}.${format}`);
      writeFileSync(file, i === which ? changed(bytes, random) : bytes);
      return file;
    });
    const blame = (what: string): void => wrong(`${format}: ${what}`);
    const attempt = async (work: () => Promise<boolean>, store: string): Promise<void> => {
      const before = process.cpuUsage();
      let isMade = false;
      try {
        isMade = await work();
        count(isMade ? 'taken' : 'answered with no');
      } catch (error) {
        count('refused');
        if (!(error instanceof Fault) || isFault(error, conditions.internal)) blame(`${(error as Error).stack}`);
      }
      const {user, system} = process.cpuUsage(before);
      if ((user + system) / 1000 > longestMs) blame('takes too long');
      if (process.memoryUsage().rss > mostBytes) blame('takes too much memory');
      if (isMade && !(await isSound(store))) blame('the store is not sound');
      if (!isMade && existsSync(at('out')) && readdirSync(at('out')).length > 0) blame('something was left');
    };
    const [nodes = '', edges] = files;
    mkdirSync(at('out'));
    const output = at('out/o.liel');
    const skipDangling = random.chance(0.5);
    await attempt(async () => {
      const {report} = await finish(importForeign({format, nodes, edges, output, skipDangling}));
      return report.imported;
    }, output);
    rmSync(at('out'), {recursive: true});
    if (format !== 'graphml') {
      const store = at('s.liel');
      writeFileSync(store, smallStore());
      await attempt(async () => {
        await finish(set({store, from: files[which] ?? nodes, skipMissing: true}));
        return true;
      }, store);
      if (!(await isSound(store))) blame('the store that was to be changed is not sound');
    }
    count('documents');
  };
  return {round};
}

async function isSound(store: string): Promise<boolean> {
  const {report} = await finish(verify({store}));
  return report.layers.every(({verdict}) => verdict !== 'fail');
}

await campaign(import.meta.url, begin);
