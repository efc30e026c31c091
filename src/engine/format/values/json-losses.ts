import {counted} from '../../faults/words.js';

/** What JSON says and a store does not keep: counted, since it is stored all the same, as the peer does. */
export class JsonLosses {
  /** Integers beyond 64 bits, which become floats. */
  integers = 0;
  /** Numbers that no float can be near, which become infinite or zero. */
  floats = 0;
  /** Members of an object that a later one of the same name replaces. */
  members = 0;
  /** Members of a record that a store has no place for. */
  strangers = 0;

  /** What to say of them. */
  texts(): string[] {
    const {members, strangers, integers, floats} = this;
    return [
      ...lossText(members, 'member stands', 'members stand', 'before another of its name, which alone counts'),
      ...lossText(strangers, 'member of a record is', 'members of records are', 'none that a store has: left out'),
      ...lossText(integers, 'integer needs', 'integers need', 'more than 64 bits, and became a float: digits are lost'),
      ...lossText(floats, 'number is', 'numbers are', 'beyond what a float can say, and became infinite or zero'),
    ];
  }
}

/** A sentence about so many; none about none. */
export function lossText(count: number, one: string, many: string, what: string): string[] {
  return count === 0 ? [] : [`${counted(count, one, many)} ${what}`];
}
