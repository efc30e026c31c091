/**
 * The integers by which a store is addressed, each a type of its own, so that the compiler tells them apart: a page is no
 * offset. At run time they are numbers; what is computed from them is a number, until it is named again.
 */
declare const integer: unique symbol;
type Integer<Name extends string> = number & {readonly [integer]: Name};

/** A page, counted from 0. */
export type PageNumber = Integer<'PageNumber'>;
/** Bytes from the start of a store file. */
export type FileOffset = Integer<'FileOffset'>;

/** An offset in a file of any kind: a plain number will do, an integer of another name will not. */
export type OffsetInFile = number & {readonly [integer]?: 'FileOffset'};

/** Numbers get their names here, and in words.ts where they are read. */
export const toPageNumber = (value: number): PageNumber => value as PageNumber;
export const toFileOffset = (value: number): FileOffset => value as FileOffset;
