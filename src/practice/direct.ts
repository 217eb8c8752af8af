import { normaliseText } from '../teams/normalise-text.ts';
import { longDay } from '../cards/dates.ts';
import { personName } from '../cards/people.ts';
import type { Shell } from '../app/shell.ts';
import { findNextWake } from '../store/case-store.ts';
import type { Profile } from '../domain/profile.ts';
import { addDays, addMonths, atTime, dayOf, timeOf, type Day, type Instant } from '../domain/time.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Answer } from '../teams/answer.ts';
import { freshId } from '../talk/carry-out.ts';
import { showDesk } from '../talk/show.ts';
import { text, type Talk } from '../talk/talk.ts';
import type { Stage } from './stage.ts';

type Stagehands = {
  readonly shell: Shell;
  readonly profiles: readonly Profile[];
  readonly stage: Stage;
  readonly talk: () => Talk;
  readonly worker: () => { runDue(): Promise<void>; alone(work: () => Promise<void>): Promise<void> };
};

const NUMBERS = new Map(
  Object.entries({
    en: 1,
    ett: 1,
    två: 2,
    tre: 3,
    fyra: 4,
    fem: 5,
    sex: 6,
    sju: 7,
    åtta: 8,
    nio: 9,
    tio: 10,
  }),
);
const FORWARD = /^spola(?: fram)?(?: (\d{1,3}|\p{L}+))? (dag|dagar|vecka|veckor|månad|månader|år)$/u;
const EXAMPLES = 'till exempel "spola fram 3 veckor" eller "spola fram 2 dagar"';
const PLAY = /^spela (.+)$/u;
const MOVE = /^byt kommun(?: (?:till )?(.+))?$/u;
const MOST_DAYS = 800;

/** The words of practice mode: change who and where you are, let time pass, begin again. */
export const direct = (hands: Stagehands): ((word: string, person: PersonId) => Promise<Answer | undefined>) => {
  // Time passes once at a time, and never while everything is emptied.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<Answer>): Promise<Answer> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return async (said, person) => {
    const word = said.replace(/[.!,?]+$/u, '').trim();
    const forward = FORWARD.exec(word);
    if (forward) return await inTurn(() => pass(hands, forward[1] ?? 'en', forward[2] ?? 'dag'));
    const play = PLAY.exec(word);
    if (play) return await playAs(hands, play[1] ?? '');
    if (['spela', 'vem är jag', 'vilka finns'].includes(word)) return text(castList(hands));
    const move = MOVE.exec(word);
    if (move) return await practiseIn(hands, move[1] ?? '');
    if (word === 'spola' || word.startsWith('spola ')) return text(`Skriv hur långt, ${EXAMPLES}.`);
    if (word === 'börja om')
      return { kind: 'card', card: await showDesk(hands.talk(), person, 'begin-again', freshId()) };
    if (word === 'ja, börja om') return await inTurn(() => beginAgain(hands));
    return word === 'nej, behåll allt' ? text('Okej, allt i övningen är kvar.') : undefined;
  };
};

const castList = ({ shell, stage }: Stagehands): string => {
  const people = [...shell.directory().staff.keys()].map((person) => personName(shell.directory(), person));
  return `Du spelar ${personName(shell.directory(), stage.played())}. Skriv "spela" och ett namn för att byta. Det finns: ${people.join(', ')}.`;
};

/** Names are found without their dots and rings too. */
const plain = (name: string): string =>
  normaliseText(name)
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '');

async function playAs(hands: Stagehands, name: string): Promise<Answer> {
  const { shell, stage } = hands;
  const wanted = plain(name);
  const people = [...shell.directory().staff.values()];
  const exact = people.filter(({ name }) => [plain(name), plain(name).split(' ')[0]].includes(wanted));
  const fits =
    exact.length > 0 ? exact : people.filter(({ id }) => plain(personName(shell.directory(), id)).includes(wanted));
  const [only] = fits;
  if (fits.length !== 1 || !only)
    return text(
      fits.length === 0
        ? `Ingen heter så. ${castList(hands)}`
        : `Flera heter så: ${fits.map((one) => one.name).join(', ')}. Skriv hela namnet.`,
    );
  await stage.play(only.id);
  return text(
    `Nu spelar du ${only.name}, ${only.title} (${personName(shell.directory(), only.id).replace(/^.*\((.*)\)$/u, '$1')}). Skriv "mina ärenden" för att se vad som väntar.`,
  );
}

/** New cases follow the profile from now on; those that run keep theirs (PT3). */
async function practiseIn({ shell, stage, profiles }: Stagehands, name: string): Promise<Answer> {
  const wanted = plain(name).replace(/s? kommun$/u, '');
  const fits = profiles.filter((one) =>
    [plain(one.name), one.id].some((known) => wanted !== '' && known.startsWith(wanted)),
  );
  const [only] = fits;
  const choices = profiles.map((one) => one.name);
  const list = `Det finns: ${choices.join(', ')}.`;
  const now = shell.profileNow();
  if (name === '') return text(`Du övar i ${now.name}. Skriv "byt kommun" och ett namn för att byta. ${list}`);
  if (!only || fits.length > 1) return text(`Jag hittar ingen kommun eller region som heter så. ${list}`);
  await stage.practise(only.id);
  const intake = [...shell.directory().staff.values()].find(({ functions }) => functions.includes('intake'));
  const first =
    only.process === 'vastbas10' && intake
      ? `Ärenden öppnas av samordnaren: skriv "spela ${intake.name}" och sedan "ny SIP".`
      : 'Skriv "ny SIP".';
  return text(
    `Nu övar du i ${only.name}. Nya ärenden följer arbetssättet där. Ärenden som redan är startade följer sitt. ${first}`,
  );
}

async function pass({ shell, stage, worker }: Stagehands, howMany: string, unit: string): Promise<Answer> {
  const count = NUMBERS.get(howMany) ?? Number(howMany);
  const from = shell.clock();
  const target = count > 0 ? later(dayOf(from), count, unit) : undefined;
  if (!target || target > addDays(dayOf(from), MOST_DAYS))
    return text(`Skriv hur långt, ${EXAMPLES}. Högst två år i taget.`);
  const end = atTime(target, timeOf(from));
  await walkTo(shell, stage, end, () => worker().runDue());
  return text(
    `Nu är det ${longDay(target)} kl. ${timeOf(end)} i övningen. Det som skulle hända på vägen har hänt i tur och ordning.`,
  );
}

const later = (day: Day, count: number, unit: string): Day => {
  if (unit.startsWith('månad')) return addMonths(day, count);
  if (unit === 'år') return addMonths(day, 12 * count);
  return addDays(day, unit.startsWith('veck') ? count * 7 : count);
};

/** From alarm to alarm, so that everything falls due in order and is decided on its own day (decision 6). */
async function walkTo(shell: Shell, stage: Stage, end: Instant, runDue: () => Promise<void>): Promise<void> {
  await runDue();
  for (
    let next = await findNextWake(shell.db);
    next !== undefined && next <= end;
    next = await findNextWake(shell.db)
  ) {
    await stage.moveTo(next);
    await runDue();
    const still = await findNextWake(shell.db);
    // An alarm that does not move on would hold time itself: leave it and go to the end.
    if (still !== undefined && still <= next) break;
  }
  await stage.moveTo(end);
  await runDue();
}

async function beginAgain({ shell, stage, worker }: Stagehands): Promise<Answer> {
  await worker().alone(async () => {
    await shell.jobs.clear();
    await shell.db.transaction().execute(async (tx) => {
      for (const table of ['delivery', 'blocked', 'card', 'inquiry', 'sip_case'] as const)
        await tx.deleteFrom(table).execute();
    });
    await stage.rewind();
  });
  return text('Övningen är tömd. Du spelar den första personen igen och klockan går som vanligt. Skriv "ny SIP".');
}
