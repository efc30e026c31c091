import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {picture, pictureText} from '../scripts/make-picture.js';
import {slugOf} from '../scripts/site/markdown.js';
import {linkTarget, sitePages} from '../scripts/site/pages.js';
import {parseCommandLine} from './support/command-lines.js';

const pages = sitePages();
const files = new Set(pages.map(({file}) => file));
const textOf = new Map(pages.map(({file, markdown}) => [file, markdown]));

/** A page without what stands between fences, where a bracket is no link. */
const prose = (markdown: string): string =>
  markdown.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '``');

describe('the pages of the site', () => {
  it('lead to pages, places in them and files that are there', () => {
    const broken = pages.flatMap(({file, markdown}) =>
      [...prose(markdown).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link]) => {
        if (/^[a-z]+:/.test(link!)) return [];
        const target = linkTarget(link!, file, files);
        const isThere = target !== undefined && (!link!.includes('#') || hasPlace(link!, file));
        return isThere ? [] : [`${file}: ${link}`];
      }),
    );
    assert.deepEqual(broken, []);
  });

  it('are each a title and a group, under an address of their own', () => {
    assert.equal(files.size, pages.length);
    assert.deepEqual(
      pages.filter(({title, group}) => title === '' || group === '').map(({file}) => file),
      [],
    );
  });

  it('name command lines that are understood, in what is read first', () => {
    const lines = ['README.md', 'docs/situations.md', 'docs/install.md'].flatMap((file) =>
      [...textOf.get(file)!.matchAll(/`(liel [^`\n]+)`/g)].map(([, line]) => line!),
    );
    assert.ok(lines.length > 60, `${lines.length} lines`);
    // `liel import` is the name of a command, `liel explain CODE` its form.
    const known = lines.filter((line) => line.split(' ').length > 2 && !/ [A-Z]+$/.test(line));
    assert.deepEqual(
      known.flatMap((line) => parseCommandLine(line) ?? []),
      [],
    );
  });
});

/** Whether a page has the heading that a link names. */
function hasPlace(link: string, from: string): boolean {
  const [place, anchor] = link.split('#');
  const target = place === '' ? from : linkTarget(place!, from, files)?.address;
  const page = pages.find(
    ({file}) => file === target || file.replace(/README\.md$/, 'index.html').replace(/\.md$/, '.html') === target,
  );
  return [...(page?.markdown ?? '').matchAll(/^#+ (.+)$/gm)].some(([, heading]) => slugOf(heading!) === anchor);
}

it('the picture in the README is what the program prints: npx tsx scripts/make-picture.ts', () => {
  assert.equal(readFileSync(picture, 'utf8'), pictureText());
});
