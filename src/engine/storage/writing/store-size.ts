import {dataStart, extentSize, pageSize} from '../../format/records/constants.js';
import {edgeGeometry, nodeGeometry} from '../../format/records/geometry.js';

/** Bytes that a store with these many ids and blob bytes needs at most. */
export function predictedSize(lastNode: number, lastEdge: number, blobBytes: number): number {
  const extents =
    Math.ceil(lastNode / nodeGeometry.slotsPerExtent) +
    Math.ceil(lastEdge / edgeGeometry.slotsPerExtent) +
    Math.ceil(blobBytes / extentSize) +
    1;
  return extents * (extentSize + pageSize) + dataStart;
}
