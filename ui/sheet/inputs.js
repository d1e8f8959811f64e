// The fields of a sheet as native inputs: made once, afterwards they belong to the learner.
import { heldBy, shown } from './conditions.js';
import { count, el } from './dom.js';
import { offer } from './phrases.js';

let made = 0;
const CHOOSES = new Set(['choice', 'choices', 'scale']); // with or without options: an empty list is no box to write into

// ``at`` is the group of values the field stands in: get() and set(name, value, now).
export function drawField(desk, field, at, path) {
  const id = `f${++made}`;
  const parts = {
    help: field.help ? el('p', { className: 'help', id: `${id}h` }, field.help) : null,
    problem: el('p', { className: 'problem', id: `${id}p`, hidden: true }),
  };
  const control = CHOOSES.has(field.kind) ? choosing(field, at, path, id, parts) : writing(desk, field, at, path, id, parts);
  const mark = (text) => {
    parts.problem.textContent = text;
    parts.problem.hidden = !text;
    control.invalid(Boolean(text));
  };
  const refresh = () => {
    control.node.hidden = !shown(field, at.get(), desk.body);
    control.refresh();
  };
  desk.register(path, { ...control, mark, refresh, label: field.label, isEmpty: () => isEmpty(field, at) });
  return control.node;
}

function isEmpty(field, at) {
  if (!shown(field, at.get(), at.whole())) return false;
  const value = heldBy(field, at.get());
  return value === null || value === '' || (Array.isArray(value) && !value.length);
}

function writing(desk, field, at, path, id, parts) {
  const left = el('p', { className: 'count', id: `${id}c` });
  const long = field.kind === 'long';
  const input = el(long ? 'textarea' : 'input', {
    id,
    autocomplete: 'off',
    value: at.get()[field.path] ?? '',
    'data-path': path,
    'aria-describedby': [parts.help?.id, left.id, parts.problem.id].filter(Boolean).join(' '),
  });
  if (long) input.rows = 3;
  else input.type = field.kind === 'date' ? 'date' : 'text';
  if (field.kind === 'number') input.inputMode = 'decimal';
  if (field.kind === 'text' || long) input.dir = 'auto';

  let over = false;
  let marked = false;
  const weigh = () => {
    const rest = field.limit - [...input.value].length; // no maxlength: it would cut pasted text without a word
    const said = rest < 0 ? count(desk.words.over, -rest) : '';
    left.textContent = said || (rest < field.limit / 5 && rest < 100 ? count(desk.words.left, rest) : '');
    left.classList.toggle('over', rest < 0);
    if (rest < 0 && !over) desk.say(said);
    over = rest < 0;
    input.setAttribute('aria-invalid', String(over || marked));
  };
  input.addEventListener('input', () => {
    if (desk.contested(path, input.value)) return;
    at.set(field.path, input.value, false);
    weigh();
  });
  const refresh = () => {
    const value = at.get()[field.path] ?? '';
    if (value === input.value) return;
    if (desk.hasFocus(input)) desk.postpone(path, value); // never into the box the learner is in
    else {
      input.value = value;
      weigh();
    }
  };
  weigh();
  const node = el('div', { className: `field ${field.kind}` }, el('label', { htmlFor: id }, field.label), parts.help, input, left, parts.problem, field.phrases ? offer(field.phrases, input) : null);
  const invalid = (is) => {
    marked = is;
    weigh();
  };
  return { node, refresh, invalid, focus: () => input.focus(), isOver: () => over && !node.hidden, input };
}

function choosing(field, at, path, id, parts) {
  const several = field.kind === 'choices';
  const inputs = field.options.map((option) => choice(field, option, at, path, id));
  const ends = field.kind === 'scale' ? scaleEnds(field) : null;
  const set = el('div', { className: 'options' }, ...inputs.map(({ label }) => label));
  const node = el(
    'fieldset',
    { className: `field ${field.kind}`, 'aria-describedby': [parts.help?.id, parts.problem.id].filter(Boolean).join(' ') },
    el('legend', {}, field.label),
    parts.help,
    ends ? el('div', { className: 'line' }, set, ends) : set,
    parts.problem,
  );
  if (!several) node.setAttribute('role', 'radiogroup');
  if (field.kind === 'scale') set.style.setProperty('--steps', field.options.length);
  const focus = () => (inputs.find(({ input }) => input.checked) ?? inputs.find(({ label }) => !label.hidden) ?? inputs[0])?.input.focus();
  const show = (label, is) => {
    const held = !is && label.matches(':focus-within');
    label.hidden = !is;
    if (held) focus();
  };
  const refresh = () => {
    const value = several ? (at.get()[field.path] ?? []) : heldBy(field, at.get());
    const followed = !several && at.get()[field.path] === undefined && value !== null;
    for (const { input, option, label } of inputs) {
      const checked = several ? value.includes(option.value) : value === option.value;
      if (input.checked !== checked) input.checked = checked;
      label.classList.toggle('followed', followed && checked);
      if (option.spare) show(label, checked);
    }
  };
  const invalid = (is) => {
    for (const target of several ? inputs.map(({ input }) => input) : [node]) target.setAttribute('aria-invalid', String(is));
  };
  refresh();
  return { node, refresh, invalid, focus, isOver: () => false };
}

function choice(field, option, at, path, id) {
  const several = field.kind === 'choices';
  const isScale = field.kind === 'scale';
  const input = el('input', {
    type: several ? 'checkbox' : 'radio',
    name: several ? null : id,
    'data-path': path,
    'aria-label': isScale && option.label ? `${option.value}, ${option.label}` : null,
  });
  const chosen = () => {
    const before = at.get()[field.path];
    if (!several) {
      if (before !== option.value) at.set(field.path, option.value, true);
      return;
    }
    const others = (before ?? []).filter((value) => value !== option.value);
    const now = input.checked ? [...others, option.value] : others;
    at.set(field.path, field.options.map(({ value }) => value).filter((value) => now.includes(value)), true);
  };
  input.addEventListener('change', chosen);
  if (!several) input.addEventListener('click', chosen); // choosing what was only shown as chosen fires no change
  const help = option.help ? el('span', { className: 'help' }, option.help) : null;
  const text = el('span', {}, isScale ? String(option.value) : option.label, help);
  return { input, option, label: el('label', { className: 'option' }, input, text) };
}

function scaleEnds(field) {
  const [low, high] = [field.options[0]?.label, field.options.at(-1)?.label];
  return low || high ? el('div', { className: 'ends', 'aria-hidden': 'true' }, el('span', {}, low), el('span', {}, high)) : null;
}
