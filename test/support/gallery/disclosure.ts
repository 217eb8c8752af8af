import { drawn } from '../seen.ts';
import { amir, bup, day, eva, item, sara, Walk } from '../walk.ts';
import type { GalleryCard } from './card.ts';

export function tagged(): Walk {
  const walk = new Walk().fixed().does(amir, 'consent.confirm', {});
  walk.does(eva, 'third.add', { name: 'Maria Testsson', relation: 'mamma' });
  walk.does(eva, 'third.add', { name: 'Gun Testsson', relation: 'mormor' });
  const [maria, gun] = (walk.sip.thirds ?? []).map(({ id }) => id);
  const answer = { result: 'yes', on: walk.today, form: 'paper', how: '', infoTypes: ['mental-health'] } as const;
  walk.does(eva, 'third.answer', { ...answer, third: gun ?? item(''), until: day('2026-06-30') });
  const line = walk.sip.plans.at(-1)?.measures.find((one) => one.unit === bup)?.id ?? item('');
  return walk.does(amir, 'line.tag', { line, infoTypes: ['mental-health'], about: [maria ?? item('')] });
}

export function disclosureCards(): readonly GalleryCard[] {
  const walk = tagged();
  const [maria, gun] = (walk.sip.thirds ?? []).map(({ id }) => id as string);
  const line = walk.sip.plans.at(-1)?.measures.find((one) => one.unit === bup)?.id ?? '';
  return [
    { name: 'Andra personer: ingen än', card: drawn('thirds', new Walk().scoped(), eva) },
    { name: 'Andra personer: två', card: drawn('thirds', walk, eva) },
    { name: 'Andra personer: lägg till', card: drawn('third-add', walk, eva) },
    { name: 'Andra personer: svar', card: drawn('third-answer', walk, eva, maria) },
    { name: 'Andra personer: ångrar sig', card: drawn('third-withdraw', walk, eva, gun) },
    { name: 'Vem ser vilka insatser: huvudansvarig', card: drawn('releases', walk, eva) },
    { name: 'Vem ser vilka insatser: en annan verksamhet', card: drawn('releases', walk, sara) },
    { name: 'Vad insatsen innehåller', card: drawn('line-tag', walk, amir, line) },
    { name: 'Planen: en insats som inte visas', card: drawn('plan-view', walk, sara) },
  ];
}
