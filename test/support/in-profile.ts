import type { CaseScreenId } from '../../src/cards/screens.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { readingOf } from './card-reader.ts';
import { profileNamed } from './profiles.ts';
import { drawn } from './seen.ts';
import { at, context, eva, Walk } from './walk.ts';

export const VG = profileNamed('vastra-gotaland');
export const ORNSKOLDSVIK = profileNamed('ornskoldsvik');
export const JONKOPING = profileNamed('jonkopings-lan');
export const UPPLANDS_BRO = profileNamed('upplands-bro');

/** A case that follows another profile than Västra Götaland, from 2 March 2026. */
export const inProfile = (profile: Profile): Walk => new Walk(at('2026-03-02'), { ...context, profile });

/** The code of a refusal and of everything that it names. */
export const codes = (refusal: Refusal): readonly string[] => [
  refusal.code,
  ...('lacks' in refusal ? refusal.lacks.map(({ code }) => code) : []),
];

/** What Eva reads on a screen. */
export const reading = (screen: CaseScreenId, walk: Walk, ref = ''): string => readingOf(drawn(screen, walk, eva, ref));
