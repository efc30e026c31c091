import type {JsonReader} from './json-reader.js';
import {KnownText} from './json-window.js';

/** Longer text between two values is read anew each time. */
const longestText = 256;
/** What may come behind one value, and all together: beyond that nothing more is remembered. */
const mostBranches = 8;
const mostShapes = 512;

/** What comes next in an object: its end, a key that is still to be read, or one that was met before and is passed. */
export const objectEnd = 0;
export const newKey = 1;
export const knownKey = 2;

/**
 * What stood in an object between one value and the next: a node of the tree of all ways in which objects began so far.
 * Without a meaning it is the end.
 */
class Shape<Meaning> extends KnownText {
  readonly branches: Shape<Meaning>[] = [];

  constructor(
    text: Uint8Array,
    /** How much deeper behind the text than before it. */
    readonly levels: number,
    readonly meaning: Meaning | undefined,
  ) {
    super(text);
  }
}

/**
 * Walks over the members of objects that lie at one depth. The objects of a document are much alike: text between two
 * values that was read once is passed as a whole when it comes again in the same place, where it means the same. `next`
 * is to be called behind each value; behind `newKey` key and colon must be read first, and `learn` be called.
 */
export class MemberWalk<Meaning> {
  /** What was learned of the key that was passed as known. */
  meaning: Meaning | undefined;
  private readonly root = new Shape<Meaning>(new Uint8Array(0), 0, undefined);
  private count = 0;
  /** Where the walk is in the tree; undefined where the object is as none before. */
  private shape: Shape<Meaning> | undefined;
  /** Where the text behind the last value begins. */
  private from = 0;
  private isFirst = true;

  constructor(private readonly reader: JsonReader) {}

  /** Enters the object at the reader. */
  first(): number {
    this.shape = this.root;
    this.isFirst = true;
    return this.step();
  }

  /** Goes on behind the value of a member. */
  next(): number {
    this.isFirst = false;
    return this.step();
  }

  private step(): number {
    const {reader} = this;
    if (this.shape !== undefined) {
      const {branches} = this.shape;
      for (let i = 0; i < branches.length; i++) {
        const branch = branches[i];
        if (!reader.pass(branch)) continue;
        reader.descend(branch.levels);
        // The likely one is to be asked first.
        if (i > 0) [branches[i - 1], branches[i]] = [branch, branches[i - 1]];
        this.shape = branch;
        this.meaning = branch.meaning;
        return branch.meaning === undefined ? objectEnd : knownKey;
      }
    }
    this.from = reader.position;
    if (this.isFirst ? reader.firstMember() : reader.nextMember()) return newKey;
    this.learn(undefined);
    return objectEnd;
  }

  /** Remembers the text up to the reader, which is at the next value, and what it means; without a meaning the object ended. */
  learn(meaning: Meaning | undefined): void {
    const {shape} = this;
    this.shape = undefined;
    if (shape === undefined || this.reader.position - this.from > longestText) return;
    const text = this.reader.textSince(this.from);
    if (text === undefined) return;
    const levels = (this.isFirst ? 1 : 0) - (meaning === undefined ? 1 : 0);
    const found = new Shape(text, levels, meaning);
    // Met before, and not passed since it crossed the end of the window.
    this.shape = shape.branches.find((branch) => branch.equals(found));
    if (this.shape !== undefined || shape.branches.length === mostBranches || this.count === mostShapes) return;
    this.count++;
    this.shape = found;
    shape.branches.push(found);
  }

  /** Lets the rest of the object be as none before. */
  forget(): void {
    this.shape = undefined;
  }
}
