import assert from 'node:assert/strict';
import {it} from 'node:test';
import {takesClipboard} from '../../src/commands/clipboard.js';

it('a terminal is handed text for the clipboard where it is known to take it, and where somebody says so', () => {
  const taken = [{TERM: 'xterm-kitty'}, {TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm'}, {WT_SESSION: 'x'}];
  for (const environment of taken) {
    assert.equal(takesClipboard(environment), true, JSON.stringify(environment));
    assert.equal(takesClipboard({...environment, LIEL_CLIPBOARD: 'off'}), false);
  }
  for (const environment of [{}, {TERM: 'xterm-256color'}, {TERM: 'tmux-256color', TERM_PROGRAM: 'tmux'}]) {
    assert.equal(takesClipboard(environment), false, JSON.stringify(environment));
    assert.equal(takesClipboard({...environment, LIEL_CLIPBOARD: 'osc52'}), true);
  }
});
