/** Writes runbooks/conditions/: a page for each condition, which says what `liel explain` says. */
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {allConditions} from '../src/engine/faults/conditions.js';
import {toExplanation} from '../src/engine/operations/explain.js';
import {conditionPage} from '../src/ui/explain-text.js';

export const conditionPagesDirectory = fileURLToPath(new URL('../runbooks/conditions', import.meta.url));

/** The pages by the names of their files. */
export function conditionPages(): Map<string, string> {
  return new Map(allConditions().map((condition) => [`${condition.code}.md`, conditionPage(toExplanation(condition))]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(conditionPagesDirectory, {recursive: true, force: true});
  mkdirSync(conditionPagesDirectory, {recursive: true});
  for (const [name, text] of conditionPages()) writeFileSync(path.join(conditionPagesDirectory, name), text);
}
