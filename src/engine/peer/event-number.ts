import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import type {PropertyMap} from '../format/values/property-value.js';
import {isTrue} from './python-text.js';

/** Digits that Python's isdigit knows and its int does not: superscripts, circled ones. */
const otherDigits =
  /[\u{b2}\u{b3}\u{b9}\u{1369}-\u{1371}\u{19da}\u{2070}\u{2074}-\u{2079}\u{2080}-\u{2089}\u{2460}-\u{2468}\u{2474}-\u{247c}\u{2488}-\u{2490}\u{24ea}\u{24f5}-\u{24fd}\u{24ff}\u{2776}-\u{277e}\u{2780}-\u{2788}\u{278a}-\u{2792}\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]/u;
const decimal = /^\p{Nd}$/u;
/** Integers are no longer than this in Python. */
const mostDigits = 4300;

/** The id of the next event: `event:` and one more than the highest number of an event so far (cli.md "events"). Raises L0059. */
export function nextEventId(store: string, events: Iterable<PropertyMap>): string {
  let highest = 0n;
  for (const event of events) {
    const number = eventNumber(store, event);
    if (number > highest) highest = number;
  }
  return `event:${String(highest + 1n).padStart(6, '0')}`;
}

/** The number in the id of an event; 0 when it has none. */
function eventNumber(store: string, event: PropertyMap): bigint {
  const id = event.get('event_id');
  const raw = isTrue(id) ? id : event.get('key');
  if (typeof raw !== 'string' || !raw.startsWith('event:')) return 0n;
  const digits = [...raw.slice('event:'.length)];
  if (digits.length === 0 || !digits.every((digit) => decimal.test(digit) || otherDigits.test(digit))) return 0n;
  if (digits.length > mostDigits || digits.some((digit) => otherDigits.test(digit))) {
    throw fault(conditions.eventUncountable, {store, event: raw.slice(0, 100)});
  }
  return BigInt(digits.map(digitValue).join(''));
}

/** Value of a decimal digit of any script: they come in tens, from 0 to 9. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) as number;
  let start = code;
  while (decimal.test(String.fromCodePoint(start - 1))) start--;
  return (code - start) % 10;
}
