import {bytes, layout, u8, u16, u32, u64, zero} from './layout.js';

/** Page 0, bytes 0 to 127. The checksum is the XOR of the thirteen words before it. */
export const fileHeader = layout('FileHeader', 128, {
  magic: bytes(0, 16, '`LIEL` and twelve zero bytes'),
  major: u16(16, 'format version, 1'),
  minor: u16(18, 'format version, 0'),
  pageSize: u32(20, '4096'),
  nodeCount: u64(24, 'live nodes'),
  edgeCount: u64(32, 'live edges'),
  nextNodeId: u64(40, 'id the next node gets; 1 in an empty store'),
  nextEdgeId: u64(48, 'id the next edge gets'),
  nodeIndexHead: u64(56, 'file offset of the first node extent-index page; 0 is none'),
  edgeIndexHead: u64(64, 'file offset of the first edge extent-index page; 0 is none'),
  propIndexHead: u64(72, 'file offset of the first property extent-index page; 0 is none'),
  nextPropOffset: u64(80, 'file offset where the next blob goes; 0 while there is no property extent'),
  walOffset: u64(88, 'file offset of the WAL, 4096'),
  walLength: u64(96, 'bytes of live WAL; 0 when the last commit is complete'),
  checksum: u64(104, 'XOR of the words at 0 to 103'),
  reserved: zero(112, 16),
});

/** One node. 63 slots follow the 8-byte header of a node page. */
export const nodeSlot = layout('NodeSlot', 64, {
  nodeId: u64(0, '1-based; 0 marks a slot never written'),
  firstOutEdge: u64(8, 'head of the outgoing adjacency list; 0 ends it'),
  firstInEdge: u64(16, 'head of the incoming adjacency list; 0 ends it'),
  propOffset: u64(24, 'file offset of the property blob'),
  propLength: u32(32, 'bytes of the property blob; 0 means none'),
  padding: zero(36, 4),
  outDegree: u32(40, 'edges in the outgoing list'),
  inDegree: u32(44, 'edges in the incoming list'),
  labelOffset: u64(48, 'file offset of the label blob'),
  labelLength: u32(56, 'bytes of the label blob; 0 means no labels'),
  flags: u8(60, 'bit 0: deleted'),
  reserved: zero(61, 3),
});

/** One edge. 51 slots follow the 8-byte header of an edge page. */
export const edgeSlot = layout('EdgeSlot', 80, {
  edgeId: u64(0, '1-based; 0 marks a slot never written'),
  fromNode: u64(8, 'node the edge leaves'),
  toNode: u64(16, 'node the edge enters'),
  nextOutEdge: u64(24, 'next edge in the list of fromNode; 0 ends it'),
  nextInEdge: u64(32, 'next edge in the list of toNode; 0 ends it'),
  propOffset: u64(40, 'file offset of the property blob'),
  propLength: u32(48, 'bytes of the property blob; 0 means none'),
  padding: zero(52, 4),
  labelOffset: u64(56, 'file offset of the label blob, a string value'),
  labelLength: u32(64, 'bytes of the label blob'),
  flags: u8(68, 'bit 0: deleted'),
  reserved: zero(69, 11),
});

/** Start of an extent-index page; up to 510 extent offsets of 8 bytes follow. */
export const extentIndexPage = layout('ExtentIndexPage', 16, {
  next: u64(0, 'file offset of the next index page of this kind; 0 ends the chain'),
  count: u32(8, 'entries in this page, 0 to 510'),
  reserved: zero(12, 4),
});

/** Start of a WAL entry. A page image of `dataLength` bytes may follow; a CRC-32 over everything before it ends the entry. */
export const walEntryHead = layout('WalEntryHead', 17, {
  entryLength: u32(0, 'bytes of the whole entry, CRC included: 4117 for a write, 21 for a commit'),
  operation: u8(4, '1 writes a page, 2 commits'),
  pageOffset: u64(5, 'file offset the image belongs to; 0 in a commit'),
  dataLength: u32(13, '4096 for a write, 0 for a commit'),
});
