/** Who should not have two parts in one case (§5.3). */
export const SEPARATION_LACKS = {
  namesake:
    '{name} har samma efternamn som någon i familjen. Den som är släkt ska inte ha en uppgift i ärendet. Fråga först.',
  'namesake-self':
    'Du har samma efternamn som någon i familjen. Är ni släkt ska en kollega ta ärendet. Är ni inte det, skriv det här.',
  'wrote-alone': 'Du har skrivit hela planen själv. Låt någon annan som var med på mötet läsa den först.',
} as const;
