import { expect } from 'vitest';
import type { CommandId } from '../../src/domain/ids.ts';
import { at, day } from '../support/walk.ts';
import { readingOf } from '../support/card-reader.ts';
import { Chat } from '../support/chat.ts';
import { vastbasDaysFrom } from '../support/days.ts';
import { test } from '../support/db.ts';
import { VastbasPlay } from '../support/vastbas-play.ts';

const DAYS = vastbasDaysFrom(day('2026-01-07'));
const SECRETS = ['Alva', 'Testsson', 'Maria', 'Johan', 'grinden', 'Kim Fritid', 'moster'];

test(
  '§2.3 one person plays the ten steps over HTTP, from the request to a closed case',
  { timeout: 120_000 },
  async ({ dbUrl, db }) => {
    const chat = await Chat.open(dbUrl, at(DAYS.today, '09:00'));
    const play = new VastbasPlay(chat, DAYS);
    await chat.arrive();
    const step = async (): Promise<string | undefined> =>
      (await db.selectFrom('sip_case').select('step').executeTakeFirst())?.step;

    await play.start();
    await play.consent();
    await play.request();
    expect(await step()).toBe('assessment');
    await chat.drain();
    await play.assess();
    await play.coordinators();
    expect(await step()).toBe('offer');
    await play.offer();
    await play.prepare();
    await play.send();
    expect(await step()).toBe('network-1-called');
    await chat.drain();
    expect(chat.inChannel().map(readingOf).at(-1)).toContain('Steg 5 av 10: Nätverksmöte 1');
    chat.setClock(at(DAYS.firstMeeting, '14:00'));
    await play.firstMeeting();
    await chat.drain();
    await play.homework();
    await play.secondMeeting();
    expect(await step()).toBe('called');
    chat.setClock(at(DAYS.secondMeeting, '14:00'));
    await play.handlingsplan();
    expect(await step()).toBe('started');

    await play.as('Malin Åberg');
    await play.does('Ta över ärendet', 'Jag tar över', { 'Har du läst': true });
    expect(await step()).toBe('follow-up');
    chat.setClock(at(DAYS.vastbasFollowUp, '10:00'));
    await chat.drain();
    await play.does('Elevhälsoteamet', 'Klart, den togs upp', { 'Vilka var med?': 'Rektor och kurator' });
    await play.does('Hör med språkröret', 'Spara', { 'Hur är det för barnet nu?': 'Lugnare.' });
    await play.begins();
    await play.reports();
    await play.followUp();
    expect(await step()).toBe('new-measures');
    await play.does('Nya insatser', 'Fortsätt som nu');
    chat.setClock(at(DAYS.evaluation, '10:00'));
    await chat.drain();
    await play.evaluate();
    await play.close();
    expect(chat.reading).toContain('är avslutat');
    expect(await step()).toBe('closed');

    const answers = await db
      .selectFrom('survey_answer')
      .select(['profile', 'moment', 'kind', 'quarter', 'answers'])
      .execute();
    expect(answers).toEqual([
      {
        profile: 'stenungsund',
        moment: 'six-months',
        kind: 'staff',
        quarter: '2026-3',
        answers: [5, null, 2, null, null, null, null],
      },
    ]);
    const told = await db
      .selectFrom('command_log')
      .select('inputs')
      .where('id', 'like', '%survey.answer%' as CommandId)
      .execute();
    expect(told).toEqual([{ inputs: '' }, { inputs: '' }]);
    expect(await db.selectFrom('draft').select('inputs').where('screen', '=', 'survey').execute()).toEqual([]);

    await chat.drain();
    const sent = JSON.stringify(chat.connector.delivered.filter(({ activity }) => !('text' in activity)));
    expect(SECRETS.filter((secret) => sent.includes(secret))).toEqual([]);
    expect(SECRETS.filter((secret) => chat.log.join('').includes(secret))).toEqual([]);
    await chat.close();
  },
);
