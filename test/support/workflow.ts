/** A step of a GitHub Actions workflow that runs something. */
export interface WorkflowStep {
  readonly name: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The `run` steps of a workflow, read as simply as the workflow is written: no anchors, no flow style, no folding. */
export function readWorkflow(yaml: string): WorkflowStep[] {
  const [, ...texts] = yaml.split(/^ {6}- /m);
  return texts.flatMap((text) => {
    const lines = `        ${text}`.split('\n');
    const run = valueBehind(lines, 'run');
    const env = Object.fromEntries(blockOf(lines, 'env').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
    return run === '' ? [] : [{name: valueBehind(lines, 'name'), run, env}];
  });
}

/** What stands behind a key, or in the block below it. */
function valueBehind(lines: readonly string[], key: string): string {
  const line = lines.find((candidate) => candidate.startsWith(`        ${key}: `)) ?? '';
  const value = line.slice(`        ${key}: `.length);
  return value === '|' ? `${blockOf(lines, key).join('\n')}\n` : value;
}

function blockOf(lines: readonly string[], key: string): string[] {
  const at = lines.findIndex((line) => line.startsWith(`        ${key}:`));
  const below = lines.slice(at + 1);
  const end = below.findIndex((line) => line !== '' && !line.startsWith(' '.repeat(10)));
  const block = below.slice(0, end < 0 ? undefined : end).map((line) => line.slice(10));
  return at < 0 ? [] : block.filter((line, i) => line !== '' || i < block.length - 1);
}
