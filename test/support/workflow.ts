import {parse} from 'yaml';

/** A step of a GitHub Actions workflow that runs something. */
export interface WorkflowStep {
  readonly name: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The `run` steps of the jobs of a workflow. */
export function readWorkflow(yaml: string): WorkflowStep[] {
  const {jobs}: {jobs: Readonly<Record<string, {steps: readonly Partial<WorkflowStep>[]}>>} = parse(yaml);
  return Object.values(jobs)
    .flatMap(({steps}) => steps)
    .flatMap(({name = '', run, env = {}}) => (run === undefined ? [] : [{name, run, env}]));
}
