/* global AdaptiveCards, document, renderMarkdown, settings, window */
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = renderMarkdown(text);
  result.didProcess = true;
};

const cardCss = document.querySelector('#card-css').textContent;

function renderings({ name, card }, themes) {
  const section = document.createElement('section');
  section.append(element('h2', name));
  for (const theme of themes) {
    const row = element('div', '', `row ${theme}`);
    for (const width of settings.widths) row.append(rendering(name, card, theme, width));
    section.append(row);
  }
  return section;
}

// A root of its own for each: the ids of a card are unique only within it.
function rendering(name, json, theme, width) {
  const figure = element('figure', '', '');
  figure.append(element('figcaption', `${settings.themeNames[theme]}, ${width} bildpunkter`));
  const box = element('div', '', 'box');
  box.style.width = `${width}px`;
  box.dataset.theme = theme;
  const root = box.attachShadow({ mode: 'open' });
  root.append(element('style', cardCss));
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(settings.hostConfigs[theme]);
  // The renderer ignores this setting where it belongs; its own choice is too pale to read on dark.
  card.hostConfig.inputs.label.requiredInputs.suffixColor = AdaptiveCards.TextColor.Default;
  card.parse(json);
  root.append(card.render());
  figure.append(box);
  return figure;
}

function element(tag, text, className) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** Shows the card of that name in the themes: all cards and themes without arguments. */
function show(name = '', themes = Object.keys(settings.themeNames)) {
  const chosen = settings.cards.filter((card) => name === '' || card.name === name);
  document.querySelector('main').replaceChildren(...chosen.map((card) => renderings(card, themes)));
}

window.gallery = { show };
window.addEventListener('hashchange', () => show(decodeURIComponent(window.location.hash.slice(1))));
if (window.location.hash !== '#none') show(decodeURIComponent(window.location.hash.slice(1)));
