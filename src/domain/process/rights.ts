import type { Verb } from '../command.ts';

/** What a person can be in a case (§5.1). Families, their friends and språkrör have no account: staff act for them. */
export const ROLES = [
  'initiator',
  'responsible',
  'deputy',
  'leader',
  'secretary',
  'participant',
  'doer',
  'intake',
  'assessor',
  'coordinator-1',
  'coordinator-2',
  'contact',
  'head-teacher',
  'manager',
  // Asked to become coordinator; asked to become contact person, and not yet the one who has taken over.
  'candidate',
  'appointed',
  // Led the case until the contact person took over, and reads since then.
  'coordinator',
  'school-chief',
] as const;
export type Role = (typeof ROLES)[number];

const X = 'X';
const O = 'O';
const _ = '-';
/** X: allowed. O: only in what belongs to the own organisation, which a guard of the row sees to. */
export type Mark = typeof X | typeof O | typeof _;
type Cells = readonly [Mark, Mark, Mark, Mark, Mark, Mark, Mark, Mark, Mark, Mark, Mark, Mark, Mark, Mark];

/** The column of the matrix under which a role stands. In process B samordnare, K1, K2 and KON hold HAN's seat in turn. */
const COLUMN: Readonly<Partial<Record<Role, number>>> = {
  initiator: 0,
  responsible: 1,
  deputy: 2,
  leader: 3,
  secretary: 4,
  participant: 5,
  doer: 5,
  intake: 6,
  assessor: 7,
  'coordinator-1': 8,
  'coordinator-2': 9,
  contact: 10,
  'head-teacher': 11,
  manager: 12,
  candidate: 13,
  appointed: 13,
};

/**
 * The matrix of §5.2 for those who have an account, with HAN's deputy beside HAN and, last, who is asked to take on a
 * task. Below the line what §5.2 does not name, by the actors of §2.2 and §2.3. What has no verb has no line.
 */
// prettier-ignore
const MATRIX = {
  //                        INI HAN H-D MOT DOK DEL SAM IFO K1 K2 KON REK CHE asked
  // Whoever starts is INI (or SAM) of that case and of no one else's draft.
  'start case':             [X,  _,  _,  _,  _,  _,  X,  _,  _, _, _,  _,  _,  _],
  'register consent':       [X,  X,  X,  _,  _,  _,  X,  _,  X, X, X,  _,  _,  _],
  "confirm own unit's":     [O,  O,  O,  _,  _,  O,  O,  _,  O, O, O,  _,  _,  _],
  'register withdrawal':    [X,  X,  X,  X,  X,  X,  X,  _,  X, X, X,  _,  X,  _],
  'guest list':             [X,  X,  X,  X,  _,  _,  _,  _,  X, X, X,  _,  _,  _],
  'send kallelse':          [X,  X,  X,  _,  _,  _,  _,  _,  X, X, X,  _,  _,  _],
  'lead meeting':           [_,  X,  X,  X,  _,  _,  _,  _,  X, _, X,  _,  _,  _],
  'write plan draft':       [_,  X,  X,  _,  X,  _,  _,  _,  _, X, X,  _,  _,  _],
  'write own lines':        [_,  X,  X,  _,  X,  O,  _,  _,  _, X, X,  _,  _,  _],
  'fix plan':               [_,  X,  X,  X,  _,  _,  _,  _,  X, _, X,  _,  _,  _],
  'report own insats':      [_,  X,  X,  _,  _,  O,  _,  _,  _, _, X,  _,  _,  _],
  'appoint koordinatorer':  [_,  _,  _,  _,  _,  _,  X,  _,  _, _, _,  _,  _,  _],
  'appoint kontaktperson':  [_,  _,  _,  _,  _,  _,  _,  _,  _, _, _,  X,  _,  _],
  'close':                  [_,  X,  X,  _,  _,  _,  X,  _,  _, _, X,  _,  X,  _],
  'refuse SIP':             [X,  X,  X,  _,  _,  _,  X,  X,  _, _, _,  _,  _,  _],
  'read the refusal':       [_,  _,  _,  _,  _,  _,  _,  _,  _, _, _,  _,  X,  _],
  'set protection':         [X,  X,  X,  X,  X,  X,  X,  X,  X, X, X,  X,  X,  _],
  'ask to lift protection': [_,  X,  X,  _,  _,  _,  X,  _,  X, X, X,  _,  _,  _],
  'lift protection':        [_,  _,  _,  _,  _,  _,  _,  _,  _, _, _,  _,  X,  _],
  // ------------------------------------------------------------------------------
  'lead the case':          [X,  X,  X,  _,  _,  _,  X,  _,  X, X, X,  _,  _,  _],
  'ring someone':           [X,  X,  X,  _,  _,  _,  X,  _,  X, X, X,  _,  X,  _],
  'answer the kallelse':    [X,  X,  X,  _,  _,  O,  _,  _,  X, X, X,  _,  _,  _],
  'agenda':                 [X,  X,  X,  X,  X,  _,  _,  _,  X, X, X,  _,  _,  _],
  'say it was not held':    [X,  X,  X,  X,  _,  _,  _,  _,  X, X, X,  _,  _,  _],
  'say no to a task':       [_,  _,  _,  X,  X,  _,  _,  _,  _, _, _,  _,  _,  _],
  'after the meeting':      [_,  X,  X,  X,  X,  _,  _,  _,  X, X, X,  _,  _,  _],
  'follow up':              [_,  X,  X,  _,  _,  _,  _,  _,  X, _, X,  _,  _,  _],
  'cancel':                 [X,  _,  _,  _,  _,  _,  X,  _,  X, _, X,  _,  X,  _],
  'reopen':                 [_,  X,  X,  _,  _,  _,  X,  _,  X, _, X,  _,  _,  _],
  'hand over':              [_,  X,  _,  _,  _,  _,  X,  _,  _, _, _,  _,  X,  _],
  'leave the network':      [_,  _,  _,  _,  _,  _,  _,  _,  X, X, _,  _,  _,  _],
  'snooze own duties':      [X,  X,  X,  X,  X,  X,  X,  X,  X, X, X,  _,  X,  _],
  'ask for assessment':     [_,  _,  _,  _,  _,  _,  X,  _,  _, _, _,  _,  _,  _],
  'assess':                 [_,  _,  _,  _,  _,  _,  X,  X,  _, _, _,  _,  _,  _],
  'tell the decision':      [_,  _,  _,  _,  _,  _,  X,  _,  X, _, _,  _,  _,  _],
  'lead the network':       [_,  _,  X,  _,  _,  _,  _,  _,  X, X, X,  _,  _,  _],
  'keep in touch':          [_,  _,  X,  _,  _,  _,  _,  _,  X, X, X,  _,  _,  X],
  'answer homework':        [_,  _,  _,  _,  _,  O,  _,  _,  X, X, _,  _,  _,  _],
  'say that it has begun':  [_,  X,  X,  _,  _,  O,  _,  _,  X, X, X,  _,  _,  X],
  'say how it has been':    [X,  X,  X,  X,  X,  O,  _,  _,  X, X, X,  _,  _,  _],
  'say yes or no':          [_,  _,  _,  _,  _,  _,  _,  _,  _, _, _,  _,  _,  X],
  'other measures':         [_,  _,  _,  _,  _,  _,  X,  _,  X, _, X,  _,  _,  _],
  // What the alarm, deliveries and the calendar bring: no person does it.
  'the bot':                [_,  _,  _,  _,  _,  _,  _,  _,  _, _, _,  _,  _,  _],
} as const satisfies Readonly<Record<string, Cells>>;
type Action = keyof typeof MATRIX;

/** Each action of the matrix as the commands that it is carried out by. */
// prettier-ignore
const VERBS_OF = {
  'start case': ['case.draft', 'case.start'],
  'register consent': ['consent.scope', 'consent.child', 'consent.answer', 'third.add', 'third.answer'],
  "confirm own unit's": ['consent.confirm'],
  'register withdrawal': ['consent.withdraw', 'consent.narrow', 'third.withdraw'],
  'guest list': ['guest.add', 'guest.add-outside', 'guest.remove', 'guest.contacted', 'guest.object', 'guests.approve'],
  agenda: ['topic.add', 'topic.remove'],
  'send kallelse': ['meeting.plan', 'meeting.move', 'meeting.keep', 'meeting.cancel', 'call.send'],
  'say it was not held': ['meeting.missed', 'meeting.unmiss'],
  'lead meeting': ['meeting.start'],
  'write plan draft': ['plan.begin', 'plan.words', 'need.put', 'goal.put', 'route.put', 'plan.responsible'],
  'write own lines': ['measure.put', 'plan.remove', 'line.tag'],
  'fix plan': ['plan.fix'],
  'report own insats': ['measure.report'],
  'appoint koordinatorer': ['coordinators.propose', 'coordinator.replace'],
  'leave the network': ['coordinator.leave'],
  'appoint kontaktperson': ['contact.appoint'],
  close: ['case.close'],
  'refuse SIP': ['need.refuse', 'assessment.reject'],
  'read the refusal': ['refusal.read'],
  'set protection': ['protection.set'],
  'ask to lift protection': ['protection.ask-lift'],
  'lift protection': ['protection.lift', 'protection.keep'],
  'lead the case': [
    'facts.correct', 'family.set', 'circumstance.set', 'circumstance.end', 'need.confirm', 'need.reroute',
    'preparation.save', 'profile.adopt', 'plan.revise', 'plan.drop-draft', 'meeting.drop',
    'call.tried', 'call-off.done', 'effect.again', 'effect.done', 'case.pause', 'case.resume',
  ],
  'ring someone': ['person.reached'],
  'answer the kallelse': ['invitation.answer'],
  'say no to a task': ['host.decline'],
  'after the meeting': ['plan.sign', 'plan.copied', 'child.told', 'absence.report'],
  'follow up': [
    'follow-up.record', 'follow-up.move', 'goal.judge', 'meeting.renew', 'measures.keep',
    'evaluation.begin', 'evaluation.save', 'evaluation.continue', 'documents.send',
  ],
  cancel: ['case.cancel'],
  reopen: ['case.reopen'],
  'hand over': ['case.hand-over'],
  'snooze own duties': ['duty.snooze'],
  'ask for assessment': ['request.save', 'request.assess'],
  assess: ['assessment.give'],
  'tell the decision': ['decision.tell'],
  'lead the network': [
    'offer.accept', 'offer.decline', 'offer.think', 'analysis.save', 'network.put', 'network.remove',
    'spokesperson.set', 'spokesperson.present', 'mapping.save', 'needs.analyse', 'homework.set',
    'contact.ask',
  ],
  'keep in touch': ['eht.record', 'spokesperson.talked'],
  'answer homework': ['homework.answer'],
  'say that it has begun': ['measure.begin'],
  'say how it has been': ['survey.answer'],
  'say yes or no': ['coordinator.answer', 'contact.answer', 'handover.accept'],
  'other measures': ['other.choose', 'other.resume'],
  'the bot': ['look', 'duplicate.seen', 'nudge.delivered', 'delivery.failed',
    'delivery.uncertain', 'delivery.proved', 'effect.failed', 'meeting.booked'],
} as const satisfies Readonly<Record<Action, readonly Verb[]>>;

/** Every verb stands under an action, or this does not compile. */
type Placed = (typeof VERBS_OF)[Action][number];
type Whole = Exclude<Verb, Placed> extends never ? ReadonlyMap<Verb, Action> : never;
const ACTION_OF: Whole = new Map(
  Object.entries(VERBS_OF).flatMap(([action, verbs]) => verbs.map((verb) => [verb, action as Action] as const)),
);

/** The bot carries out what is its own, and notes as done what it has done at last. */
export const isBots = (verb: Verb): boolean => ACTION_OF.get(verb) === 'the bot' || verb === 'effect.done';

/** Who is asked to become coordinator, while others already lead the case too, says yes or no and nothing else. */
const isOnlyAsked = (role: Role, verb: Verb): boolean => role === 'candidate' && verb !== 'coordinator.answer';

/** What the matrix says about a verb for someone with these roles: the best of their columns. */
export function markOf(roles: readonly Role[], verb: Verb): Mark {
  const action = ACTION_OF.get(verb);
  const cells: Cells | undefined = action && MATRIX[action];
  const marks = roles.map((role) => (isOnlyAsked(role, verb) ? _ : (cells?.[COLUMN[role] ?? -1] ?? _)));
  return marks.find((mark) => mark === X) ?? marks.find((mark) => mark === O) ?? _;
}
/** Does the matrix let the verb be done at all by someone with these roles? */
export const isAllowed = (roles: readonly Role[], verb: Verb): boolean => markOf(roles, verb) !== _;
/** Those who write the plan, or make it stand, read all its lines (§5.2). */
export const seesAllLines = (roles: readonly Role[]): boolean =>
  markOf(roles, 'plan.words') === X || markOf(roles, 'plan.fix') === X;
/** Those in whose hands the whole case lies. */
export const leadsCase = (roles: readonly Role[]): boolean => markOf(roles, 'preparation.save') === X;
