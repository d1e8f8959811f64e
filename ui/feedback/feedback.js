// A mark: its rule, its figures, each line with its tone in words. Everything goes in as text.
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== ''));
  if (tag !== 'ul') element.setAttribute('dir', 'auto');
  return element;
}

function lineOf(line, labels) {
  const head = make('p', 'head', make('span', `tone ${line.tone}`, line.word), line.label && make('span', 'label', line.label));
  const answer = line.answer ? make('p', 'answer', labels.yours, make('b', '', line.answer)) : null;
  return make('li', line.tone, head, answer, make('p', 'text', line.text));
}

export default function (component) {
  const d = component.data;
  const box = component.parentElement.querySelector('.feedback');
  if (!d || !box) return;
  box.setAttribute('aria-label', d.labels.heading);
  box.replaceChildren(
    make('p', 'rule', d.rule),
    ...(d.counts.length ? [make('p', 'counts', d.counts.join(' · '))] : []),
    make('ul', '', ...d.lines.map((line) => lineOf(line, d.labels))),
  );
}
