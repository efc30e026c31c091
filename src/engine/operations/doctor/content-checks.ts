import {quote} from '../../faults/condition.js';
import {conditions} from '../../faults/conditions.js';
import {Fault} from '../../faults/fault.js';
import {pageSize} from '../../format/records/constants.js';
import {readStore, type StoreSnapshot, withStableFile} from '../../storage/reading/open-store.js';
import {type Check, found, passed, troubled, unchecked} from './check.js';

/**
 * Whether the file is a store at all: container, header, WAL and chains, a few pages. What it holds is for `verify`, and
 * said to be not checked.
 */
export async function judgeContent(store: string, waitMs: number): Promise<Check[]> {
  const opened = await withStableFile(store, (file) => openOr(() => readStore(file, store)), waitMs);
  if (opened instanceof Fault) return [found('store', 'bad', opened)];
  const {header} = opened;
  const counts = `${header.nodeCount} nodes and ${header.edgeCount} edges by its header`;
  return [
    passed('store', `a .liel store of format 1.0; ${counts}`),
    unchecked('content', 'records and lists are for verify', [`liel verify ${quote(store)}`]),
    judgeWal(opened),
  ];
}

function openOr(open: () => StoreSnapshot): StoreSnapshot | Fault {
  try {
    return open();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** Whether a commit waits in the WAL for the next writer, or something lies there that is none. */
function judgeWal({store, wal, notes}: StoreSnapshot): Check {
  const [tail] = notes;
  if (tail) return found('wal', 'warn', tail);
  if (wal.committedBytes === 0) return passed('wal', 'empty');
  const facts = {store, pages: wal.images.size, bytes: wal.images.size * pageSize};
  return troubled('wal', 'warn', conditions.commitWaits, facts);
}
