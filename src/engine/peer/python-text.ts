import type {PropertyValue} from '../format/values/property-value.js';
import {pythonRepr} from './python-repr.js';

/** A value as Python's str spells it: text as it is, anything else as its repr. */
export function pythonText(value: PropertyValue): string {
  return typeof value === 'string' ? value : pythonRepr(value);
}

/** What Python takes for blank: as JavaScript, with U+001C to U+001F and U+0085, without U+FEFF. */
function isBlank(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code >= 0x1c && code <= 0x1f) || code === 0x85 || (code !== 0xfeff && /\s/.test(character));
}

/** Text without the blanks around it, as Python's strip leaves it. */
export function pythonStrip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return text.slice(start, end);
}

/** Whether Python takes a value for true. */
export function isTrue(value: PropertyValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (value instanceof Map) return value.size > 0;
  if (Array.isArray(value)) return value.length > 0;
  return Number.isNaN(value) || Boolean(value);
}
