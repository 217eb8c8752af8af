import type { Shown } from './card-reader.ts';
import { cardOf, type Office } from './office.ts';
import type { eva } from './walk.ts';

/** The form for the words of the child and the family, reached by the way that a person goes. */
export async function openWords(office: Office, person: typeof eva): Promise<Shown> {
  const overview = cardOf(await office.click(person, cardOf(await office.say(person, 'mina ärenden')), 'Öppna'));
  const plan = cardOf(
    await office.click(person, overview, 'Gå vidare', { 'Vad vill du göra?': 'Fortsätt skriva planen' }),
  );
  return cardOf(await office.click(person, plan, 'Gå vidare', { 'Vad vill du skriva eller ändra?': 'ord' }));
}

export const typedWords = (child: string) => ({
  'Vad säger barnet?': child,
  'Vad säger familjen?': 'Lugna morgnar.',
  'Vad gör familjen själv?': 'inget',
  'Görs något av någon annan': 'inget',
});
