import type {NewEvent} from '../engine/operations/events/append-event.js';

type Text = string | undefined;

/** The flags of `events append` that describe the event. */
interface EventFlags {
  readonly author: string;
  readonly operation: string;
  readonly target: string;
  readonly 'payload-json': Text;
  readonly 'event-id': Text;
  readonly 'parent-event-id': Text;
  readonly timestamp: Text;
  readonly 'actor-name': Text;
  readonly 'actor-kind': string;
  readonly 'legacy-agent-key': Text;
  readonly 'caused-by': Text;
  readonly 'source-key': readonly string[] | undefined;
}

/** The event that the flags describe. */
export function newEvent(flags: EventFlags): NewEvent {
  return {
    author: flags.author,
    operation: flags.operation,
    target: flags.target,
    payloadJson: flags['payload-json'],
    eventId: flags['event-id'],
    parentEventId: flags['parent-event-id'],
    timestamp: flags.timestamp,
    actorName: flags['actor-name'],
    actorKind: flags['actor-kind'],
    legacyAgentKey: flags['legacy-agent-key'],
    causedBy: flags['caused-by'],
    sourceKeys: flags['source-key'] ?? [],
  };
}
