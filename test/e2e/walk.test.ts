import { expect } from 'vitest';
import { at, day } from '../support/walk.ts';
import { readingOf } from '../support/card-reader.ts';
import { Chat } from '../support/chat.ts';
import { daysFrom } from '../support/days.ts';
import { test } from '../support/db.ts';
import { Play } from '../support/play.ts';

const SECRETS = ['Alva', 'Testsson', 'Maria', 'Johan', 'Anpassat', 'vänner', 'frånvaro'];

test(
  'one person plays the whole walk over HTTP, from "ny SIP" to a closed case',
  { timeout: 60_000 },
  async ({ dbUrl, db }) => {
    const chat = await Chat.open(dbUrl, at('2026-03-02', '09:00'));
    const days = daysFrom(day('2026-03-02'));
    const play = new Play(chat, days);
    await chat.arrive();

    await play.start();
    await play.consent();
    await chat.drain();
    expect(chat.inChannel().map(readingOf).at(-1)).toContain('Steg 3 av 7: Förbered');

    await play.prepare();
    await chat.click('Skicka');
    await chat.drain();
    await play.answerInvitations();
    chat.setClock(at(days.meeting, '14:00'));
    await play.hold();
    await play.plan();
    expect(chat.reading).toContain('Planen, version 1');

    await chat.say('spola fram 5 veckor');
    await play.openDuty('Jonas Ek', 'insats');
    await chat.click('Gjort');
    await play.openDuty('Amir Haddad', 'insats');
    await chat.click('Pågår', { 'Vill du berätta något mer?': 'Vi ses varje vecka.' });
    await chat.say('spola fram 4 veckor');

    const prompt = chat.inChannel().findLast((card) => readingOf(card).includes('Har följts upp')) ?? {};
    const told = await chat.clickInChannel('Har följts upp', {}, prompt);
    expect(told.value).toBe('Jag har skrivit till dig i din personliga chatt.');
    await chat.take('Tryck på Öppna');
    await chat.click('Öppna');
    expect(chat.reading).toContain('6. Följ upp');
    await play.followUp();
    await play.close();

    expect(chat.reading).toContain('är avslutat');
    expect(await db.selectFrom('sip_case').select(['step', 'status']).execute()).toEqual([
      { step: 'closed', status: 'closed' },
    ]);
    await chat.drain();
    const sent = JSON.stringify(chat.connector.delivered.filter(({ activity }) => !('text' in activity)));
    expect(SECRETS.filter((secret) => sent.includes(secret))).toEqual([]);
    expect(SECRETS.filter((secret) => chat.log.join('').includes(secret))).toEqual([]);
    await chat.close();
  },
);
