/** Where each incoming record of one kind goes: a new record, one of the destination, or nowhere. 9 bytes an id. */
export class RecordMapping {
  private readonly targets: Float64Array;
  private readonly isNew: Uint8Array;
  private createdCount = 0;
  private reusedCount = 0;
  private skippedCount = 0;

  /**
   * @param sourceNextId one more than the highest id that can come in
   * @param nextTarget the id that the first new record gets
   */
  constructor(
    sourceNextId: number,
    private nextTarget: number,
  ) {
    this.targets = new Float64Array(sourceNextId);
    this.isNew = new Uint8Array(sourceNextId);
  }

  /** Incoming records that become new ones. */
  get created(): number {
    return this.createdCount;
  }

  /** Incoming records that become one of the destination, or the same new one as an earlier record. */
  get reused(): number {
    return this.reusedCount;
  }

  /** Incoming records that are left out. */
  get skipped(): number {
    return this.skippedCount;
  }

  /** Makes a new record of an incoming one; returns the id it will have. */
  create(id: number): number {
    this.targets[id] = this.nextTarget;
    this.isNew[id] = 1;
    this.createdCount++;
    return this.nextTarget++;
  }

  /** Lets an incoming record be one that the destination has, or will have. */
  reuse(id: number, target: number): void {
    this.targets[id] = target;
    this.reusedCount++;
  }

  /** Leaves an incoming record out. */
  skip(): void {
    this.skippedCount++;
  }

  /** Id in the merged store; 0 for a record that is left out. */
  targetOf(id: number): number {
    return this.targets[id] ?? 0;
  }

  /** Whether an incoming record becomes a new one of its own. */
  isCreated(id: number): boolean {
    return this.isNew[id] === 1;
  }

  /** Pairs of incoming id and id in the merged store, by incoming id. */
  *entries(): Generator<[number, number], void> {
    for (const [id, target] of this.targets.entries()) if (target !== 0) yield [id, target];
  }
}
