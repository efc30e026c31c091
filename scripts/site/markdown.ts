import path from 'node:path';
import {addressOf, linkTarget} from './pages.js';

/** What markdown-it calls a token: the part of it that is used here. */
interface Token {
  type: string;
  tag: string;
  content: string;
  attrs: [name: string, value: string][] | null;
  children: Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}

interface State {
  readonly tokens: Token[];
  readonly env: {readonly file: string};
  readonly Token: new (type: string, tag: string, nesting: number) => Token;
}

/** What markdown-it is, as far as it is used here. */
export interface MarkdownIt {
  set(options: {readonly html: boolean}): MarkdownIt;
  readonly core: {readonly ruler: {push(name: string, rule: (state: State) => void): void}};
}

/** What the links of a site need to know, and what is found out on the way. */
export interface Links {
  /** The Markdown files of all pages. */
  readonly pages: ReadonlySet<string>;
  /** The codes that have a page. */
  readonly codes: ReadonlySet<string>;
  /** Files of the repository that pages lead to, and that are to be copied. */
  readonly copied: Set<string>;
  /** Links that lead to nothing. */
  readonly broken: string[];
}

/** Lets headings have ids as GitHub gives them, links lead to the pages of the site, and codes to their pages. HTML is text. */
export function withLinks(markdown: MarkdownIt, links: Links): void {
  markdown.set({html: false});
  markdown.core.ruler.push('ids', ({tokens}) => {
    for (const [i, token] of tokens.entries()) {
      if (token.type === 'heading_open') token.attrSet('id', slugOf(tokens[i + 1]!.content));
    }
  });
  // A style sheet alone says how a page looks: the policy of the pages allows no other style.
  markdown.core.ruler.push('alignment', ({tokens}) => {
    for (const {attrs} of tokens) {
      for (const attribute of attrs ?? []) {
        if (attribute[0] === 'style') attribute.splice(0, 2, 'class', attribute[1].replace('text-align:', ''));
      }
    }
  });
  markdown.core.ruler.push('links', (state) => {
    for (const token of state.tokens) {
      if (token.type !== 'inline') continue;
      for (const child of token.children ?? []) lead(child, state.env.file, links);
      token.children = (token.children ?? []).flatMap((child, i, all) =>
        codesAsLinks(child, isInLink(all, i), state, links),
      );
    }
  });
}

/** The id of a heading, as GitHub makes it. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function lead(token: Token, from: string, {pages, copied, broken}: Links): void {
  const name = token.type === 'link_open' ? 'href' : token.type === 'image' ? 'src' : undefined;
  const link = name === undefined ? null : token.attrGet(name);
  if (link === null || /^[a-z]+:/.test(link)) return;
  const target = linkTarget(link, from, pages);
  if (!target) {
    broken.push(`${from}: ${link}`);
    return;
  }
  if (target.copied !== undefined) copied.add(target.copied);
  token.attrSet(name!, relative(addressOf(from), target.address));
}

/** An address as a page with another one names it. */
export function relative(from: string, to: string): string {
  const [place, anchor] = to.split('#');
  const path_ = path.posix.relative(path.posix.dirname(from), place!);
  return `${path_}${anchor === undefined ? '' : `#${anchor}`}`;
}

function isInLink(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(0, at).map(({type}) => type);
  return before.lastIndexOf('link_open') > before.lastIndexOf('link_close');
}

/** A text with its codes as links; a piece of code that is nothing but one, too. */
function codesAsLinks(token: Token, isLinked: boolean, state: State, {codes}: Links): Token[] {
  if (isLinked || !['text', 'code_inline'].includes(token.type)) return [token];
  const own = /(?:^|\/)(L\d{4})\.md$/.exec(state.env.file)?.[1];
  const pieces = token.type === 'text' ? token.content.split(/\b(L\d{4})\b/) : [token.content];
  if (!pieces.some((piece) => codes.has(piece) && piece !== own)) return [token];
  return pieces.flatMap((piece) => {
    const inner = new state.Token(token.type, token.tag, 0);
    inner.content = piece;
    if (!codes.has(piece) || piece === own) return [inner];
    const open = new state.Token('link_open', 'a', 1);
    open.attrSet('href', relative(addressOf(state.env.file), `runbooks/conditions/${piece}.html`));
    return [open, inner, new state.Token('link_close', 'a', -1)];
  });
}
