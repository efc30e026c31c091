/** The tables of src/engine/format/README.md, made from the layout declarations: `tsx scripts/format-tables.ts` rewrites them. */
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import * as constants from '../src/engine/format/records/constants.js';
import {edgeGeometry, nodeGeometry} from '../src/engine/format/records/geometry.js';
import type {Field} from '../src/engine/format/records/layout.js';
import * as records from '../src/engine/format/records/layouts.js';
import {sealHead} from '../src/engine/format/seal.js';
import {tag} from '../src/engine/format/values/property-value.js';

export const formatReadme = fileURLToPath(new URL('../src/engine/format/README.md', import.meta.url));

/** The text with every table between `<!-- name -->` and `<!-- end -->` made anew. Throws for a name without a table. */
export function withFormatTables(text: string): string {
  return text.replace(/<!-- (?!end)(.+?) -->\n[\s\S]*?<!-- end -->/g, (_, name: string) => {
    const rows = tables[name];
    if (!rows) throw new Error(`there is no table "${name}"`);
    return `<!-- ${name} -->\n${rows()}\n<!-- end -->`;
  });
}

const tables: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(
    [...Object.values(records), sealHead].map(({name, fields}) => [`layout: ${name}`, () => layoutTable(fields)]),
  ),
  sizes: sizesTable,
  geometry: geometryTable,
  tags: tagsTable,
};

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const rule = `|${head.map((_, i) => (typeof rows[0][i] === 'number' ? '---:' : '---')).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

function layoutTable(fields: Readonly<Record<string, Field>>): string {
  const rows = Object.entries(fields).map(([name, {offset, size, kind, meaning}]) => [
    offset,
    size,
    kind === 'zero' ? '' : kind,
    `\`${name}\``,
    meaning,
  ]);
  return table(['offset', 'size', 'type', 'field', 'meaning'], rows);
}

function sizesTable(): string {
  return table(
    ['what', 'value'],
    [
      ['page', `${constants.pageSize} bytes`],
      ['header', `${constants.headerSize} bytes of page 0`],
      ['WAL region', `${constants.walSize} bytes from offset ${constants.walStart}`],
      ['first extent or index page', `offset ${constants.dataStart}`],
      ['extent', `${constants.extentSize} bytes, ${constants.pagesPerExtent} pages`],
      ['extents an index page lists', `${constants.entriesPerIndexPage}`],
      ['pages a commit can carry', `${constants.maxCommitPages}`],
      ['longest blob', `${constants.maxBlobSize} bytes`],
      ['depth of nested values', `${constants.maxWriteDepth} when written, ${constants.maxReadDepth} when read`],
    ],
  );
}

function geometryTable(): string {
  return table(
    ['record', 'slot', 'slots per page', 'slots per extent'],
    [nodeGeometry, edgeGeometry].map(({kind, slotSize, slotsPerPage, slotsPerExtent}) => [
      kind,
      slotSize,
      slotsPerPage,
      slotsPerExtent,
    ]),
  );
}

function tagsTable(): string {
  const content: Readonly<Record<keyof typeof tag, string>> = {
    null: 'nothing',
    bool: '1 byte, 0 is false',
    int: '8 bytes, signed',
    float: '8 bytes, IEEE 754',
    string: 'u32 length in bytes, UTF-8',
    list: 'u32 count, values',
    map: 'u32 count, members: u32 length and UTF-8 of the key, value; ascending by key',
  };
  return table(
    ['tag', 'type', 'what follows'],
    Object.entries(tag).map(([name, value]) => [value, name, content[name as keyof typeof tag]]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(formatReadme, withFormatTables(readFileSync(formatReadme, 'utf8')));
}
