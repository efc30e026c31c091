import type {PageRun} from '../../engine/evidence/page-uses.js';
import {findingText} from '../../engine/faults/fault.js';
import {counted, grouped, humanSize} from '../../engine/faults/words.js';
import type {MapFacts} from '../../engine/operations/map/map.js';
import {backupsDrawing} from './backups-drawing.js';
import {type DrawnLabel, drawnLabels, graphDrawing} from './graph-drawing.js';
import {mapScript, mapScriptDigest} from './map-script.js';
import {drawingStyle, pageStyle} from './map-style.js';
import {type Drawing, escaped} from './markup.js';
import {pageDrawing, useNames} from './page-drawing.js';
import {schemaDrawing} from './schema-drawing.js';

const tip =
  '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>';

/** One part of a map: a drawing, what belongs beside it, or why there is none. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly drawing?: Drawing;
  readonly why?: string;
  /** HTML between title and drawing. */
  readonly legend?: string;
}

function sectionsOf({pages, damaged, schema, picture, backups}: MapFacts): Section[] {
  const labels = 'shown' in picture ? drawnLabels(picture.shown) : [];
  return [
    {
      id: 'pages',
      title: 'Pages',
      drawing: pageDrawing(pages, damaged),
      legend: legendOfUses(pages, damaged.length > 0),
    },
    {
      id: 'schema',
      title: 'Schema',
      ...('shown' in schema
        ? schema.shown.label_combinations.length === 0
          ? {why: 'the store has no nodes'}
          : {drawing: schemaDrawing(schema.shown)}
        : schema),
    },
    {
      id: 'graph',
      title: 'Records',
      ...('shown' in picture
        ? picture.shown.nodes.length === 0
          ? {why: 'the store has no nodes'}
          : {drawing: graphDrawing(picture.shown, labels), legend: labelLegend(labels)}
        : picture),
    },
    {
      id: 'backups',
      title: 'Backups',
      ...(backups.copies.length === 0
        ? {why: `no backup of this store is beside it or in ${backups.directory}`}
        : {drawing: backupsDrawing(backups.copies)}),
    },
  ];
}

function legendOfUses(pages: readonly PageRun[], isDamaged: boolean): string {
  const uses = [...new Set(pages.map(({use}) => use))];
  const swatch = (look: string, name: string): string =>
    `<span><svg viewBox="0 0 12 12"><rect class="${look}" width="12" height="12"/></svg> ${name}</span>`;
  const damage = isDamaged ? swatch('damage', 'damage that findings name') : '';
  return `<div class="legend">${uses.map((use) => swatch(`use-${use}`, useNames[use])).join('')}${damage}</div>`;
}

function labelLegend(labels: readonly DrawnLabel[]): string {
  const boxes = labels.map(
    ({label, count, hue}, i) =>
      `<label class="swatch hue-${hue}"><input type="checkbox" value="${i}" checked> <svg viewBox="0 0 12 12"><circle cx="6" cy="6" r="6"/></svg> ${escaped(label)} ${grouped(count)}</label>`,
  );
  return `<p><input type="search" id="search" placeholder="an id, a label, a value that is shown" aria-label="Search"> <span id="found"></span></p><div class="legend" id="labels">${boxes.join('')}</div>`;
}

const svg = ({width, height, body, label}: Drawing): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(label)}">${tip}${body}</svg>`;

function sectionMarkup({id, title, drawing, why, legend = ''}: Section): string {
  const content = drawing
    ? `<p class="faint">${escaped(drawing.label)}</p>${legend}<div class="frame">${svg(drawing)}</div>`
    : `<p class="faint">Not drawn: ${escaped(why ?? '')}.</p>`;
  return `<section id="${id}"><h2>${title}</h2>${content}</section>`;
}

/** What the verdict is, in a few words. */
function headline({verdict: {ok, finding_count, exit}}: MapFacts): string {
  if (ok) return 'sound, as far as it was checked';
  return finding_count > 0 ? counted(finding_count, 'finding') : `not proved (exit ${exit})`;
}

function verdictMarkup({verdict}: MapFacts): string {
  const layers = verdict.layers.map(
    ({name, verdict: answer, reason}) =>
      `<tr><td>${name}</td><td class="${answer.replace(' ', '-')}">${answer}</td><td>${escaped(reason)}</td></tr>`,
  );
  const findings = verdict.findings.map(
    (found) =>
      `<tr><td>${found.condition.code}</td><td>${found.place.page ?? ''}</td><td>${escaped(findingText(found))}</td></tr>`,
  );
  const more =
    verdict.finding_count > verdict.findings.length
      ? `; the first ${verdict.findings.length} of ${grouped(verdict.finding_count)}`
      : '';
  const list =
    findings.length === 0
      ? ''
      : `<h2>Findings</h2><p class="faint">What liel verify says${more}.</p><table><tr><th>code</th><th>page</th><th>what was found</th></tr>${findings.join('')}</table>`;
  return `<section id="verdict"><h2>Verdict</h2><table><tr><th>layer</th><th>verdict</th><th>because</th></tr>${layers.join('')}</table>${list}</section>`;
}

function countsOf({verdict: {nodes, edges, size_bytes}}: MapFacts): string {
  const records = nodes === undefined ? [] : [counted(nodes, 'node'), counted(edges ?? 0, 'edge')];
  return [...records, humanSize(size_bytes)].join(', ');
}

/** A map as one HTML page that asks for nothing: no server, no network, no script but its own. */
export function mapPage(facts: MapFacts): string {
  const {store, ok} = facts.verdict;
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${mapScriptDigest}'`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(store)}</title><style>${pageStyle}</style></head>
<body><h1>${escaped(store)}: <span class="${ok ? 'ok' : 'fail'}">${headline(facts)}</span></h1>
<p>${countsOf(facts)}</p>
${verdictMarkup(facts)}
${sectionsOf(facts).map(sectionMarkup).join('\n')}
<script>${mapScript}</script></body></html>
`;
}

/** A map as one picture, for a place where no page can be: the drawings below each other. */
export function mapSvg(facts: MapFacts): string {
  const margin = 20;
  const parts: string[] = [];
  let [top, width] = [64, 600];
  for (const {title, drawing, why} of sectionsOf(facts)) {
    const words = drawing ? `${title}: ${drawing.label}` : `${title}: not drawn, ${why}`;
    parts.push(`<text class="start name" x="${margin}" y="${top + 14}">${escaped(words)}</text>`);
    top += 26;
    if (!drawing) continue;
    parts.push(
      `<svg x="${margin}" y="${top}" width="${drawing.width}" height="${drawing.height}">${drawing.body}</svg>`,
    );
    top += drawing.height + 24;
    width = Math.max(width, drawing.width + 2 * margin);
  }
  const title = `${facts.verdict.store}: ${headline(facts)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}">
<title>${escaped(title)}</title><style>${drawingStyle}</style>${tip}<rect width="100%" height="100%" fill="var(--ground)"/>
<text class="start name" x="${margin}" y="28">${escaped(title)}</text><text class="start" x="${margin}" y="46">${escaped(countsOf(facts))}</text>
${parts.join('\n')}</svg>
`;
}
