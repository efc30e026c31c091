import type {PropertyValue} from '../../format/values/property-value.js';
import {isTrue, pythonStrip, pythonText} from '../../peer/python-text.js';
import type {Branch, TraceNode} from './trace-node.js';

/** What a path says to a reader who knows how decisions are recorded (cli.md "trace"). */
export interface TraceStory {
  /** The question as the start has it. */
  readonly prompt: string | undefined;
  readonly ends: readonly [from: string, to: string];
  /** The decision on the path, and its reasons. */
  readonly decision: {readonly title: string; readonly reasons: readonly string[]} | undefined;
  readonly factors: readonly string[];
  readonly rejected: readonly string[];
  /** The file at the end of the path. */
  readonly implementedIn: string | undefined;
  /** A line for each node of the path. */
  readonly steps: readonly string[];
}

/** Makes the story of a path from the properties of its nodes and of those that the start names; none of an empty path. */
export function tellStory(path: readonly TraceNode[], branches: readonly Branch[]): TraceStory | undefined {
  const [start] = path;
  const end = path.at(-1);
  if (!start || !end) return undefined;
  const decision = path.find((node) => node.labels.includes('Decision'));
  const onPath = new Set(path.map(({id}) => id));
  return {
    prompt: textIn(start.properties.get('trace_prompt')),
    ends: [start.title, end.title],
    decision: decision && {title: decision.title, reasons: reasonsOf(decision)},
    factors: factorsOf(branches, onPath),
    rejected: branches.filter((branch) => isOption(branch) && !onPath.has(branch.target.id)).map(rejectedText),
    implementedIn: end.labels.includes('File') ? stepText(end) : undefined,
    steps: path.map(stepText),
  };
}

/** A property that is text and not blank, without the blanks around it. */
function textIn(value: PropertyValue | undefined): string | undefined {
  const text = typeof value === 'string' ? pythonStrip(value) : '';
  return text === '' ? undefined : text;
}

function reasonsOf({properties}: TraceNode): string[] {
  const reason = properties.get('reason');
  if (reason === undefined || reason === null) return [];
  const parts = pythonText(reason).split(';').map(pythonStrip);
  return parts.filter((part) => part !== '');
}

/** What was learned, then what was required, then the option that was taken, each by id. */
function factorsOf(branches: readonly Branch[], onPath: ReadonlySet<number>): string[] {
  const groups: readonly ((branch: Branch) => boolean)[] = [
    ({edge_label}) => edge_label === 'LEARNED_FROM',
    ({edge_label}) => edge_label === 'CONSTRAINED_BY',
    (branch) => isOption(branch) && onPath.has(branch.target.id),
  ];
  return groups.flatMap((belongs) => {
    const chosen = branches.filter(belongs).map(({target}) => target);
    return chosen.sort((a, b) => a.id - b.id).map((target) => factorText(target, belongs === groups[2]));
  });
}

function isOption({edge_label, target}: Branch): boolean {
  return edge_label === 'CONSIDERED' && target.labels.includes('Option');
}

function factorText({properties, title}: TraceNode, isTaken: boolean): string {
  const factor = textIn(properties.get('key_factor'));
  if (factor !== undefined) return factor;
  const summary = properties.get('summary');
  if (!isTaken || typeof summary !== 'string' || !summary.includes(' and ')) return title;
  return pythonStrip(summary.slice(0, summary.indexOf(' and ')));
}

function rejectedText({target: {properties, title}}: Branch): string {
  const short = title.startsWith('Use ') ? pythonStrip(title.slice(4)) : title;
  const note = textIn(properties.get('rejection_note'));
  return note === undefined ? short : `${short} (${note})`;
}

function stepText({labels, properties, title}: TraceNode): string {
  const path = properties.get('path');
  return labels.includes('File') && path !== undefined && isTrue(path) ? pythonText(path) : title;
}
