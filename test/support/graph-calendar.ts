import type { FakeGraph } from './fake-graph.ts';

export type StoredEvent = Readonly<Record<string, unknown>> & { readonly id: string };

/** Calendars behind the fake Graph: events by their ids, and a transactionId that finds the event it made. */
export function withCalendars(fake: FakeGraph): Map<string, StoredEvent> {
  const events = new Map<string, StoredEvent>();
  const ids = new Map<string, string>();
  const gone = { status: 404, body: { error: { code: 'ErrorItemNotFound', message: 'Not found.' } } };
  fake.on('user.CreateEvent', ({ body }) => {
    const asked = body as { transactionId: string; isOnlineMeeting?: boolean };
    const id = ids.get(asked.transactionId) ?? `event-${ids.size + 1}`;
    ids.set(asked.transactionId, id);
    const online = asked.isOnlineMeeting ? { onlineMeeting: { joinUrl: `https://teams.example/join/${id}` } } : {};
    const event = events.get(id) ?? { ...asked, ...online, id };
    events.set(id, event);
    return { status: 201, body: event };
  });
  fake.on('user.UpdateEvent', ({ parts: { event = '' }, body }) => {
    const known = events.get(event);
    if (!known) return gone;
    const changed = { ...known, ...(body as object) };
    events.set(event, changed);
    return { status: 200, body: changed };
  });
  fake.on('user.GetEvent', ({ parts: { event = '' } }) => {
    const known = events.get(event);
    return known ? { status: 200, body: known } : gone;
  });
  fake.on('user.DeleteEvent', ({ parts: { event = '' } }) => (events.delete(event) ? { status: 204 } : gone));
  fake.on('user.Get', ({ parts: { user = '' } }) => ({
    status: 200,
    body: { id: user, mail: `${user}@entra.example` },
  }));
  return events;
}
