import type { SurveyKind } from '../domain/survey.ts';

/** §9.2, own wording (U-13). `{work}` is what the municipality calls the work. */
export const SURVEY_QUESTIONS: Readonly<Record<SurveyKind, readonly string[]>> = {
  child: [
    'Fick du veta varför vi träffades?',
    'Fick du säga det du ville?',
    'Lyssnade de vuxna?',
    'Blev något annorlunda på grund av det du sa?',
    'Vet du vem du kan prata med nu?',
  ],
  guardian: [
    'Jag fick veta vad {work} är innan mötet.',
    'Jag bestämde tillsammans med er vilka som skulle vara med.',
    'Vi talade om det som är viktigt för mitt barn.',
    'Mitt barn fick komma till tals på sitt sätt.',
    'Alla som behövdes var där.',
    'Jag vet vem som gör vad och när.',
    'Jag slipper föra information mellan er.',
    'Det vi bestämde har blivit gjort.',
    'Det har blivit bättre för mitt barn.',
  ],
  staff: [
    'Syftet var tydligt i kallelsen.',
    'Rätt verksamheter deltog.',
    'Barnets röst fanns med.',
    'Ansvar och ordning blev tydliga.',
    'Vi visste vad vi fick tala om.',
    'Planen är möjlig att följa upp.',
    'Mitt uppdrag var rimligt.',
  ],
};

/** The best first; the value is the grade. */
export const GRADES: Readonly<Record<'child' | 'adult', readonly (readonly [value: string, title: string])[]>> = {
  child: [
    ['5', '😀 Ja, mycket'],
    ['4', '🙂 Ja'],
    ['3', '😐 Lite'],
    ['2', '🙁 Nej, inte så mycket'],
    ['1', '😞 Nej, inte alls'],
  ],
  adult: [
    ['5', 'Stämmer helt'],
    ['4', 'Stämmer ganska bra'],
    ['3', 'Varken eller'],
    ['2', 'Stämmer ganska dåligt'],
    ['1', 'Stämmer inte alls'],
  ],
};
