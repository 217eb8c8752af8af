import ical, { ICalCalendarMethod, ICalEventClass } from 'ical-generator';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Calendar } from '../app/calendar.ts';
import type { Shell } from '../app/shell.ts';
import { longDay } from '../cards/dates.ts';
import { isCancelled } from '../domain/called.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Case } from '../domain/case.ts';
import { addMinutes, dayOf, timeOf } from '../domain/time.ts';
import { findCase } from '../store/case-store.ts';

/** A locked case tells no place (F96). */
const placeOf = (sip: Case, { place = '' }: Meeting): string => (sip.protection ? '' : place);
const pathOf = (sip: Case, meeting: Meeting): string => `/mote/${sip.id}/${meeting.id}`;

/** Practice books nothing: the meeting is a local page that says so. */
export const practiceCalendar = (origin: string): Calendar => ({
  book: (sip, meeting) => Promise.resolve({ link: `${origin}${pathOf(sip, meeting)}` }),
  cancel: () => Promise.resolve(),
});

type Params = { readonly caseId: string; readonly file: string };
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** The page and the calendar file of a meeting: alias, time and place, nothing of what it is about. */
export const meetingPages =
  (shell: Shell) =>
  (app: FastifyInstance): void => {
    app.get<{ Params: Params }>('/mote/:caseId/:file', async (request, reply) => {
      const { caseId, file } = request.params;
      const [id] = file.split('.');
      const sip = UUID.test(caseId) ? await findCase(shell.db, caseId as CaseId) : undefined;
      const meeting = sip?.meetings.find((one) => one.id === id);
      if (!sip || !meeting?.start)
        return await reply
          .status(404)
          .type('text/html; charset=utf-8')
          .send(page('Mötet finns inte', '<p>Länken är fel eller mötet är borttaget.</p>'));
      return file.endsWith('.ics')
        ? await calendarFile(reply, sip, meeting)
        : await reply.type('text/html; charset=utf-8').send(meetingPage(sip, meeting));
    });
  };

async function calendarFile(reply: FastifyReply, sip: Case, meeting: Meeting): Promise<FastifyReply> {
  return await reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', `attachment; filename="mote-${sip.alias}.ics"`)
    .send(meetingIcs(sip, meeting));
}

/** A neutral invitation file: no subject matter, no names, private (§4.4). */
export function meetingIcs(sip: Case, meeting: Meeting): string {
  const start = meeting.start;
  if (!start) return '';
  const cancelled = isCancelled(sip, meeting);
  const calendar = ical({
    prodId: { company: 'SIP-lotsen', product: 'SIP-lotsen', language: 'SV' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${sip.id}-${meeting.id}@sip-lotsen`,
    sequence: meeting.version,
    start: new Date(start),
    end: new Date(addMinutes(start, meeting.minutes ?? 60)),
    summary: `Möte ${sip.alias}`,
    class: ICalEventClass.PRIVATE,
    ...(placeOf(sip, meeting) ? { location: placeOf(sip, meeting) } : {}),
    ...(!sip.protection && (meeting.link || meeting.booked) ? { url: meeting.link || meeting.booked || '' } : {}),
  });
  return calendar.toString();
}

const escapeHtml = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const meetingPage = (sip: Case, meeting: Meeting): string => {
  const start = meeting.start ?? sip.since;
  const until = timeOf(addMinutes(start, meeting.minutes ?? 60));
  const rows = [
    `${longDay(dayOf(start))} kl. ${timeOf(start)}–${until}`,
    ...(placeOf(sip, meeting) ? [`Plats: ${placeOf(sip, meeting)}`] : []),
    ...(isCancelled(sip, meeting) ? ['Mötet är inställt.'] : []),
  ];
  return page(
    `Möte ${sip.alias}`,
    `${rows.map((row) => `<p>${escapeHtml(row)}</p>`).join('')}<p><a href="${escapeHtml(`/mote/${sip.id}/${meeting.id}.ics`)}">Lägg i kalendern</a></p>`,
  );
};

const page = (title: string, body: string): string => `<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<style>body{font:18px/1.5 system-ui,sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}p.mark{background:#e8ebfa;padding:.5rem 1rem;border-radius:.3rem}</style></head>
<body><main><p class="mark">Övning. Det här är ingen riktig mötesplats: i Teams öppnas mötet här.</p><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
