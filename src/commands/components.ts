/** A part of this program that others made. */
export interface Component {
  readonly name: string;
  readonly version: string;
  /** As SPDX calls it. */
  readonly license: string;
  /** The text of the licence, as it came with the part. */
  readonly text: string;
}

/** The parts of this program that others made. The build knows them, and puts what it found in the place of this file. */
export function components(): readonly Component[] {
  return [];
}
