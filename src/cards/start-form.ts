import { field } from './fields.ts';
import type { View } from './view.ts';

/** What a case starts from, as the form reads it: the same when it begins and when it is put right. */
export const startFields = ({ directory, sip }: View) => ({
  's.start.q1': field.one(['family', 'child', 'staff', 'other'], 'Välj vem som ser behovet.'),
  's.start.q2': field.day('Skriv vilken dag behovet upptäcktes, till exempel 2026-11-22.'),
  's.start.q3': field.some(
    [...directory.units.keys()],
    (unit) => unit !== sip.unit,
    'Välj minst en verksamhet utöver din egen.',
  ),
  's.start.child': field.name('Skriv barnets namn.'),
  's.start.birth': field.day('Skriv barnets födelsedag, till exempel 2015-03-21.'),
});

type StartFields = ReturnType<typeof startFields>;
type Form = { readonly [Id in keyof StartFields]: Exclude<ReturnType<StartFields[Id]['parse']>, never> };

export const startOf = (form: Form) => ({
  requester: form['s.start.q1'],
  detectedAt: form['s.start.q2'],
  units: form['s.start.q3'],
  childName: form['s.start.child'],
  birth: form['s.start.birth'],
});
