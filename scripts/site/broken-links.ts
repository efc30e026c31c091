import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';

/** Links in the pages of a directory that lead to no file of it, to no place in one, or, for what a page shows or runs, out of it. */
export function brokenLinks(directory: string): string[] {
  const files = readdirSync(directory, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.html'));
  const ids = new Map(files.map((file) => [file, idsIn(readFileSync(path.join(directory, file), 'utf8'))]));
  return files.flatMap((file) =>
    linksIn(readFileSync(path.join(directory, file), 'utf8')).flatMap(([name, link]) => {
      if (/^[a-z]+:/.test(link)) return name === 'href' ? [] : [`${file}: ${link} is not here`];
      const [place = '', anchor] = link.split('#');
      const target = place === '' ? file : path.posix.join(path.posix.dirname(file), place);
      const isFile = existsSync(path.join(directory, target)) && statSync(path.join(directory, target)).isFile();
      return isFile && (anchor === undefined || ids.get(target)?.has(anchor)) ? [] : [`${file}: ${link}`];
    }),
  );
}

const idsIn = (html: string): Set<string> => new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!));

/** Addresses, by the attribute that names them; those of style sheets count as shown. */
function linksIn(html: string): [name: string, link: string][] {
  return [...html.matchAll(/<(\w+)[^>]*? (href|src|action)="([^"]*)"/g)].map(([, tag, name, link]) => [
    tag === 'link' ? 'src' : name!,
    link!,
  ]);
}
