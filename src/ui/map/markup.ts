import {printable} from '../printable.js';

/** Text for HTML and SVG, in content and in quoted attributes: nothing in it ends its place, and what cannot be seen is spelled out. */
export function escaped(text: string): string {
  return printable(text)
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A drawing: what stands in its `<svg>`, and its size. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
  /** What it shows, in one sentence. */
  readonly label: string;
}

/** A text cut to so many characters, with an ellipsis for the rest. */
export function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** A coordinate with as many digits as an eye needs. */
export const at = (value: number): string => String(Math.round(value * 10) / 10);
