import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {magic, pageSize} from '../../format/records/constants.js';
import {toNodeId} from '../../format/records/integers.js';
import {lossText} from '../../format/values/json-losses.js';
import {commitStore, deriveStore, type StagedStore} from '../../outputs/derived-store.js';
import {checkOutput} from '../../outputs/output.js';
import {readBack} from '../../outputs/read-back.js';
import {type Note, type Operation, type Progress, type Tell, whileWorking} from '../../passes/operation.js';
import {Pace, pacedSteps} from '../../passes/pace.js';
import {normalisedPath} from '../../peer/path-text.js';
import {integerRepr} from '../../peer/python-integer.js';
import type {Device} from '../../storage/files/device.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {hasSameContent} from '../../storage/files/file-stamp.js';
import {fileBehind, openInput} from '../../storage/files/input.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {StoreBuilder} from '../../storage/writing/store-builder.js';
import {predictedSize} from '../../storage/writing/store-size.js';
import {IdMap} from './id-map.js';
import {asForeign} from './meant-format.js';
import {type ExportSource, readExport} from './read-export.js';

export interface ImportOptions extends WaitOptions {
  readonly source: string;
  readonly output: string;
  readonly force?: boolean | undefined;
}

/** What was imported; the fields are the peer's. */
export interface ImportReport {
  readonly source: string;
  readonly output: string;
  readonly nodes_imported: number;
  readonly edges_imported: number;
  /** Pairs of source id and new id. */
  readonly node_id_map: IdMap;
  readonly edge_id_map: IdMap;
  /** What the export says of itself and what does not fit it. */
  readonly warnings: readonly string[];
}

/** Raises L0081 for what begins as a store does. */
function refuseStore(device: FileDevice, path: string): void {
  const head = new Uint8Array(magic.length);
  device.read(head, 0);
  if (Buffer.compare(head, magic) === 0) throw fault(conditions.storeNotExport, {path});
}

/**
 * Makes a store from an export, of any size: nodes and edges by ascending id, new ids from 1. The store appears whole
 * or not at all. Raises L0002 to L0005, L0012 to L0014, L0081, L2001 for a live writer of the output, L5001 to L5004.
 */
export async function* importExport(options: ImportOptions): Operation<Note | Progress, ImportReport> {
  const {source, output, force = false, waitMs} = options;
  const device = await openInput(source);
  try {
    refuseStore(device, source);
    checkOutput(output, [source], force);
    const before = device.stamp();
    const pages = Math.ceil(device.size() / pageSize);
    const records = yield* whileWorking((tell) => pacedSteps(readExport(device), 'read', pages, tell));
    const {warnings} = records;
    for (const text of warnings) yield {type: 'note', text};
    const derive = async (stage: StagedStore, tell: Tell): Promise<IdMaps> => {
      const maps = await stage.fill({
        neededBytes: predictedSize(records.nodeCount, records.edgeCount, 0),
        write: (copy) => build(records, copy, source, tell),
        prove: async (copy, written) => {
          const counts = {nodes: records.nodeCount, edges: records.edgeCount};
          await readBack(copy, {path: output, counts, otherwise: conditions.copyDiffers}, tell);
          return written;
        },
      });
      if (!hasSameContent(before, device.stamp())) throw fault(conditions.inputChanged, {path: source});
      return maps;
    };
    const {nodes, edges} = yield* deriveStore({output, like: fileBehind(source), waitMs}, derive, commitStore);
    const late = lossWarnings(source, records, {nodes, edges});
    for (const text of late) yield {type: 'note', text};
    return {
      source: normalisedPath(source),
      output: normalisedPath(output),
      nodes_imported: nodes.size,
      edges_imported: edges.size,
      node_id_map: nodes,
      edge_id_map: edges,
      warnings: [...warnings, ...late],
    };
  } catch (error) {
    throw asForeign(error, device, options);
  } finally {
    device.close();
  }
}

/** New ids by the ids of the export. */
interface IdMaps {
  readonly nodes: IdMap;
  readonly edges: IdMap;
}

/** What to say of records that are stored, as the peer stores them, and are not what the export says. */
function lossWarnings(source: string, {losses, nodeCount, edgeCount}: ExportSource, {nodes, edges}: IdMaps): string[] {
  const repeated = [
    lossText(
      nodeCount - nodes.size,
      'node has',
      'nodes have',
      'the id of another one; edges lead to the last of these',
    ),
    lossText(edgeCount - edges.size, 'edge has', 'edges have', 'the id of another one'),
  ];
  return [...repeated.flat(), ...losses.texts()].map((text) => `${source}: ${text}`);
}

async function build(records: ExportSource, device: Device, source: string, tell: Tell): Promise<IdMaps> {
  const builder = new StoreBuilder(device);
  const nodes = new IdMap();
  const edges = new IdMap();
  const pace = new Pace(tell);
  const total = records.nodeCount + records.edgeCount;
  for (const node of records.nodes()) {
    node.requireFit();
    builder.addNode(node.labels, node.properties);
    nodes.add(node.id, node.idIsBoolean);
    const pause = pace.record('import', total);
    if (pause) await pause;
  }
  for (const edge of records.edges()) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    if (from === undefined || to === undefined) {
      throw fault(conditions.exportInvalid, {
        path: source,
        problem: `edge ${integerRepr(edge.id, edge.idIsBoolean)} references a missing node`,
      });
    }
    edge.requireFit();
    builder.addEdge(toNodeId(from), toNodeId(to), edge.labels, edge.properties);
    edges.add(edge.id, edge.idIsBoolean);
    const pause = pace.record('import', total);
    if (pause) await pause;
  }
  builder.finish();
  return {nodes, edges};
}
