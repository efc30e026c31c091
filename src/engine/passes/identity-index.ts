import {larger} from '../format/values/byte-table.js';

/** A node id for each number of an identity; 4 bytes a number. */
export class NodeByNumber {
  private ids = new Uint32Array(1024);

  /** The id of a number; 0 for none. */
  get(number: number): number {
    return this.ids[number] ?? 0;
  }

  set(number: number, id: number): void {
    if (number >= this.ids.length) this.ids = larger(this.ids, number + 1);
    this.ids[number] = id;
  }
}

/** Nodes of one store by the numbers of their identities, which begin at 1. Ids are added ascending; 0 is no node. */
export class IdentityIndex {
  private readonly first = new NodeByNumber();
  /** All ids of the identities that more than one node has. */
  private readonly repeated = new Map<number, number[]>();
  /** Lowest id by equality, of nodes whose identity is spelled otherwise. */
  private readonly otherwise = new Map<number, number>();

  /** @param equality the number that nodes share when the merge calls them equal; 0 for a node equal to none */
  add(identity: number, equality: number, id: number): void {
    const known = this.first.get(identity);
    if (known === 0) this.first.set(identity, id);
    else {
      const ids = this.repeated.get(identity);
      if (ids) ids.push(id);
      else this.repeated.set(identity, [known, id]);
    }
    if (equality === 0 || equality === identity || this.otherwise.has(equality)) return;
    this.otherwise.set(equality, id);
  }

  /** The lowest id of the nodes that the merge calls equal; 0 when there is none. */
  equalTo(equality: number): number {
    if (equality === 0) return 0;
    const same = this.first.get(equality);
    const other = this.otherwise.get(equality) ?? 0;
    return same === 0 || other === 0 ? same + other : Math.min(same, other);
  }

  /** The only node with exactly this identity; 0 when there is none, or several. */
  only(identity: number): number {
    return this.repeated.has(identity) ? 0 : this.first.get(identity);
  }

  /** Identities that several nodes have, with all of them, ascending. */
  duplicates(): Iterable<[number, readonly number[]]> {
    return this.repeated;
  }
}
