import pauseCard from '../../../cards/pause.json' with { type: 'json' };
import resumeCard from '../../../cards/resume.json' with { type: 'json' };
import { longDay } from '../dates.ts';
import { field, readForm } from '../fields.ts';
import type { CaseScreen } from '../screen.ts';

/** §2.1: a case rests by decision; the consent and the plan stay as they are. */
export const pause: CaseScreen = {
  template: pauseCard,
  opens: ['case.pause'],
  back: 'case',
  data: () => ({}),
  reads: {
    'case.pause': (inputs) =>
      readForm(
        {
          's.pause.why': field.text('Skälet', 1000),
          's.pause.until': field.day('Välj vilken dag ni tar upp ärendet igen.'),
        },
        inputs,
        (form) => ({ why: form['s.pause.why'], until: form['s.pause.until'] }),
      ),
  },
};

export const resume: CaseScreen = {
  template: resumeCard,
  opens: ['case.resume'],
  back: 'case',
  data: ({ sip }) => ({ text: { until: sip.pause ? longDay(sip.pause.until) : '', why: sip.pause?.why ?? '' } }),
  reads: { 'case.resume': () => ({ ok: true, payload: {} }) },
};
