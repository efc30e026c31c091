import type {Tell} from '../../passes/operation.js';
import {normalisedPath} from '../../peer/path-text.js';
import {type JudgedCopy, requireSound} from './sound-copies.js';
import {type PastQuestion, type StoreCopies, timelinesOf} from './timelines.js';

/** What the copies of one store say, and which of them are sound. */
interface Asked<Answer> {
  readonly copies: readonly JudgedCopy[];
  readonly answer: Answer;
}

/** Asks the copies of each store that a question is about. Raises what `timelinesOf` raises, L0134 where not one copy is sound, and L0141. */
export async function askPast<Answer>(
  question: PastQuestion,
  ask: (timeline: StoreCopies) => Promise<Asked<Answer>>,
  tell: Tell,
): Promise<{readonly target: string; readonly stores: readonly Answer[]}> {
  const all: JudgedCopy[] = [];
  const stores: Answer[] = [];
  for (const timeline of await timelinesOf(question, tell)) {
    const {copies, answer} = await ask(timeline);
    all.push(...copies);
    stores.push(answer);
  }
  requireSound(all);
  return {target: normalisedPath(question.target), stores};
}
