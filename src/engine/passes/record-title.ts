import type {PropertyMap} from '../format/values/property-value.js';
import {pythonText} from '../peer/python-text.js';

/** What a node is called: the text of its title, path or name; of its labels and id where it has none of these. */
export function titleOf(id: number, labels: readonly string[], properties: PropertyMap): string {
  for (const key of ['title', 'path', 'name']) {
    const value = properties.get(key);
    if (value !== undefined) return pythonText(value);
  }
  return labels.length > 0 ? `${labels.join('/')} #${id}` : `node ${id}`;
}
