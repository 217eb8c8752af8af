/**
 * Where the product says it otherwise than the deck, and why: the preparations are told as they stand (s.prep.list),
 * who calls is told and not asked (s.follow.next), a question is easier to read than a dash (n.task), and each reason
 * has its own sentence (v.kon.err).
 */
export const CARRIED_BY: Readonly<Record<string, readonly string[]>> = {
  's.plan.fields': [
    's.plan.need',
    's.plan.goal',
    's.plan.measure',
    's.plan.principal',
    's.plan.unit',
    's.plan.person',
    's.plan.order',
    's.plan.start',
    's.plan.due',
    's.plan.helps',
  ],
  'v.new.q': [
    'v.new.background',
    'v.new.situation',
    'v.new.possibilities',
    'v.new.difficulties',
    'v.new.tried',
    'v.new.ideas',
    'v.new.helps',
  ],
  's.plan.resp': ['s.plan.principal', 's.plan.unit', 's.plan.person', 's.plan.deputy'],
  's.close.check': ['s.close.goals', 's.close.informed', 's.close.saved'],
};

/** Keys whose screens are not built yet, by what they wait for. */
export const AWAITED: Readonly<Record<string, string>> = {
  's.meet.absent': 'who was called and did not come',
  's.follow.remind': 'nothing: the message of the day (s.mydeal) says it for all cases at once',
};

/** Codes whose rule is not built yet. */
export const AWAITED_CODES: readonly string[] = ['SAM-05'];
