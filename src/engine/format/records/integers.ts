/**
 * The integers by which a store is addressed, each a type of its own, so that the compiler tells them apart: a page is no
 * offset, and a node no edge. At run time they are numbers; what is computed from them is a number, until it is named again.
 */
declare const integer: unique symbol;
type Integer<Name extends string> = number & {readonly [integer]: Name};

/** A page, counted from 0. */
export type PageNumber = Integer<'PageNumber'>;
/** Bytes from the start of a store file. */
export type FileOffset = Integer<'FileOffset'>;
/** A node, by its position counted from 1; 0 is none. */
export type NodeId = Integer<'NodeId'>;
/** An edge, by its position counted from 1; 0 is none. */
export type EdgeId = Integer<'EdgeId'>;

/** Where the outside comes in: an integer, or a number without a name. An integer of another name will not do. */
export type Plain<I> = number & {readonly [integer]?: I extends Integer<infer Name> ? Name : never};

/** Numbers get their names here, and in words.ts where they are read. */
export const toPageNumber = (value: number): PageNumber => value as PageNumber;
export const toFileOffset = (value: number): FileOffset => value as FileOffset;
export const toNodeId = (value: number): NodeId => value as NodeId;
export const toEdgeId = (value: number): EdgeId => value as EdgeId;
