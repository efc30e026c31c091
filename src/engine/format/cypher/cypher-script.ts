import type {Column} from '../columns/column-plan.js';
import type {GraphRecord, GraphWriter, TakeBytes} from '../columns/graph-record.js';
import {LineCounter} from '../columns/line-counter.js';
import {type Cell, RowReader} from '../columns/row-reader.js';
import {TextOut} from '../columns/text-out.js';
import {floatText} from '../json/canonical-number.js';
import type {PropertyValue} from '../values/property-value.js';

const nodeStart = '  {id: ';
const edgeStart = '  {from: ';
/** Rows of one statement. */
const batchRows = 500;

/** A graph as a script of Cypher: a statement for so many records of the same labels. The rows are held until the end. */
export class CypherScript implements GraphWriter {
  private readonly out: TextOut;
  private readonly nodes: RowReader;
  private readonly edges: RowReader;
  /** Rows by the labels that they have, as a pattern. */
  private readonly nodeRows = new Map<string, string[]>();
  private readonly edgeRows = new Map<string, string[]>();

  /** @param helper a label that no node has: all have it while the script runs, so that ends are found */
  constructor(
    take: TakeBytes,
    private readonly nodeColumns: readonly Column[],
    private readonly edgeColumns: readonly Column[],
    private readonly helper: string,
  ) {
    this.out = new TextOut(take);
    this.nodes = new RowReader(nodeColumns);
    this.edges = new RowReader(edgeColumns);
  }

  node({id, labels, bytes, start, end}: GraphRecord): void {
    const pattern = labels.map((label) => `:${cypherName(label)}`).join('');
    const map = mapText(this.nodeColumns, this.nodes.read(bytes, start, end));
    rowsOf(this.nodeRows, pattern).push(`${nodeStart}${id}, p: ${map}}`);
  }

  edge({id, from, to, labels: [label = ''], bytes, start, end}: GraphRecord): void {
    const map = mapText(this.edgeColumns, this.edges.read(bytes, start, end));
    rowsOf(this.edgeRows, cypherName(label)).push(`${edgeStart}${from}, to: ${to}, id: ${id}, p: ${map}}`);
  }

  end(): void {
    const all = cypherName(this.helper);
    this.out.write(`CREATE INDEX liel_export IF NOT EXISTS FOR (n:${all}) ON (n.lielId);\nCALL db.awaitIndexes();\n`);
    for (const [labels, rows] of this.nodeRows)
      this.statements(rows, `CREATE (n:${all}${labels} {lielId: row.id}) SET n += row.p`);
    const ends = `MATCH (a:${all} {lielId: row.from}), (b:${all} {lielId: row.to})`;
    for (const [type, rows] of this.edgeRows)
      this.statements(rows, `${ends} CREATE (a)-[r:${type} {lielId: row.id}]->(b) SET r += row.p`);
    this.out.write(`DROP INDEX liel_export;\nMATCH (n:${all}) REMOVE n:${all};\n`);
    this.out.flush();
  }

  private statements(rows: readonly string[], work: string): void {
    for (let at = 0; at < rows.length; at += batchRows)
      this.out.write(`UNWIND [\n${rows.slice(at, at + batchRows).join(',\n')}\n] AS row ${work};\n`);
  }
}

/** Counts the records of such a script. */
export function countRows(): LineCounter {
  return new LineCounter(nodeStart, edgeStart);
}

/** What a name can be: a backslash could become the beginning of another character before the script is understood. */
export function cypherSpelling(name: string): string {
  return name.replaceAll('\\', '_').replaceAll('\u0000', '_');
}

function cypherName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function rowsOf(rows: Map<string, string[]>, pattern: string): string[] {
  const known = rows.get(pattern) ?? [];
  rows.set(pattern, known);
  return known;
}

function mapText(columns: readonly Column[], cells: readonly Cell[]): string {
  const members = cells.flatMap((cell, i) =>
    cell === undefined ? [] : [`${cypherName(columns[i]?.name ?? '')}: ${valueText(cell)}`],
  );
  return `{${members.join(', ')}}`;
}

const leastInteger = -(2n ** 63n);

function valueText(value: PropertyValue): string {
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number') return Number.isNaN(value) ? '(0.0/0.0)' : numberText(value);
  // It cannot be written as one: the number without its sign is no integer of Cypher.
  if (value === leastInteger) return '(-9223372036854775807 - 1)';
  if (typeof value === 'object' && value !== null) return `[${[...value.values()].map(valueText).join(', ')}]`;
  return String(value);
}

function numberText(value: number): string {
  if (Number.isFinite(value)) return floatText(value);
  return value > 0 ? '(1.0/0.0)' : '(-1.0/0.0)';
}

const escapes: Readonly<Record<string, string>> = {"'": "\\'", '\\': '\\\\', '\n': '\\n', '\r': '\\r'};

/** A text between quotes, on one line; a backslash is never ahead of a u, which some readers take for a character even there. */
function textOf(text: string): string {
  const escaped = text.replace(/['\\\n\r]/g, (sign) => escapes[sign] as string);
  if (!escaped.includes('\\u')) return `'${escaped}'`;
  return `('${escaped.replaceAll('\\\\u', "\\\\' + 'u")}')`;
}
