import {quote} from '../../faults/condition.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {ColumnRules} from '../../format/columns/column-plan.js';
import {type GraphFacts, labelLoss} from '../../format/columns/graph-facts.js';
import {planBoth} from '../../format/columns/graph-plan.js';
import type {GraphWriter, RowCounts} from '../../format/columns/graph-record.js';
import type {LineCounter} from '../../format/columns/line-counter.js';
import {spelledTypes, typeLosses} from '../../format/columns/spelled-labels.js';
import {CypherScript, countRows, cypherSpelling} from '../../format/cypher/cypher-script.js';
import {countElements, GraphmlText, isForbiddenInXml, xmlName} from '../../format/graphml/graphml-text.js';
import {countLines, GraphLines} from '../../format/jsonl/graph-lines.js';
import type {WrittenFile} from '../../outputs/written-file.js';
import type {FormatFiles, GraphFormat} from './format.js';
import type {SurveyedStore} from './survey.js';

/** Records that a script of Cypher has at the most. */
const mostInScript = 100_000;

/** Formats of one file each, which are text. */

/** One text file, which is counted by its lines when it is read back. */
function textFile(
  file: WrittenFile,
  writer: GraphWriter,
  counter: LineCounter,
  {nodes, edges}: RowCounts,
): FormatFiles {
  return {
    node: (record) => writer.node(record),
    edge: (record) => writer.edge(record),
    end: () => writer.end(),
    prove: async (tell) => {
      const facts = await file.readBack((bytes) => counter.take(bytes), tell);
      const found = counter.found();
      file.requireRows(found.nodes, nodes);
      file.requireRows(found.edges, edges);
      return [{...facts, rows: nodes + edges}];
    },
  };
}

function countsOf({nodes, edges}: GraphFacts): RowCounts {
  return {nodes: nodes.records, edges: edges.records};
}

export const jsonl: GraphFormat = {
  isDirectory: false,
  isPlain: true,
  plan: () => ({nodes: [], edges: [], losses: []}),
  begin: ({stores: [store], facts}, newFile) => {
    const file = newFile('');
    const {nextNodeId = 1, nextEdgeId = 1} = store ?? {};
    const isWhole = store?.scope.isAll === true && store.scope.redacted.size === 0;
    const manifestSha256 = isWhole ? store.manifestSha256 : null;
    const {nodes, edges} = countsOf(facts);
    const header = {nodes, relationships: edges, nextNodeId, nextEdgeId, manifestSha256};
    return textFile(file, new GraphLines(file.take, header), countLines(), {nodes, edges});
  },
  steps: (place) => [
    {program: 'jq', command: `jq -c 'select(.type == "node") | .labels' ${quote(place)} | sort | uniq -c`},
  ],
};

const xmlRules: ColumnRules = {
  taken: ['label', 'labels'],
  spell: xmlName,
  ignoresCase: false,
  arrays: 'none',
  isXml: true,
  losesEmpty: true,
};

export const graphml: GraphFormat = {
  isDirectory: false,
  plan: (facts) => {
    const plan = planBoth(facts, xmlRules);
    const {nodes, edges} = facts;
    const odd = 'characters that XML forbids are written as U+FFFD';
    const empty = 'an empty label is taken for a missing one by readers of the format';
    const first = ([label = 'x']: readonly string[]): string => label;
    const losses = [
      ...labelLoss(
        nodes,
        ['nodes', 'label'],
        (labels) => isForbiddenInXml(first(labels)),
        `${odd} in label; labels has the truth`,
      ),
      ...labelLoss(edges, ['edges', 'label'], (labels) => isForbiddenInXml(first(labels)), odd),
      ...labelLoss(edges, ['edges', 'label'], (labels) => first(labels) === '', empty),
    ];
    return {...plan, losses: [...plan.losses, ...losses]};
  },
  begin: ({facts, plan}, newFile) => {
    const file = newFile('');
    return textFile(file, new GraphmlText(file.take, plan.nodes, plan.edges), countElements(), countsOf(facts));
  },
  steps: (place) => [
    {
      program: 'NetworkX',
      command: `python3 -c "import networkx, sys; print(networkx.read_graphml(sys.argv[1]))" ${quote(place)}`,
    },
    {program: 'Gephi', command: `gephi --open ${quote(place)}`},
  ],
};

const cypherRules: ColumnRules = {taken: ['lielId'], spell: cypherSpelling, ignoresCase: false, arrays: 'any'};

export const cypher: GraphFormat = {
  isDirectory: false,
  plan: (facts, stores) => {
    const records = facts.nodes.records + facts.edges.records;
    const [{store} = {store: ''}]: readonly Partial<SurveyedStore>[] = stores;
    if (records > mostInScript) {
      throw fault(conditions.scriptTooLong, {store: store ?? '', found: records, limit: mostInScript});
    }
    const plan = planBoth(facts, cypherRules);
    return {...plan, losses: [...plan.losses, ...typeLosses(facts, cypherSpelling)]};
  },
  begin: ({facts, plan}, newFile) => {
    const file = newFile('');
    const taken = new Set(facts.nodes.labels.flatMap(({labels}) => labels.map(cypherSpelling)));
    let helper = '_liel';
    while (taken.has(helper)) helper += '_';
    const writer = spelledTypes(new CypherScript(file.take, plan.nodes, plan.edges, helper), cypherSpelling);
    return textFile(file, writer, countRows(), countsOf(facts));
  },
  steps: (place) => [{program: 'Neo4j', command: `cypher-shell --file ${quote(place)}`}],
};
