/** What a format makes of labels, made once for each list of them: records of the same labels have one list. */
export class OncePerLabels<Made> {
  private readonly made = new Map<readonly string[], Made>();

  constructor(private readonly make: (labels: readonly string[]) => Made) {}

  of(labels: readonly string[]): Made {
    const known = this.made.get(labels);
    if (known !== undefined) return known;
    const made = this.make(labels);
    this.made.set(labels, made);
    return made;
  }
}
