import { findCaseScreen, caseScreens } from '../../src/cards/screens.ts';
import { nonceIn } from '../../src/cards/render.ts';
import type { Db } from '../../src/store/database.ts';
import { anActivity } from './activities.ts';
import { elementsOf, type Element, type Shown } from './card-reader.ts';
import type { Chat, InvokeAnswer } from './chat.ts';
import { heldWithout } from './gallery/profiles.ts';
import { VG } from './in-profile.ts';
import { storeCase } from './stored-case.ts';
import { VASTBAS_FORMS } from './vastbas-forms.ts';
import { at, day, eva, item, Walk } from './walk.ts';

export const CASE = '11111111-1111-4111-8111-111111111111';

/** The steps of a walk in which its forms are open. */
const steps: readonly (() => Walk)[] = [
  () => new Walk().draft(),
  () => new Walk().started(),
  () => new Walk().need(),
  () => new Walk().consentStep(),
  () => new Walk().scoped('2026-11-30', '2011-01-09'),
  () => new Walk().consented(),
  () => new Walk().prepared(),
  () => new Walk().called(),
  () => new Walk().called().does('system', 'effect.failed', { effect: 'booking' }),
  () => new Walk().answered().on('2026-03-18', '14:00'),
  () => new Walk().written(),
  () => new Walk().fixed().on('2026-05-20'),
  () => new Walk().followedUp().on('2026-09-10'),
  () =>
    new Walk()
      .scoped()
      .does(eva, 'circumstance.set', { kind: 'care', assessment: '', assessedBy: '', cannotWait: false }),
  () => new Walk().called().does(eva, 'protection.set', { kind: 'marking' }),
  () => withThird(),
  () => heldWithout(VG),
];
/** Someone else whose data are talked about, and who has said yes. */
function withThird(): Walk {
  const walk = new Walk().fixed().does(eva, 'third.add', { name: 'Gun Testsson', relation: 'mormor' });
  return walk.does(eva, 'third.answer', {
    third: walk.sip.thirds?.[0]?.id ?? item(''),
    result: 'yes',
    on: walk.today,
    form: 'paper',
    how: '',
    infoTypes: ['absence'],
    until: day('2026-06-30'),
  });
}
const thirdIn = ({ sip }: Walk): string => sip.thirds?.[0]?.id ?? '';
/** Screens of one thing need to know which. */
const PICKS: Readonly<Record<string, (walk: Walk) => string>> = {
  'answer-for': ({ sip }) => sip.meetings.at(-1)?.guests.find((guest) => guest.sentAt)?.id ?? '',
  sign: () => 'm1',
  'consent-scope': () => 'until',
  'third-answer': thirdIn,
  'third-withdraw': thirdIn,
  'line-tag': ({ sip }) => sip.plans.at(-1)?.measures[0]?.id ?? '',
};
const PLAYED: Readonly<Record<string, string>> = { invitation: 'Amir Haddad' };

/** Screens on which something is filled in, rather than only chosen to go on. */
export const allForms: readonly string[] = Object.keys(caseScreens).filter((id) => {
  const screen = findCaseScreen(id);
  return screen?.reads && inputsOf(screen.template).some((input) => input.id !== 'pick');
});

export type Form = { readonly screen: string; readonly walk: () => Walk; readonly verbs: readonly string[] };

/** One thing sent to a screen as a client would, from the case's overview. */
async function sendFrom(chat: Chat, card: Shown, verb: string, inputs: object): Promise<InvokeAnswer> {
  const activity = anActivity(chat.connector.url, { type: 'invoke', name: 'adaptiveCard/action' });
  const data = { ...inputs, n: nonceIn(card) };
  return await chat.send({ ...activity, value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' } });
}

/** Puts the case at the form's step back and opens the form. */
export async function openForm(chat: Chat, db: Db, { screen, walk }: Omit<Form, 'verbs'>): Promise<Shown> {
  await db.deleteFrom('sip_case').execute();
  const walked = walk();
  await storeCase(db, walked, CASE);
  chat.setClock(walked.now);
  await chat.say(`spela ${VASTBAS_FORMS[screen]?.[0] ?? PLAYED[screen] ?? 'Eva Lind'}`);
  await chat.say('mina ärenden');
  const overview = await sendFrom(chat, chat.card, 'go.case', { pick: CASE });
  const pick = PICKS[screen]?.(walked) ?? '';
  const { value } = await sendFrom(chat, overview.value as Shown, `go.${screen}`, { pick });
  return value as Shown;
}

const known = new Map<string, Form>();
const verbsIn = async (chat: Chat, db: Db, screen: string, walk: () => Walk): Promise<readonly string[]> => {
  const card = await openForm(chat, db, { screen, walk });
  const row = await db.selectFrom('card').select('screen').where('nonce', '=', nonceIn(card)).executeTakeFirst();
  return row?.screen === screen ? verbsThatSave(card) : [];
};

/** Every form of the walk, each at the first step in which it is open. */
export async function formsOf(chat: Chat, db: Db): Promise<readonly Form[]> {
  for (const screen of allForms) {
    const own = VASTBAS_FORMS[screen]?.[1];
    for (const walk of known.has(screen) ? [] : own ? [own] : steps) {
      const verbs = await verbsIn(chat, db, screen, walk);
      if (verbs.length === 0) continue;
      known.set(screen, { screen, walk, verbs });
      break;
    }
  }
  return [...known.values()];
}

export function inputsOf(card: unknown): readonly Element[] {
  return elementsOf(card).filter((one) => one.type.startsWith('Input.'));
}
const verbsThatSave = (card: Shown): readonly string[] =>
  elementsOf(card).flatMap(({ type, verb = '' }) =>
    type === 'Action.Execute' && !verb.startsWith('go.') ? [verb] : [],
  );

export const press = async (
  chat: Chat,
  card: Shown,
  verb: string,
  inputs: Readonly<Record<string, string>>,
): Promise<InvokeAnswer> => await sendFrom(chat, card, verb, inputs);

export const START = at('2026-03-02', '09:00');
