import keepCard from '../../../cards/keep-meeting.json' with { type: 'json' };
import { isHeldBack } from '../../domain/called.ts';
import { isUndecided } from '../../domain/meeting-obligations.ts';
import { currentMeeting } from '../../domain/case.ts';
import { longDay } from '../dates.ts';
import { dayOf } from '../../domain/time.ts';
import { lackText } from '../texts.ts';
import { meetingFacts } from '../meeting-texts.ts';
import type { CaseScreen } from '../screen.ts';

/** E4: the meeting that was called off stands only when someone says so; the same when the family cannot come. */
export const keepMeeting: CaseScreen = {
  template: keepCard,
  opens: ['meeting.keep'],
  exists: ({ sip }) => isUndecided(sip),
  back: 'case',
  data: (view) => {
    const { sip, now } = view;
    const meeting = currentMeeting(sip);
    const isOff = isHeldBack(sip);
    const hasPassed = meeting?.start !== undefined && meeting.start <= now;
    return {
      text: {
        title: isOff ? 'Samtycket gäller igen. Ska mötet stå fast?' : 'Familjen kan inte komma. Ska mötet stå fast?',
        why: isOff
          ? `De som är kallade fick veta${meeting?.offAt ? ` ${longDay(dayOf(meeting.offAt))}` : ''} att mötet är inställt. Inget skickas förrän du har valt.`
          : 'Barnet, eller alla vårdnadshavare, har svarat nej. Prata med familjen innan du väljer.',
        effect: isOff
          ? 'Står mötet fast får de som är kallade veta det och svarar på nytt. Den som inte har Teams blir ett samtal för dig.'
          : 'Står mötet fast skickas inget nytt. Att familjen inte är med skriver du när mötet startar.',
        facts: meeting ? meetingFacts(view, meeting) : [],
        passed: hasPassed ? lackText({ code: 'meeting-past' }) : '',
      },
    };
  },
  reads: { 'meeting.keep': () => ({ ok: true, payload: {} }) },
  next: { 'meeting.keep': 'answers' },
};
