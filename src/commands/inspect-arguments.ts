import * as Args from '@oclif/core/args';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {inspectTopics} from '../engine/operations/inspect/inspect.js';
import {storeArgument} from './flags.js';

/** What `inspect` and `browse` look at: a store, a topic, a number. */
export const inspectArguments = (command: string) => ({
  store: storeArgument,
  topic: Args.string({options: [...inspectTopics], description: 'What to look at; an overview without it.'}),
  number: Args.custom<number>({
    description: 'Page number, node id or edge id.',
    parse: (text) => toNumber(text, command),
  })(),
});

/** A page number or id. Raises L0001 for other text: what the argument parser itself throws would look like a bug. */
async function toNumber(text: string, command: string): Promise<number> {
  if (/^\d+$/.test(text)) return Number(text);
  throw fault(conditions.usage, {problem: `${command} expects a number, not ${text}`, command});
}
