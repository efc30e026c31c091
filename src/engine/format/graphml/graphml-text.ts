import type {Column} from '../columns/column-plan.js';
import type {GraphRecord, GraphWriter, TakeBytes} from '../columns/graph-record.js';
import {LineCounter} from '../columns/line-counter.js';
import {type Cell, RowReader} from '../columns/row-reader.js';
import {TextOut} from '../columns/text-out.js';
import {floatText} from '../json/canonical-number.js';

/** What GraphML calls the kinds of columns. */
const types: Readonly<Record<string, string>> = {int: 'long', float: 'double', bool: 'boolean'};

const nodeStart = '    <node ';
const edgeStart = '    <edge ';

/** A graph as GraphML: a line a record, with the ids that the records have. */
export class GraphmlText implements GraphWriter {
  private readonly out: TextOut;
  private readonly nodes: RowReader;
  private readonly edges: RowReader;

  constructor(
    take: TakeBytes,
    private readonly nodeColumns: readonly Column[],
    private readonly edgeColumns: readonly Column[],
  ) {
    this.out = new TextOut(take);
    this.nodes = new RowReader(nodeColumns);
    this.edges = new RowReader(edgeColumns);
    const keys = [
      key('nl', 'node', 'label', 'string'),
      key('ns', 'node', 'labels', 'string'),
      ...nodeColumns.map(({name, kind}, i) => key(`n${i}`, 'node', name, types[kind] ?? 'string')),
      key('el', 'edge', 'label', 'string'),
      ...edgeColumns.map(({name, kind}, i) => key(`e${i}`, 'edge', name, types[kind] ?? 'string')),
    ];
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
    this.out.write(`${head}${keys.join('')}  <graph id="G" edgedefault="directed">\n`);
  }

  node({id, labels, bytes, start, end}: GraphRecord): void {
    const [label] = labels;
    const first = label === undefined ? '' : data('nl', xml(label));
    const all = data('ns', xml(escapedText(JSON.stringify(labels))));
    const cells = this.cells('n', this.nodeColumns, this.nodes.read(bytes, start, end));
    this.out.write(`${nodeStart}id="${id}">${first}${all}${cells}</node>\n`);
  }

  edge({id, from, to, labels: [label = ''], bytes, start, end}: GraphRecord): void {
    const cells = this.cells('e', this.edgeColumns, this.edges.read(bytes, start, end));
    const ends = `id="${id}" source="${from}" target="${to}"`;
    this.out.write(`${edgeStart}${ends}>${data('el', xml(label))}${cells}</edge>\n`);
  }

  private cells(sign: 'n' | 'e', columns: readonly Column[], cells: readonly Cell[]): string {
    let text = '';
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i];
      if (cell !== undefined) text += data(`${sign}${i}`, cellText(cell, columns[i]?.kind === 'json'));
    }
    return text;
  }

  end(): void {
    this.out.write('  </graph>\n</graphml>\n');
    this.out.flush();
  }
}

/** Counts the records of such a text. */
export function countElements(): LineCounter {
  return new LineCounter(nodeStart, edgeStart);
}

/** The name that a key can have: without the characters that XML forbids. */
export function xmlName(name: string): string {
  return name.replace(forbidden, '\ufffd');
}

/** Whether text has a character that XML forbids. */
export function isForbiddenInXml(text: string): boolean {
  return text.search(forbidden) >= 0;
}

const forbidden = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu;

function key(id: string, of: 'node' | 'edge', name: string, type: string): string {
  return `  <key id="${id}" for="${of}" attr.name="${xml(name)}" attr.type="${type}"/>\n`;
}

function data(id: string, text: string): string {
  return `<data key="${id}">${text}</data>`;
}

function cellText(cell: Exclude<Cell, undefined>, isJson: boolean): string {
  if (typeof cell === 'number') return floatText(cell);
  if (typeof cell === 'string') return xml(isJson ? escapedText(cell) : cell);
  return String(cell);
}

/** JSON text with what XML forbids and JSON does not, as JSON writes it escaped. */
function escapedText(json: string): string {
  return json.replace(/[\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text as XML can have it, in elements and attributes alike, on one line. */
function xml(text: string): string {
  return text.replace(forbidden, '\ufffd').replace(/[&<>"\t\n\r]/g, (sign) => entities[sign] as string);
}
