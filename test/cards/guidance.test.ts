import { describe, expect, it } from 'vitest';
import { drawDesk } from '../../src/cards/draw.ts';
import { deskScreens, type DeskScreenId } from '../../src/cards/screens.ts';
import type { Desk } from '../../src/cards/view.ts';
import { STEPS, type Status } from '../../src/domain/case.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { faultsOf } from '../support/card-rules.ts';
import { buttonsOf, drawn, wordsOf } from '../support/seen.ts';
import { vastbasContext } from '../support/vastbas-start.ts';
import { amir, context, eva, fatima, karin, named, sara, Walk } from '../support/walk.ts';

const deskOf = (viewer: PersonId): Desk => ({
  ...context,
  viewer,
  now: new Walk().now,
  isPractice: false,
  others: 0,
  cases: [],
  duties: [],
});
const shown = (id: DeskScreenId, viewer = eva): object => drawDesk(deskScreens[id], deskOf(viewer), { nonce: 'x' });
const STATUSES: readonly Status[] = ['active', 'paused-consent', 'closed', 'cancelled'];

describe('E3 the signpost of concern', () => {
  it.each(STEPS)('E3 stands on the overview in the step %s, whatever the status is', (step) => {
    for (const status of STATUSES) {
      const walk = new Walk().fixed();
      const isIn = ({ profile }: typeof context): boolean => profile.steps.some(({ states }) => states.includes(step));
      const world = [context, vastbasContext].find(isIn);
      expect(world).toBeDefined();
      const seen = Object.assign(walk, { context: world, sip: { ...walk.sip, step, status } });
      for (const screen of ['case', 'manager'] as const) {
        const card = drawn(screen, seen, screen === 'case' ? eva : karin);
        expect([status, screen, buttonsOf(card)]).toEqual([
          status,
          screen,
          expect.arrayContaining(['Orolig för barnet?', 'Hjälp']),
        ]);
        expect(faultsOf(card)).toEqual([]);
      }
    }
  });

  it('E3 is one click from "Hjälp", which every card has', () => {
    expect(buttonsOf(shown('help'))).toEqual(expect.arrayContaining(['Orolig för ett barn?', 'Vägledning']));
  });

  it('E3 says that other measures are decided elsewhere and change nothing here', () => {
    expect(wordsOf(shown('concern'))).toContain('Andra åtgärder, till exempel myndighetsutövning');
    expect(wordsOf(shown('concern'))).toContain('aldrig här. Ärendet ändras inte av dem.');
  });

  it('C46 asks for nothing and needs no consent', () => {
    const card = JSON.stringify(shown('concern'));
    expect(card).not.toContain('Input.');
    expect(card).toContain('Du behöver inget samtycke.');
    expect(card).toContain('Inget om anmälan skrivs eller syns här.');
  });

  it('C48 what is acute stands first, before any other word of advice', () => {
    const [title, first] = wordsOf(shown('concern')).split('\n');
    expect([title, first]).toEqual(['Orolig för ett barn?', 'Är det akut? Ring 112. Be att få tala med socialjouren.']);
  });

  it('C48 where the profile has a number of its own for emergencies it stands there', () => {
    const emergency = { phone: '0303-73 00 00', concernPhone: 'kommunens växel' };
    const desk = { ...deskOf(eva), profile: { ...context.profile, emergency } };
    const [, first] = wordsOf(drawDesk(deskScreens.concern, desk, { nonce: 'x' })).split('\n');
    expect(first).toBe('Är det akut? Ring 112. Ring socialjouren: 0303-73 00 00.');
    const walk = new Walk().need();
    expect(wordsOf(drawn('need', walk, eva))).toContain('Är det akut? Ring 112. Be att få tala med socialjouren.');
    const own = Object.assign(walk, { context: { ...context, profile: desk.profile } });
    expect(wordsOf(drawn('need', own, eva))).toContain('Ring socialjouren: 0303-73 00 00.');
  });
});

describe('§3.5 what may be told without consent', () => {
  const told = (viewer: PersonId): string => wordsOf(shown('without-consent', viewer));

  it('C40 the school reads of what its own health staff may tell the others', () => {
    expect(told(eva)).toContain('OSL 25 kap. 13 a § (2009:400)');
    expect(told(eva)).not.toContain('25 kap. 12 §');
  });
  it('C41 health care reads that it may tell social services what a child needs', () => {
    expect(told(amir)).toContain('till annan vård eller till socialtjänsten');
    expect(told(sara)).toContain('OSL 26 kap. 9 § (2009:400)');
  });
  it('C42 towards the school nobody is offered any other way than asking the family', () => {
    for (const viewer of [amir, sara, fatima])
      expect(told(viewer)).toContain('Det gäller inte till skolan. Där är familjens samtycke vägen: fråga dem.');
  });
  it('who works elsewhere is told whom to ask', () => {
    const directory = {
      ...context.directory,
      units: new Map([...context.directory.units].map(([id, unit]) => [id, { ...unit, sector: 'other' as const }])),
    };
    const desk = { ...deskOf(named('Tove Strand')), directory };
    expect(wordsOf(drawDesk(deskScreens['without-consent'], desk, { nonce: 'x' }))).toContain(
      'Fråga din chef eller jurist.',
    );
  });
});

it('F09 T14 discharge is a signpost: another law, three days, and not here', () => {
  const words = wordsOf(shown('discharge'));
  expect(words).toContain('Vid in- och utskrivning gäller en egen lag');
  expect(words).toContain('inom tre dagar');
  expect(JSON.stringify(shown('discharge'))).not.toContain('Input.');
});

it('each signpost is a good card with a way on', () => {
  for (const id of ['guide', 'concern', 'without-consent', 'discharge'] as const) {
    expect([id, faultsOf(shown(id))]).toEqual([id, []]);
    expect(buttonsOf(shown(id))).toContain('Hjälp');
  }
});
