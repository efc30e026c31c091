import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {columnsOf} from '../../src/ui/columns.js';
import {markdownText} from '../../src/ui/markdown-text.js';

const page = (...lines: readonly string[]): string => lines.join('\n');

describe('a page on a terminal', () => {
  it('has its sentences wrapped anew, links as commands before that, and lists set in', () => {
    const markdown = page(
      '# Git',
      '',
      'When: a store lies in a git',
      'repository, see [live WAL',
      'after a crash](live-wal-after-a-crash.md) for more.',
      '',
      '- one two three four five six seven eight nine ten',
      '  eleven twelve',
      '2. the **second** thing',
    );
    assert.deepEqual(markdownText(markdown, 40).split('\n'), [
      'Git',
      '',
      'When: a store lies in a git repository,',
      'see live WAL after a crash (liel runbook',
      'live-wal-after-a-crash) for more.',
      '',
      '- one two three four five six seven',
      '  eight nine ten eleven twelve',
      '2. the second thing',
    ]);
  });

  it('has commands that a shell reads as they were, and other code as it is', () => {
    const markdown = page(
      '# Code',
      '```sh',
      "liel verify project.liel --signature 'a b.sig' # exit 1",
      '```',
      '```yaml',
      'run: liel verify project.liel --signature',
      '```',
    );
    assert.deepEqual(markdownText(markdown, 40).split('\n'), [
      'Code',
      '    liel verify project.liel \\',
      "        --signature 'a b.sig' # exit 1",
      '    run: liel verify project.liel --signature',
    ]);
    const here = page('# A', '```sh', 'cat > a.txt <<END and more and more and more', 'text', 'END', '```');
    assert.equal(markdownText(here, 40), 'A\n    cat > a.txt <<END and more and more and more\n    text\n    END');
    const open = page('```sh', "git commit -m 'begins here and goes on and", "on'", '```');
    assert.ok(!markdownText(open, 40).includes('\\'));
  });

  it('is no wider than it, but for code that is no command and for words, and says all that it says elsewhere', () => {
    const directory = fileURLToPath(new URL('../../runbooks', import.meta.url));
    const files = readdirSync(directory).filter((name) => name.endsWith('.md'));
    assert.ok(files.length > 20);
    const words = (text: string): string => text.replaceAll(/ \\\n|[\s:]+/g, '');
    for (const file of files) {
      const markdown = readFileSync(path.join(directory, file), 'utf8');
      const prose = markdown.replaceAll(/^```[\s\S]*?^```$|^\|.*$/gm, '');
      for (const columns of [60, 80, 120]) {
        for (const line of markdownText(prose, columns).split('\n')) {
          const isWord = !line.trim().includes(' ');
          assert.ok(columnsOf(line) <= columns || isWord, `${file} ${columns}: ${line}`);
        }
        assert.equal(words(markdownText(prose, columns)), words(markdownText(prose, undefined)), file);
      }
    }
  });
});
