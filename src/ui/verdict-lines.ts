import type {VerifyReport} from '../engine/evidence/verdict.js';
import type {StoresReport} from '../engine/passes/fleet.js';
import type {Renderer} from './renderer.js';
import {summaryLine} from './reports/jsonl-report.js';
import {verdictOfStore} from './reports/verdicts-of.js';

/** The last line behind those of the stores, which were printed as they came. `shard` is which share this was, like 3/16. */
export function verdictLinesRenderer(version: string, shard: string | undefined): Renderer<StoresReport<VerifyReport>> {
  const verdicts = ({stores}: StoresReport<VerifyReport>) => stores.map(verdictOfStore);
  const last = (report: StoresReport<VerifyReport>): string =>
    summaryLine(
      {command: 'verify', version, exit: report.exit, endedAt: new Date(), verdicts: verdicts(report)},
      shard,
    );
  return {verdicts, exit: ({exit}) => exit, json: () => undefined, text: last};
}
