import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {needsTerminal, Terminal} from './support/terminal.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = ['--import', 'tsx', 'scripts/start.ts'];
const chapters = ['# A store from an export', '# Release evidence', '# A backup counts'] as const;

describe('npm start', () => {
  it('waits before each chapter on a terminal, in colours, and ends when it is told to', needsTerminal, async (t) => {
    const terminal = new Terminal(t, root, 120, 60);
    terminal.run([process.execPath, ...words]);
    const first = await terminal.until(/all that is left/);
    assert.ok(first.includes(chapters[0]) && !first.includes(chapters[1]), first);
    assert.ok(terminal.screen(true).includes(`\x1b[36m${chapters[0]}`));
    terminal.press('Enter');
    const second = await terminal.until(new RegExp(`${chapters[1]}[^]*all that is left`));
    assert.ok(!second.includes(chapters[2]), second);
    terminal.press('C-c');
    await terminal.until(/^ready>\s*$/m);
  });

  it('waits for nobody in a pipe, and has no colours there', async (t) => {
    const child = spawn(process.execPath, words, {cwd: root, stdio: ['ignore', 'pipe', 'pipe']});
    t.after(() => child.kill('SIGKILL'));
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(chapters[2])) child.kill();
    });
    const [code] = await once(child, 'close');
    assert.equal(code, 143, output);
    assert.ok(!output.includes('\x1b') && !output.includes('Enter'), output);
  });
});
