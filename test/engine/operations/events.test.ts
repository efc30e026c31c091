import assert from 'node:assert/strict';
import type fs from 'node:fs';
import {copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {fileHeader} from '../../../src/engine/format/records/layouts.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {appendEvent, type NewEvent} from '../../../src/engine/operations/events/append-event.js';
import {listEvents} from '../../../src/engine/operations/events/list-events.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {appendRenderer, eventListRenderer} from '../../../src/ui/events-text.js';
import {jsonLine} from '../../../src/ui/json.js';
import {backUp} from '../../support/backup-of.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {digestOutsideWal, take} from '../../support/history.js';
import {holdLock} from '../../support/lock-holder.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {Medium} from '../../support/power-cut.js';
import {raises} from '../../support/raises.js';
import {type SeededRandom, seededRandom} from '../../support/random.js';
import {randomSteps} from '../../support/random-history.js';
import {recordedSystem} from '../../support/recorded-system.js';
import {interrupted, properties, smallStore} from '../../support/sample-store.js';
import {withCalls} from '../../support/system-calls.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {leavesUnchanged} from '../../support/unchanged.js';

const march = '2026-03-01T10:00:00Z';
const nothing = {payloadJson: undefined, eventId: undefined, parentEventId: undefined, actorName: undefined} as const;
const plainEvent: NewEvent = {
  ...nothing,
  author: 'ai:ada',
  operation: 'create',
  target: 'n1',
  timestamp: march,
  actorKind: 'ai_agent',
  legacyAgentKey: undefined,
  causedBy: undefined,
  sourceKeys: [],
};

const append = (store: string, event: Partial<NewEvent> = {}, recovery: 'strict' | 'auto-truncate' = 'auto-truncate') =>
  finish(
    appendEvent({
      store,
      event: {...plainEvent, ...event},
      now: new Date('2026-07-14T12:00:00.500Z'),
      recovery,
      waitMs: 0,
    }),
  );

function storeFile(t: TestContext, bytes?: Uint8Array): string {
  const file = path.join(temporaryDirectory(t), 'x.liel');
  if (bytes) writeFileSync(file, bytes);
  return file;
}

async function linesOf(store: string): Promise<string> {
  return eventListRenderer.text((await finish(listEvents({store}))).report) ?? '';
}

/** Bytes of the live WAL of a store. */
const walLengthOf = (store: Uint8Array): number => Number(fileHeader.decode(store).walLength);

const peerScript = `
import json, sys, liel
from liel.event_graph import append_event, list_events
results = []
for store, events in json.load(sys.stdin):
    outcome = []
    for event in events:
        with liel.open(store) as db:
            try:
                outcome.append(append_event(db, **event))
                db.commit()
            except ValueError as error: outcome.append("refused")
    with liel.open(store) as db: results.append([outcome, list_events(db)])
json.dump(results, sys.stdout)
`;

/** An event in the words of the peer. */
function peerEvent(event: NewEvent): unknown {
  return {
    author: event.author,
    operation: event.operation,
    target: event.target,
    payload: JSON.parse(event.payloadJson ?? '{}'),
    event_id: event.eventId ?? null,
    parent_event_id: event.parentEventId ?? null,
    timestamp: event.timestamp,
    actor_name: event.actorName ?? null,
    actor_kind: event.actorKind,
    legacy_agent_key: event.legacyAgentKey ?? null,
    caused_by: event.causedBy ?? null,
    source_keys: event.sourceKeys,
  };
}

function randomEvent(random: SeededRandom): NewEvent {
  const maybe = <T>(value: T): T | undefined => (random.chance(0.3) ? value : undefined);
  const payload = JSON.stringify({i: random.below(99), ключ: random.pick(['Żółw', null, [1.5, {b: []}]])});
  return {
    ...plainEvent,
    author: random.pick(['a', 'b', 's1', 'łódź']),
    timestamp: random.pick([march, '2025', '2027-01-01T00:00:00Z']),
    payloadJson: maybe(payload),
    eventId: maybe(random.pick(['event:0000077', 'custom', 'event:٣', 'event:x'])),
    parentEventId: maybe(''),
    actorName: maybe('name'),
    legacyAgentKey: maybe(random.pick(['', 'ag'])),
    causedBy: maybe(random.pick(['event:000001', 'custom', 'nobody'])),
    sourceKeys: Array.from({length: random.below(3)}, () => random.pick(['s1', 's2', 'none'])),
  };
}

describe('events append', () => {
  it('leaves the bytes that the peer leaves, and both list the same events', needsPeer, async (t) => {
    const random = seededRandom(t);
    const directory = temporaryDirectory(t);
    const jobs: [string, unknown[]][] = [];
    const ours: unknown[] = [];
    for (let i = 0; i < 12; i++) {
      const store = path.join(directory, `${i}.liel`);
      if (i > 0) {
        const graph = await Graph.open(store);
        for (const step of randomSteps(random, random.below(60), 500)) take(graph, step);
        for (const label of ['Source', 'Actor', 'Event']) graph.addNode(['x', label], properties({key: 's1'}));
        graph.commit();
        await graph.close();
        copyFileSync(store, `${store}.peer`);
      }
      const events = Array.from({length: 1 + random.below(6)}, () => randomEvent(random));
      const outcome: unknown[] = [];
      for (const event of events) {
        outcome.push(
          await append(store, event).then(
            ({report}) => report.event_node_id,
            () => 'refused',
          ),
        );
      }
      jobs.push([`${store}.peer`, events.map(peerEvent)]);
      const listed = eventListRenderer.json((await finish(listEvents({store}))).report) as {events: unknown};
      ours.push([outcome, JSON.parse(jsonLine(listed.events))]);
    }
    const run = runPeer(peerScript, [], {input: JSON.stringify(jobs)});
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(ours, JSON.parse(run.stdout));
    for (const [copy] of jobs) assert.equal(digestOutsideWal(copy.replace('.peer', '')), digestOutsideWal(copy), copy);
  });

  it('reports the event that it wrote, also a back-dated one', async (t) => {
    const store = storeFile(t);
    await append(store, {timestamp: '2026-05-05T00:00:00Z'});
    const {report} = await append(store, {timestamp: '2020', operation: 'late', payloadJson: '{"x": 1.0}'});
    assert.equal(report.event.get('operation'), 'late');
    assert.equal(
      jsonLine({...(appendRenderer.json(report) as object), store: undefined}),
      '{"created": false, "event": {"author": "ai:ada", "event_id": "event:000002", "key": "event:000002", "operation": "late", ' +
        '"parent_event_id": null, "payload": {"x": 1.0}, "target": "n1", "timestamp": "2020"}, "event_node_id": 3, "settled": true}',
    );
    assert.match(await linesOf(store), /^event:000002 2020 ai:ada late n1\nevent:000001 /);
  });

  it('makes a missing store, stamps the time in whole seconds, and leaves a sound store and no lock', async (t) => {
    const store = storeFile(t);
    const {report} = await append(store, {timestamp: undefined});
    assert.equal(report.event.get('timestamp'), '2026-07-14T12:00:00Z');
    await append(store, {causedBy: 'event:000001'});
    assert.deepEqual(readdirSync(path.dirname(store)), ['x.liel']);
    const {report: verdict} = await finish(verify({store, shadowed: 'real'}));
    assert.deepEqual(verdict.findings, []);
  });

  it('says of a backup that it is one', async (t) => {
    const store = storeFile(t);
    await append(store);
    const {backup} = await backUp(store, path.join(path.dirname(store), 'copy.liel'));
    assert.match((await append(backup, {eventId: 'event:9'})).notes.join(), /copy\.liel is a backup/);
  });

  it('says which keys nothing has', async (t) => {
    const {notes} = await append(storeFile(t), {causedBy: 'nobody', sourceKeys: ['s1']});
    assert.match(notes[1], /no Event node with the key nobody/);
    assert.match(notes[2], /no Source node with the key s1/);
  });

  it('counts on from the highest number, in any decimal digits, and from no other id', async (t) => {
    const rows = [
      ['event:9999999', 'event:10000000'],
      ['event:٣', 'event:000004'],
      ['event:0012', 'event:000013'],
      ['event:１２', 'event:000013'],
      ['event:𝟟', 'event:000008'],
      ['event:-5', 'event:000001'],
      ['event:7x', 'event:000001'],
      ['event:', 'event:000001'],
      ['Event:7', 'event:000001'],
    ];
    for (const [first, next] of rows) {
      const store = storeFile(t);
      await append(store, {eventId: first});
      assert.equal((await append(store)).report.event_id, next, first);
    }
  });

  it('rolls a live WAL forward first and says so; strict refuses a tail that would be cut', async (t) => {
    const live = interrupted(smallStore(), (graph) => graph.addNode(['Source'], properties({key: 's'})));
    const store = storeFile(t, live);
    const {notes} = await append(store, {sourceKeys: ['s']}, 'strict');
    assert.match(notes.join(), /rolled \d+ pages of the last commit forward/);
    // Bytes behind the commit that belong to none.
    const torn = corrupt(live)
      .header('walLength', BigInt(walLengthOf(live) + 21))
      .bytes();
    const other = storeFile(t, torn);
    await leavesUnchanged(other, () => assert.rejects(append(other, {}, 'strict'), raises(conditions.walTail)));
    assert.match((await append(other)).notes.join(), /cut \d+ bytes of WAL/);
  });
});

describe('events append refuses, and leaves the store as it was,', () => {
  it('a payload that is no JSON object, or that no store can hold; a missing store is not made', async (t) => {
    const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
    const store = storeFile(t);
    const file = path.join(path.dirname(store), 'payload.json');
    writeFileSync(file, '\ufeff\ufeff{}');
    const rows = [
      ['{bad', conditions.payloadUnreadable],
      ['', conditions.payloadUnreadable],
      ['{} x', conditions.payloadUnreadable],
      [`@${file}`, conditions.payloadUnreadable],
      ['@missing.json', conditions.inputMissing],
      ['[1]', conditions.payloadNotAnObject],
      ['null', conditions.payloadNotAnObject],
      [deep, conditions.valueRefused],
      [`{"a": "${'x'.repeat(1_048_480)}"}`, conditions.valueRefused],
      ['{"a": "\\ud800"}', conditions.valueRefused],
    ] as const;
    for (const [payloadJson, condition] of rows) {
      await assert.rejects(append(store, {payloadJson}), raises(condition), payloadJson.slice(0, 40));
    }
    assert.equal(existsSync(store), false);
    writeFileSync(file, '{"a": 9223372036854775808, "b": NaN, "a": 1}');
    const {report} = await append(store, {payloadJson: `@${file}`});
    assert.deepEqual(report.event.get('payload'), properties({a: 1n, b: Number.NaN}));
  });

  it('an event id that is taken, and one that cannot be counted on', async (t) => {
    const store = storeFile(t);
    await append(store, {eventId: 'mine'});
    await leavesUnchanged(store, () => assert.rejects(append(store, {eventId: 'mine'}), raises(conditions.eventTaken)));
    await append(store, {eventId: 'event:²'});
    await leavesUnchanged(store, () => assert.rejects(append(store), raises(conditions.eventUncountable)));
    assert.equal((await append(store, {eventId: 'event:3'})).report.event_id, 'event:3');
  });

  it('a store in memory, a directory, a store that a writer holds, and one that lies', async (t) => {
    await assert.rejects(append(':memory:'), raises(conditions.outputNotAFile));
    await assert.rejects(append(temporaryDirectory(t)), raises(conditions.outputNotAFile));
    const damaged = storeFile(t, corrupt(smallStore()).node(4, 'propLength', 3).bytes());
    await leavesUnchanged(damaged, () => assert.rejects(append(damaged), raises(conditions.blobUndecodable)));
    const held = storeFile(t, smallStore());
    await holdLock(t, 'ours', held);
    const before = readFileSync(held);
    await assert.rejects(append(held), raises(conditions.storeLocked));
    assert.ok(readFileSync(held).equals(before));
  });
});

describe('events list', () => {
  it('orders by the text of time stamp and id, and spells what is missing as the peer does', async (t) => {
    const store = storeFile(
      t,
      smallStore((graph) => {
        for (const event of [
          {event_id: 'w', timestamp: '😀'},
          {event_id: 'x', timestamp: '\uffff'},
          {author: 'a\nb', timestamp: null},
          {event_id: 5n, timestamp: 1.5, operation: true, target: ['t', 2n]},
          {event_id: 'zzz', timestamp: '0'},
          {event_id: 'aaa', timestamp: '0'},
          {},
        ]) {
          graph.addNode(['Event'], properties(event));
        }
      }),
    );
    const expected = [
      'None None None None None',
      'aaa 0 None None None',
      'zzz 0 None None None',
      "5 1.5 None True ['t', 2]",
      'None None a\\nb None None',
      'x \uffff None None None',
      'w 😀 None None None',
    ];
    assert.equal(await leavesUnchanged(store, () => linesOf(store)), expected.join('\n'));
    assert.equal(await linesOf(storeFile(t, smallStore())), 'No events.');
    await assert.rejects(linesOf(storeFile(t)), raises(conditions.inputMissing));
  });
});

it('takes a store away again that it made and could not open, and no power cut brings it back', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'new.liel');
  const recorded = recordedSystem();
  const openSync = ((file: string, flags: string, mode?: number) => {
    if (file === store && flags === 'r+') throw Object.assign(new Error('ENOSPC'), {code: 'ENOSPC', syscall: 'open'});
    return recorded.system.openSync(file, flags, mode);
  }) as typeof fs.openSync;
  await assert.rejects(
    withCalls({...recorded.system, openSync}, () => append(store)),
    raises(conditions.diskFull),
  );
  assert.deepEqual(readdirSync(directory), []);
  const medium = new Medium(new Map());
  for (const call of recorded.calls) medium.take(call);
  const random = seededRandom(t);
  for (let cut = 0; cut < 50; cut++) assert.equal(medium.afterPowerCut(random).has(store), false);
});
