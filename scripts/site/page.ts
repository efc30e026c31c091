import {fileURLToPath} from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One page of the documentation site. */
export interface SitePage {
  /** Where its Markdown lies, or would lie, from the root of the repository: links in it are relative to that. */
  readonly file: string;
  /** What it is found under, on the left of every page. */
  readonly group: string;
  readonly title: string;
  readonly markdown: string;
  /** It belongs to a list that has a page of its own, and stands only there. */
  readonly isListed?: boolean;
}
