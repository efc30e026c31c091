import {quote} from '../engine/faults/condition.js';
import {exit, findingText} from '../engine/faults/fault.js';
import {counted, humanSize} from '../engine/faults/words.js';
import type {SealReport} from '../engine/operations/seal.js';
import {glyphs} from './glyphs.js';
import {bad, good, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {oneOfStores, storesRenderer} from './stores-text.js';
import {findingDocument} from './verify-text.js';

export const sealRenderer: Renderer<SealReport> = {
  exit: (report) => report.exit,
  json: (report) => oneOfStores(sealDocument(report)),
  text: (report) => {
    const {store, seal, sealed, pages, seal_bytes, root, finding_count: count, findings} = report;
    const lines = findings
      .slice(0, shownFindings)
      .map((found) => `${bad(found.condition.code)} ${printable(findingText(found))}`);
    if (count > shownFindings)
      lines.push(`${glyphs('…')} and ${counted(count - shownFindings, 'more finding')} (liel verify shows them)`);
    if (!sealed) {
      const isReadable = report.exit === exit.no;
      const how = isReadable ? ' (--accept-damage seals it as it is)' : '';
      lines.push(heading(`${printable(store)}: not sealed; ${counted(count, 'finding')}${how}`));
      if (!isReadable) lines.push(`next: ${printable(`liel verify ${quote(store)}`)}`);
      return lines.join('\n');
    }
    const share = ((seal_bytes / report.size_bytes) * 100).toFixed(2);
    lines.push(`${counted(pages, 'page')} in ${printable(seal)} (${humanSize(seal_bytes)}, ${share} % of the store)`);
    lines.push(`root ${root}`);
    lines.push(
      heading(
        `${printable(store)}: sealed${count > 0 ? ` with ${counted(count, 'finding')} that --accept-damage accepted` : ''}`,
      ),
    );
    return lines.join('\n');
  },
};

/** Several stores: a row for each, one document for all. */
export const sealStoresRenderer = storesRenderer<SealReport>({
  schema: 'seal-stores',
  document: sealDocument,
  exit: (report) => report.exit,
  titles: ['verdict', 'seal, or first finding'],
  row: ({sealed, seal, findings: [first]}) => {
    if (sealed) return [good('sealed'), printable(seal)];
    return [bad('not sealed'), first ? `${bad(first.condition.code)} ${printable(findingText(first))}` : ''];
  },
  said: ['sealed', 'not sealed'],
});

function sealDocument({exit: _, findings, ...report}: SealReport): object {
  return {...report, ok: report.sealed, findings: findings.map(findingDocument)};
}

const shownFindings = 20;
