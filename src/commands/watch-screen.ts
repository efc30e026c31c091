import {backup} from '../engine/operations/backups/backup.js';
import {verify} from '../engine/operations/verify/verify.js';
import {browseJobs} from './browse-jobs.js';
import {takesClipboard} from './clipboard.js';
import {pjson} from './program.js';
import type {Watching} from './watch-output.js';

/** Shows the events in the dashboard until it is quit; returns the exit code. */
export async function showDashboard(events: Watching, stores: readonly string[], end: AbortController) {
  const {runDashboard} = await import('../ui/dashboard/dashboard.js');
  const jobs = {
    browse: browseJobs,
    takesCopies: takesClipboard(process.env),
    verify: (store: string) => verify({store, shadowed: 'real'}),
    backup: (store: string, output: string, live: boolean) =>
      // Beside a writer, for so long until it rests.
      backup({store, output, live, waitMs: live ? 10_000 : 0, now: new Date(), version: pjson.version}),
  };
  try {
    await runDashboard(events, stores, jobs);
    return 0;
  } finally {
    end.abort();
  }
}
