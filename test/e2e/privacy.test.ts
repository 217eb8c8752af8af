import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Db } from '../../src/store/database.ts';
import { readingOf } from '../support/card-reader.ts';
import { Chat } from '../support/chat.ts';
import { daysFrom } from '../support/days.ts';
import { test } from '../support/db.ts';
import { letWaitingPass } from '../support/due.ts';
import { everythingIn } from '../support/everything-in.ts';
import { Play } from '../support/play.ts';
import { at, day } from '../support/walk.ts';

/** Names, birth date and what the case is about, as the walk writes them; the people of the staff are no secret. */
const SECRETS =
  'Alva,Testsson,Maria,Johan,Kanarie,komma tillbaka,tillbaka till skolan,vänner,lugna morgnar,Trygg väg,Anpassat'.split(
    ',',
  );
/** Where what is written about a child has its place. */
const CONTENT = ['sip_case', 'case_event', 'draft'];
const found = (secrets: readonly string[], text: string): readonly string[] =>
  secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));

/** A click whose events the database refuses, with the whole row in its message. */
async function clickThatFails(chat: Chat, db: Db, click: ReturnType<Chat['clickOf']>): Promise<string> {
  await sql`alter table case_event add constraint refuses check (type = 'none') not valid`.execute(db);
  const answer = await chat.send(click);
  await sql`alter table case_event drop constraint refuses`.execute(db);
  return JSON.stringify(answer);
}
/** Everything that anyone outside the case's own cards could come across. */
async function traces(chat: Chat, db: Db): Promise<Readonly<Record<string, string>>> {
  const { delivered, calls } = chat.connector;
  const notified = delivered.map(({ activity }) => [activity['summary'], activity['text']]);
  const pages = await db
    .selectFrom('sip_case')
    .select(['id', 'state'])
    .execute()
    .then((rows) => rows.flatMap(({ id, state }) => state.meetings.map((meeting) => `/mote/${id}/${meeting.id}`)));
  const get = async (path: string): Promise<string> => {
    const response = await fetch(`${chat.product.url}${path}`);
    return [path, ...response.headers.values(), await response.text()].join('\n');
  };
  return {
    log: chat.log.join('\n'),
    channel: JSON.stringify(chat.inChannel()),
    notifications: JSON.stringify(notified),
    sent: JSON.stringify(delivered.filter(({ activity }) => !('text' in activity))),
    urls: [...calls, ...pages].join('\n'),
    pages: (await Promise.all([...pages, ...pages.map((path) => `${path}.ics`), '/healthz'].map(get))).join('\n'),
    tables: await everythingIn(db, CONTENT),
  };
}

test(
  'nothing of the child is in logs, channel, notifications, calendar, addresses, jobs or error texts, also when things fail',
  { timeout: 90_000 },
  async ({ dbUrl, db }) => {
    const chat = await Chat.open(dbUrl, at('2026-03-02', '09:00'));
    const days = daysFrom(day('2026-03-02'));
    const play = new Play(chat, days);
    const secrets = [...SECRETS, days.birth];
    await chat.arrive();

    await chat.say('ny SIP Kanarie Alva Testsson');
    await play.start();
    await chat.click('Fortsätt');
    await chat.click('Fortsätt', { 'Vilka frågor gäller det?': 'Kanarie '.repeat(500) });
    await chat.click('Tillbaka');
    await play.consent();
    chat.connector.failNext(500, { body: { error: { code: 'Alva', message: 'Kanarie Testsson' } } });
    await chat.drain();
    await letWaitingPass(db, chat);

    await play.openCase();
    await play.choose('Frågan, barnets sätt att vara med');
    const answer = await clickThatFails(
      chat,
      db,
      chat.clickOf('Spara och gå till gästlistan', {
        'Frågan som mötet': 'Kanarie: hur kan Alva komma tillbaka till skolan?',
        'Syftet med mötet': 'En plan',
        'Hur vill barnet vara med?': 'En del',
        'Behövs tolk eller annat stöd på mötet?': 'Nej',
        'Vem leder mötet?': 'Karin Holm',
        'Vem skriver?': 'Eva Lind',
      }),
    );
    expect(answer).toMatch(/Något gick fel hos oss\. Försök igen om en stund\. Felkod [0-9A-Z]{4}\./u);
    expect(found(secrets, answer)).toEqual([]);
    await play.prepare();
    await chat.click('Skicka');
    chat.connector.failNext(429, { body: { error: { code: 'Alva', message: 'Kanarie Testsson' } } });
    await chat.drain();
    await letWaitingPass(db, chat);
    await play.answerInvitations();
    chat.setClock(at(days.meeting, '14:00'));
    await play.hold();
    await play.plan();
    chat.setClock(at(days.done[0], '09:00'));
    chat.connector.dropNext();
    chat.connector.failNext(403);
    await chat.drain();
    await play.openCase();
    expect(readingOf(chat.card)).toContain('Alva');

    const places = await traces(chat, db);
    expect(places['pages']).toContain('BEGIN:VCALENDAR');
    expect(places['log']).toContain('not-delivered');
    expect(places['log']).toContain('turn-failed');
    const leaks = Object.entries(places).map(([place, text]) => [place, found(secrets, text)]);
    expect(Object.fromEntries(leaks)).toEqual(Object.fromEntries(leaks.map(([place]) => [place, []])));
    expect(found(secrets, await everythingIn(db))).not.toEqual([]);
    await chat.close();
  },
);
