export type Theme = 'light' | 'dark';

interface Palette {
  readonly text: string;
  readonly subtle: string;
  /** Text on the coloured containers, which are pale in both themes. */
  readonly textOnColor: string;
  readonly subtleOnColor: string;
  readonly dark: readonly [string, string];
  readonly light: readonly [string, string];
  readonly accent: readonly [string, string];
  readonly attention: readonly [string, string];
  readonly card: string;
  readonly emphasis: string;
}

const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    text: '#ff252424',
    subtle: '#bf252424',
    textOnColor: '#ff252424',
    subtleOnColor: '#bf252424',
    dark: ['#ff252424', '#bf252424'],
    light: ['#ffffffff', '#fff3f2f1'],
    accent: ['#ff6264a7', '#ff8b8cc7'],
    attention: ['#ffc4314b', '#e5c4314b'],
    card: '#ffffffff',
    emphasis: '#fff9f8f7',
  },
  dark: {
    text: '#ffffffff',
    subtle: '#bfffffff',
    textOnColor: '#ff201f1f',
    subtleOnColor: '#ff2d2c2c',
    dark: ['#ff201f1f', '#ff2d2c2c'],
    light: ['#ffffffff', '#bfffffff'],
    accent: ['#ffa6a7dc', '#ff8b8cc7'],
    attention: ['#ffd74654', '#e5d74654'],
    card: '#ff2d2c2c',
    emphasis: '#ff292828',
  },
};

/** How Teams draws a card: its sizes, spaces and colours, in the form that the `adaptivecards` renderer takes. */
export function hostConfig(theme: Theme): object {
  const palette = palettes[theme];
  const plain = foreground(palette, [palette.text, palette.subtle]);
  const onColor = foreground(palette, [palette.textOnColor, palette.subtleOnColor]);
  const sizes = { fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 } };
  const weights = { fontWeights: { lighter: 200, default: 400, bolder: 600 } };
  return {
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: '#ffeeeeee' },
    fontTypes: {
      default: { fontFamily: "'Segoe UI', Tahoma, Geneva, Verdana, sans-serif", ...sizes, ...weights },
      monospace: { fontFamily: "'Courier New', Courier, monospace", ...sizes, ...weights },
    },
    textStyles: {
      heading: { fontType: 'default', size: 'large', weight: 'bolder', color: 'default', isSubtle: false },
    },
    textBlock: { headingLevel: 2 },
    containerStyles: {
      default: { backgroundColor: palette.card, borderColor: '#ffcccccc', foregroundColors: plain },
      emphasis: { backgroundColor: palette.emphasis, borderColor: '#ff666666', foregroundColors: plain },
      accent: { backgroundColor: '#ffc7def9', borderColor: '#ff62a8f7', foregroundColors: onColor },
      good: { backgroundColor: '#ffccffcc', borderColor: '#ff69e569', foregroundColors: onColor },
      attention: { backgroundColor: '#ffffc5b2', borderColor: '#ffff764c', foregroundColors: onColor },
      warning: { backgroundColor: '#ffffe2b2', borderColor: '#ffffbc51', foregroundColors: onColor },
    },
    actions: {
      maxActions: 6,
      spacing: 'Default',
      buttonSpacing: 8,
      actionsOrientation: 'Horizontal',
      actionAlignment: 'Left',
    },
    adaptiveCard: { allowCustomStyle: false },
    factSet: {
      title: { size: 'Default', color: 'Default', isSubtle: false, weight: 'Bolder' },
      value: { size: 'Default', color: 'Default', isSubtle: false, weight: 'Default' },
      spacing: 16,
    },
    // Teams publishes nothing about inputs. The renderer's own choice, attention, is too pale to read on dark.
    inputs: { errorMessage: { color: 'Default', weight: 'Bolder' } },
  };
}

function foreground(palette: Palette, ordinary: readonly [string, string]): object {
  return {
    default: color(ordinary),
    dark: color(palette.dark),
    light: color(palette.light),
    accent: color(palette.accent),
    good: color(['#ff92c353', '#e592c353']),
    warning: color(['#fff8d22a', '#e5f8d22a']),
    attention: color(palette.attention),
  };
}

function color([usual, subtle]: readonly [string, string]): object {
  return { default: usual, subtle };
}
