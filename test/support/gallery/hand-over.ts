import { drawCase } from '../../../src/cards/draw.ts';
import { caseScreens } from '../../../src/cards/screens.ts';
import { viewOf } from '../seen.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { amir, day, eva, karin, named, Walk } from '../walk.ts';
import type { GalleryCard } from './card.ts';

/** The walk, seen when Eva, and perhaps others, are no longer in the directory. */
function afterEva(walk: Walk, ...more: readonly PersonId[]): Walk {
  const { context } = walk;
  const staff = new Map([...context.directory.staff].filter(([id]) => id !== eva && !more.includes(id)));
  const left = Object.assign(walk, { context: { ...context, directory: { ...context.directory, staff } } });
  return left.on('2026-03-20').does('system', 'look', {});
}

const mats = named('Mats Ekberg');

export const handOverCards = (): readonly GalleryCard[] => {
  const drawn = (screen: 'pass-on' | 'manager' | 'pause' | 'resume' | 'case', walk: Walk, viewer = karin): object =>
    drawCase(caseScreens[screen], viewOf(walk, viewer), { nonce: 'nonce' });
  const resting = new Walk()
    .fixed()
    .does(eva, 'case.pause', { why: 'Familjen är bortrest till slutet av april.', until: day('2026-04-27') });
  return [
    { name: 'Pausa ärendet', card: drawn('pause', new Walk().fixed(), eva) },
    { name: 'Pausat ärende', card: drawn('case', resting, eva) },
    { name: 'Fortsätt ärendet', card: drawn('resume', resting, eva) },
    { name: 'Lämna över ärendet', card: drawn('pass-on', new Walk().fixed(), eva) },
    { name: 'Lämna över ärendet: någon har slutat', card: drawn('pass-on', afterEva(new Walk().need())) },
    { name: 'Chefens sida: någon har slutat', card: drawn('manager', afterEva(new Walk().need())) },
    {
      name: 'En annan enhets chef: någon har slutat',
      card: drawn('manager', afterEva(new Walk().need(), karin), mats),
    },
    {
      name: 'Chefens sida: någon annan gör det',
      card: drawCase(caseScreens.manager, viewOf(new Walk().need().on('2026-04-20'), karin), {
        nonce: 'nonce',
        notice: {
          kind: 'info',
          text: 'Det här gör Eva Lind (Björkskolan), 070-000 10 01. Ring och hör hur det går. Kan det inte bli av lämnar du över ärendet till någon annan härifrån.',
        },
      }),
    },
    { name: 'Översikt: den ansvariga har slutat', card: drawn('case', afterEva(new Walk().fixed()), karin) },
    { name: 'Översikt: ingen chef finns', card: drawn('case', afterEva(new Walk().fixed(), karin, mats), amir) },
  ];
};
