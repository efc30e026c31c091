/** Colours of a map, in a light and a dark place. Those of labels are told apart by people who see few colours. */
const colours = `
:root { color-scheme: light dark; --ground: #ffffff; --raised: #f4f6f8; --line: #d5dbe1; --text: #1c2329; --faint: #5a6670;
  --good: #1a7f37; --bad: #c9252d; --unsure: #8a6100; --edge: #9aa5b1;
  --hue-0: #0072b2; --hue-1: #d55e00; --hue-2: #009e73; --hue-3: #b5559b; --hue-4: #a07d00; --hue-5: #3f8fc4; --hue-6: #7a5cc9; --hue-7: #6b7680; }
@media (prefers-color-scheme: dark) {
:root { --ground: #14181d; --raised: #1c2229; --line: #323a44; --text: #d8dee4; --faint: #97a3ae;
  --good: #56d364; --bad: #ff7b72; --unsure: #e3b341; --edge: #5b6672;
  --hue-0: #58a6ff; --hue-1: #f0883e; --hue-2: #3fc391; --hue-3: #e08bc7; --hue-4: #d4b030; --hue-5: #86c6f0; --hue-6: #ac94f4; --hue-7: #97a3ae; }
}`;

const hueRules = Array.from({length: 8}, (_, i) => `.hue-${i} { --hue: var(--hue-${i}); }`).join('\n');

/** Rules for what stands in the drawings. */
export const drawingStyle = `${colours}
${hueRules}
svg { font: 12px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
svg text { fill: var(--text); text-anchor: middle; }
svg text.start { text-anchor: start; }
svg text.end { text-anchor: end; }
.use-header { fill: #6b7680; }
.use-wal { fill: #a07d00; }
.use-index { fill: #7a5cc9; }
.use-nodes { fill: var(--hue-0); }
.use-edges { fill: var(--hue-2); }
.use-properties { fill: var(--hue-5); }
.use-unused { fill: var(--line); }
.use-unknown { fill: var(--unsure); }
.damage { fill: var(--bad); stroke: var(--bad); stroke-width: 2; }
.kind { fill: var(--raised); stroke: var(--hue-0); stroke-width: 1.5; }
.name { font-weight: 600; }
.count { fill: var(--faint); }
.arrow path { fill: none; stroke: var(--edge); stroke-width: 1.3; marker-end: url(#tip); }
.arrow text { fill: var(--faint); font-size: 11px; paint-order: stroke; stroke: var(--ground); stroke-width: 3px; }
.e { fill: none; stroke: var(--edge); stroke-width: 1; marker-end: url(#tip); }
circle.e { marker-end: none; }
.n circle { fill: var(--hue); stroke: var(--ground); stroke-width: 1.2; }
.n text { font-size: 10px; paint-order: stroke; stroke: var(--ground); stroke-width: 3px; }
.backup { fill: var(--hue-0); }
.axis { stroke: var(--line); fill: none; }
.tip { fill: var(--edge); }
.hidden { display: none; }
.dim { opacity: 0.12; }
`;

/** Rules for the page around the drawings. */
export const pageStyle = `${drawingStyle}
body { margin: 0 auto; max-width: 70rem; padding: 1rem 1.5rem 4rem; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { margin-top: 2.5rem; font-size: 1.15rem; border-bottom: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; }
td, th { padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td:not(:last-child), th:not(:last-child) { white-space: nowrap; }
.pass, .ok { color: var(--good); }
.fail { color: var(--bad); font-weight: 600; }
.not-checked { color: var(--unsure); }
.frame { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 6px; }
.frame svg { display: block; }
#pages svg { max-width: 100%; height: auto; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0.5rem 0; }
.legend svg { width: 12px; height: 12px; vertical-align: -1px; }
.legend .swatch circle { fill: var(--hue); }
.faint { color: var(--faint); }
input[type="search"] { font: inherit; padding: 0.3rem 0.6rem; width: 20rem; max-width: 100%; }
`;
