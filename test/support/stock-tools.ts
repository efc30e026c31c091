import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** Programs of others that check what this one makes; a test is skipped where one is missing. */

/** Options of a test that needs programs. */
export function needsTools(...names: readonly string[]): {skip: string | false} {
  const missing = names.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
  return {skip: missing.length > 0 && `needs ${missing.join(', ')}`};
}

const stockPython = fileURLToPath(new URL('../../.stock/bin/python', import.meta.url));

/** Options of a test that needs packages of PyPI, which .ci/run installs. */
export const needsStockPython = {skip: existsSync(stockPython) ? false : 'needs .stock, which .ci/run makes'};

/** Options of a test that needs some of them by the names of their modules. */
export function needsStockModules(...names: readonly string[]): {skip: string | false} {
  const finds = `import importlib.util, sys; sys.exit(not all(map(importlib.util.find_spec, sys.argv[1:])))`;
  const isThere = existsSync(stockPython) && spawnSync(stockPython, ['-c', finds, ...names]).status === 0;
  return {skip: !isThere && `needs ${names.join(', ')} in .stock, which .ci/run installs`};
}

/** The schema of SARIF as those ship it who wrote it; a test that needs it is skipped without. */
export const sarifSchema = fileURLToPath(new URL('../../.stock/sarif-2.1.0.json', import.meta.url));
export const needsSarifSchema = {skip: existsSync(sarifSchema) ? false : 'needs the schema of SARIF in .stock'};

/** Runs a program to its end. */
export function runTool(
  file: string,
  args: readonly string[],
  cwd?: string,
): {status: number | null; stdout: string; stderr: string} {
  const {status, stdout, stderr, error} = spawnSync(file, args, {cwd, encoding: 'utf8'});
  if (error) throw error;
  return {status, stdout, stderr};
}

/** Runs a Python script with the packages of others. */
export function runStockPython(script: string, args: readonly string[], cwd?: string): ReturnType<typeof runTool> {
  return runTool(stockPython, ['-c', script, ...args], cwd);
}
