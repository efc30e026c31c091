import type {NewEvent} from '../../src/engine/operations/events/append-event.js';

/** A note of an agent, as an event that is to be appended. */
export const noteEvent: NewEvent = {
  author: 'ai:ada',
  operation: 'note',
  target: 't',
  payloadJson: undefined,
  eventId: undefined,
  parentEventId: undefined,
  timestamp: undefined,
  actorName: undefined,
  actorKind: 'ai',
  legacyAgentKey: undefined,
  causedBy: undefined,
  sourceKeys: [],
};
