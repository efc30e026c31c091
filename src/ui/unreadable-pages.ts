import {counted} from '../engine/faults/words.js';
import {bad} from './palette.js';

/** What a report says of the pages of a file that the medium did not give. */
export interface UnreadablePages {
  readonly unreadable_page_count: number;
  readonly unreadable_pages: readonly number[];
}

/** A line that names them, or none. */
export function unreadableLines({unreadable_page_count: count, unreadable_pages: pages}: UnreadablePages): string[] {
  if (count === 0) return [];
  return [
    bad(`Cannot be read: ${counted(count, 'page')}: ${pages.join(', ')}${count > pages.length ? ' and more' : ''}`),
  ];
}
