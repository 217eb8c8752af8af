import type { Verb } from '../../src/domain/command.ts';

/**
 * §5.2 of the specification, cell by cell as it stands there (X allowed, O only in own organisation's items, C only if
 * consent covers, — no), less what has no command: seeing and reading, maturity, export, break-glass, audit, profile.
 */
const SPECIFIED = `
Action | INI | HAN | MOT | DOK | DEL | SAM | IFO | K1 | K2 | KON | SPR | REK | VH/BAR | NAR | CHE | ADM | GRA
Start case | X | X | — | — | X (own org, profile) | X | — | — | — | — | — | — | ask | — | X | — | —
Register consent | X | X | — | — | own org's confirmation | X | — | X | X | X | — | — | sign | own (C) | — | — | —
Register withdrawal | X | X | X | X | X (anyone who is told must register) | X | — | X | X | X | — | — | X | own | X | — | —
Guest list | X | X | X | — | propose | — | — | X | X | X | propose | — | decide | — | — | — | —
Send kallelse | X | X | — | — | — | — | — | X | X | X | — | — | — | — | — | — | —
Start/lead meeting | — | X | X | — | — | — | — | X | — | X | — | — | — | — | — | — | —
Write plan draft | — | X | — | X | own lines | — | — | — | X | X | — | — | own words | — | — | — | —
Fix plan | — | X | X | — | — | — | — | X | — | X | — | — | confirm | — | — | — | —
Report own insats | — | X | — | — | O | — | — | — | — | X | own | — | own | own | — | — | —
Appoint koordinatorer | — | — | — | — | — | X | — | — | — | — | — | — | — | — | — | — | —
Appoint kontaktperson | — | — | — | — | — | — | — | — | — | — | — | X | — | — | — | — | —
Close | — | X (HAN-D with a reason) | — | — | — | X (B2N) | — | — | — | X | — | — | ask | — | X (if both absent) | — | —
Refuse SIP | X + CHE read | X | — | — | — | with IFO | with SAM | — | — | — | — | — | — | — | X | — | —
Set protection | X | X | X | X | X | X | X | X | X | X | — | X | ask | — | X | — | —
Lift protection | — | HAN + CHE | — | — | — | — | — | — | — | — | — | — | — | — | HAN + CHE | — | —
`;

/** The commands that carry out each of these actions. */
const COMMANDS = `
Start case | case.draft case.start
Register consent | consent.scope consent.child consent.answer third.add third.answer
Register withdrawal | consent.withdraw consent.narrow third.withdraw
Guest list | guest.add guest.add-outside guest.remove guest.contacted guest.object guests.approve
Send kallelse | call.send meeting.plan meeting.move meeting.keep meeting.cancel
Start/lead meeting | meeting.start
Write plan draft | plan.begin plan.words plan.responsible need.put goal.put route.put
Fix plan | plan.fix
Report own insats | measure.report
Appoint koordinatorer | coordinators.propose coordinator.replace
Appoint kontaktperson | contact.appoint
Close | case.close
Refuse SIP | need.refuse assessment.reject
Set protection | protection.set
Lift protection | protection.lift protection.keep
`;

/** Where a cell is not simply the right to these commands. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'Start case/HAN': 'whoever starts is INI, or SAM, of that new case, and of nobody else’s draft',
  'Start case/DEL': 'the same',
  'Start case/CHE': 'the same',
  'Register consent/DEL': 'a command of its own, below',
  'Guest list/DEL': 'what is proposed is said to those who keep the list',
  'Write plan draft/DEL': 'commands of their own, below',
  'Refuse SIP/CHE': 'reads that it was a no and why, and nothing else of a case: so refuses none',
  'Lift protection/HAN': 'asks for it, below',
};

/** What §5.2 leaves open, by the actors of the transitions in §2.2 and §2.3 and of the rules named here. */
const ACTORS = `
SC11 own organisation's confirmation | INI HAN HAN-D DEL SAM K1 K2 KON | consent.confirm
own lines of the draft, and what they contain | HAN HAN-D DOK DEL K2 KON | measure.put plan.remove line.tag
F96 the first of the two who lift | HAN HAN-D SAM K1 K2 KON | protection.ask-lift
A-04 CHE reads | CHE | refusal.read
A-02 W1 W9 | INI HAN HAN-D SAM K1 K2 KON | need.confirm facts.correct family.set circumstance.set circumstance.end
A-03 F50 PT3 | INI HAN HAN-D SAM K1 K2 KON | need.reroute preparation.save profile.adopt
A-14 | INI HAN HAN-D SAM K1 K2 KON | plan.revise plan.drop-draft meeting.drop
T4 P4 | INI HAN HAN-D SAM K1 K2 KON | call.tried call-off.done effect.again effect.done
2.1 | INI HAN HAN-D SAM K1 K2 KON | case.pause case.resume
P4 | INI HAN HAN-D SAM K1 K2 KON CHE | person.reached
T4 | INI HAN HAN-D DEL K1 K2 KON | invitation.answer
A-11 the day has passed and it was not held | INI HAN HAN-D MOT K1 K2 KON | meeting.missed meeting.unmiss
C19 what is to be talked about | INI HAN HAN-D MOT DOK K1 K2 KON | topic.add topic.remove
T4 who leads or writes cannot | MOT DOK | host.decline
T5 T6 F61 F77 | HAN HAN-D MOT DOK K1 K2 KON | plan.sign plan.copied child.told absence.report
A-14 A-15 T7 E7 | HAN HAN-D K1 KON | follow-up.record follow-up.move goal.judge meeting.renew
B-12 B-14 B-15 B-16 | HAN-D HAN K1 KON | measures.keep evaluation.begin evaluation.save evaluation.continue documents.send
A-19 | INI SAM K1 KON CHE | case.cancel
A-20 | HAN HAN-D SAM K1 KON | case.reopen
F87 N12 | HAN SAM CHE | case.hand-over
N12 | K1 K2 | coordinator.leave
RM5 | INI HAN HAN-D MOT DOK DEL SAM IFO K1 K2 KON CHE | duty.snooze
B-01 B-02 | SAM | request.save request.assess
B-02 | SAM IFO | assessment.give
B-03 B-05 | SAM K1 | decision.tell
B-05 | HAN-D K1 K2 KON | offer.accept offer.decline offer.think
B-06 | HAN-D K1 K2 KON | analysis.save network.put network.remove spokesperson.set mapping.save
B-07 B-08 | HAN-D K1 K2 KON | spokesperson.present needs.analyse homework.set contact.ask
T8 T10 | HAN-D K1 K2 KON asked | eht.record spokesperson.talked
B-07 own homework, or for someone on the telephone | DEL K1 K2 | homework.answer
B-09 the own insats, or any | HAN HAN-D DEL K1 K2 KON asked | measure.begin
F82 each for oneself | INI HAN HAN-D MOT DOK DEL K1 K2 KON | survey.answer
B-04 B-08 B-09 | asked | coordinator.answer contact.answer handover.accept
B-13 | SAM K1 KON | other.choose other.resume
`;

const cells = (table: string): readonly (readonly string[])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
const verbsIn = (text = ''): readonly Verb[] => text.split(' ') as Verb[];

/** By verb, the heads of §5.2 under which it may be done. HAN's deputy may what HAN may. */
export const MAY: ReadonlyMap<Verb, ReadonlySet<string>> = new Map([...specified(), ...beyond()]);

function* specified(): Generator<readonly [Verb, ReadonlySet<string>]> {
  const [[, ...heads] = [], ...rows] = cells(SPECIFIED);
  for (const [action = '', ...row] of rows) {
    if (row.length !== heads.length) throw new TypeError(`${action}: ${row.length} cells`);
    const may = heads.filter((head, at) => row[at] !== '—' && OTHERWISE[`${action}/${head}`] === undefined);
    const all = new Set([...may, ...(may.includes('HAN') ? ['HAN-D'] : [])]);
    for (const verb of verbsIn(cells(COMMANDS).find(([one]) => one === action)?.[1])) yield [verb, all];
  }
}
function* beyond(): Generator<readonly [Verb, ReadonlySet<string>]> {
  for (const [, heads = '', verbs] of cells(ACTORS))
    for (const verb of verbsIn(verbs)) yield [verb, new Set(heads.split(' '))];
}
