import {compareCodePoints} from '../../format/utf8.js';

/** Nodes of one store by identity. Ids are added ascending. */
export class IdentityIndex {
  private readonly first = new Map<string, number>();
  /** All ids of the identities that more than one node has. */
  private readonly repeated = new Map<string, number[]>();
  /** Lowest id by equality text, of nodes whose identity is spelled otherwise. */
  private readonly otherwise = new Map<string, number>();

  /** @param equality the text that nodes share when the merge calls them equal; undefined for a node equal to none */
  add(identity: string, equality: string | undefined, id: number): void {
    const known = this.first.get(identity);
    if (known === undefined) this.first.set(identity, id);
    else {
      const ids = this.repeated.get(identity);
      if (ids) ids.push(id);
      else this.repeated.set(identity, [known, id]);
    }
    if (equality === undefined || equality === identity || this.otherwise.has(equality)) return;
    this.otherwise.set(equality, id);
  }

  /** The lowest id of the nodes that the merge calls equal; undefined when there is none. */
  equalTo(equality: string | undefined): number | undefined {
    if (equality === undefined) return undefined;
    const same = this.first.get(equality);
    const other = this.otherwise.get(equality);
    if (same === undefined || other === undefined) return same ?? other;
    return Math.min(same, other);
  }

  /** The only node with exactly this identity; undefined when there is none, or several. */
  only(identity: string): number | undefined {
    return this.repeated.has(identity) ? undefined : this.first.get(identity);
  }

  /** All nodes with exactly this identity, ascending. */
  idsOf(identity: string): readonly number[] {
    const first = this.first.get(identity);
    return this.repeated.get(identity) ?? (first === undefined ? [] : [first]);
  }

  /** Identities that several nodes have, in code point order, with their nodes. */
  duplicates(): [string, readonly number[]][] {
    return [...this.repeated].sort(([a], [b]) => compareCodePoints(a, b));
  }
}
