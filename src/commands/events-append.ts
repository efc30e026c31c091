import * as Flags from '@oclif/core/flags';
import {appendEvent} from '../engine/operations/events/append-event.js';
import {appendRenderer} from '../ui/events-text.js';
import {newEvent} from './event-options.js';
import {recoveryFlag, storeArgument} from './flags.js';
import {OperatorCommand} from './operator-command.js';

const text = (description: string) => Flags.string({description});
const required = (description: string) => Flags.string({required: true, description});

export default class EventsAppend extends OperatorCommand {
  static trait = 'inPlace' as const;
  static override summary = 'Append an event to a store: who did what to which target.';
  static override args = {store: storeArgument};
  static override flags = {
    author: required('Key of the actor; one that is not there is made.'),
    operation: required('What was done.'),
    target: required('What it was done to.'),
    'payload-json': Flags.string({helpValue: 'JSON or @FILE', description: 'A JSON object with more about it.'}),
    'event-id': text('Id of the event; the next number without it.'),
    'parent-event-id': text('Id of the event that it follows.'),
    timestamp: text('When it was; now without it.'),
    'actor-name': text('Name of an actor that is made.'),
    'actor-kind': Flags.string({default: 'ai_agent', description: 'Kind of an actor that is made.'}),
    'legacy-agent-key': text('Makes an actor that is made an Agent with this key, too.'),
    'caused-by': text('Key of the event that caused it.'),
    'source-key': Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'Key of a source that it cites; may be given more than once.',
    }),
    recovery: recoveryFlag({default: 'auto-truncate'}),
  };
  static override examples = [
    '<%= config.bin %> events append project.liel --author ai:ada --operation create --target task:7',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(EventsAppend);
    const {recovery} = flags;
    const waitMs = this.waitMs(flags);
    const event = newEvent(flags);
    await this.perform(appendEvent({store: args.store, event, now: new Date(), recovery, waitMs}), appendRenderer);
  }
}
