/** A child, its guardians, a number, a telephone and a note: invented, and each to be found again however it is written. */
export const CHILD = 'Kanarina Fågelsson';
const NUMBER = '20160509-2389';
const PHONE = '070-999 88 77';

/** What is typed where a text is asked for: all of it at once, short enough for a name. */
export const FULL = `${CHILD}, ${NUMBER}, ${PHONE}`;
/** The same without what the filter of advice refuses. */
export const NOTE = 'Anteckning om kanariefågelns morgnar';

/** Also as a part of a word, in an address, without its hyphen or its ring. */
const TRACES = [
  /kanari/iu,
  /f(?:å|%c3%a5|a|\\u00e5|Ã¥)gelsson/iu,
  /2016-?05-?09/u,
  /160509-?2389/u,
  /70[\s-]?999[\s-]?88[\s-]?77/u,
  /anteckning om/iu,
];

const ABOUT = 30;

/** Every trace of the invented ones in a text, each with a little of what stands around it. */
export const tracesIn = (text: string): readonly string[] =>
  TRACES.flatMap((trace) => {
    const found = trace.exec(text);
    return found ? [text.slice(Math.max(0, found.index - ABOUT), found.index + ABOUT)] : [];
  });

/** The case of a walk with the invented ones in it; `index` makes a child of each. */
export function withCanaries<T>(sip: T, index: number): T {
  const letters = String.fromCodePoint(97 + Math.floor(index / 26), 97 + (index % 26));
  const text = JSON.stringify(sip)
    .replaceAll('Alva', `Kanarina${letters}`)
    .replaceAll('Testsson', 'Fågelsson')
    .replaceAll('Maria', 'Kanaria')
    .replaceAll('Johan', 'Kanarius');
  return JSON.parse(text) as T;
}
