import referralCard from '../../../cards/referral.json' with { type: 'json' };
import rerouteCard from '../../../cards/reroute.json' with { type: 'json' };
import { areGuardiansKnown } from '../../domain/evaluate-consent.ts';
import { referrers } from '../../domain/rules/referral.ts';
import { dayOf } from '../../domain/time.ts';
import { memberName } from '../consent-texts.ts';
import { field, readForm } from '../fields.ts';
import { PLAIN_ROUTES, routeChoices } from '../route-texts.ts';
import type { CaseScreen } from '../screen.ts';

/** the ways that are not a SIP and need no consent; a remiss is one step further. */
export const reroute: CaseScreen = {
  template: rerouteCard,
  opens: ['need.reroute'],
  back: 'need',
  data: () => ({ choices: { routes: routeChoices } }),
  reads: {
    'need.reroute': (inputs) =>
      readForm(
        {
          's.reroute.route': field.one(PLAIN_ROUTES, 'Välj en väg.'),
          's.reroute.why': field.needed('Skälet', 'Skriv kort varför.', 1000),
        },
        inputs,
        (form) => ({ route: form['s.reroute.route'], why: form['s.reroute.why'] }),
      ),
  },
};

/** F07: a remiss, with the consent to it (type D of §3.1); without one only what tells nobody whom it is about. */
export const referral: CaseScreen = {
  template: referralCard,
  opens: ['need.reroute'],
  back: 'reroute',
  law: ({ now }) => ({ topic: 'referral', on: dayOf(now) }),
  data: (view) => {
    const { profile, sip, now } = view;
    const known = areGuardiansKnown(sip, dayOf(now));
    const people = known ? referrers(profile, sip, dayOf(now)) : [];
    return {
      text: { known },
      choices: { people: people.map((id) => ({ title: memberName(view, id), value: id })) },
      values: { 's.referral.on': dayOf(now) },
    };
  },
  reads: {
    'need.reroute': (inputs, { profile, sip, now }) =>
      readForm(
        {
          's.referral.to': field.text('Vart remissen går', 200),
          's.referral.why': field.needed('Skälet', 'Skriv kort varför.', 1000),
          's.referral.agreed': field.many(referrers(profile, sip, dayOf(now))),
          's.referral.on': field.day('Fyll i vilken dag samtycket lämnades.'),
          's.referral.how': field.text('Hur samtycket lämnades', 400),
        },
        inputs,
        (form) => ({
          route: 'referral',
          why: form['s.referral.why'],
          referral: {
            to: form['s.referral.to'],
            agreed: form['s.referral.agreed'],
            on: form['s.referral.on'],
            how: form['s.referral.how'],
          },
        }),
      ),
  },
};
