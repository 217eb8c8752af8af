import hostCard from '../../../cards/host.json' with { type: 'json' };
import { responsibleOf } from '../../domain/access.ts';
import { staysAway } from '../../domain/called.ts';
import { currentMeeting } from '../../domain/case.ts';
import { meetingFacts } from '../meeting-texts.ts';
import { phoned } from '../people.ts';
import type { CaseScreen } from '../screen.ts';
import type { View } from '../view.ts';

/** Who leads or writes without a kallelse to answer, and without being the one who chooses another. */
export const isOnlyHost = ({ sip, viewer, verbs }: View): boolean =>
  !verbs.has('preparation.save') &&
  !currentMeeting(sip)?.guests.some((guest) => guest.person === viewer && guest.sentAt !== undefined);

/** What one has been asked to do at the meeting, and a way to say no to it. */
export const host: CaseScreen = {
  template: hostCard,
  opens: ['host.decline'],
  back: 'case',
  data: ({ sip, directory, viewer }) => {
    const meeting = currentMeeting(sip);
    const tasks = [
      ...(meeting?.leader === viewer ? ['Du leder mötet.'] : []),
      ...(meeting?.secretary === viewer ? ['Du skriver planen.'] : []),
    ];
    return {
      text: {
        tasks: tasks.join(' '),
        declined: staysAway(meeting, viewer) !== undefined,
        whom: phoned(directory, responsibleOf(sip)),
        facts: meeting ? meetingFacts({ directory }, meeting) : [],
      },
    };
  },
  reads: { 'host.decline': () => ({ ok: true, payload: {} }) },
  next: { 'host.decline': 'host' },
};
