// Two versions of one answer: both are shown beside its field, and the learner decides. Nothing is overwritten before that.
import { button, copy, el } from './dom.js';

function setAt(body, path, value) {
  const names = path.split('/');
  let group = body;
  for (const [n, name] of names.slice(0, -1).entries()) {
    const isRow = n > 0 && Array.isArray(group);
    if (isRow) {
      if (!group.some((row) => row.id === name)) group.push({ id: name });
      group = group.find((row) => row.id === name);
    } else {
      // below a name come rows if the next but one is a field of theirs, else cards
      group[name] ??= names.length - n > 2 ? [] : {};
      group = group[name];
    }
  }
  const last = names.at(-1);
  if (Array.isArray(group)) {
    const index = group.findIndex((row) => row.id === last);
    if (index >= 0) group[index] = value;
    else group.push(value);
  } else if (value === null || value === undefined) delete group[last];
  else group[last] = value;
}

// Clashes are ``{path, label, mine, theirs, value}``: both texts as read, and the other side's value.
export function askAbout(desk, clashes) {
  const { words, item } = desk;
  const open = new Map();
  const panels = clashes.map((clash) => {
    const panel = draw(clash);
    open.set(clash.path, panel);
    const control = desk.controls.get(clash.path) ?? desk.controls.get(clash.path.split('/')[0]);
    if (control) control.node.after(panel);
    else desk.box.prepend(panel);
    return panel;
  });

  function draw(clash) {
    const side = (title, text, isMine) => {
      const pick = button(words.keep, () => decide(clash, isMine), { className: 'keep', 'aria-label': `${words.keep}: ${title}` });
      return el('div', { className: 'side' }, el('p', { className: 'help' }, title), el('p', { className: 'version', dir: 'auto' }, text || words.nothing), pick);
    };
    const heading = el('p', { className: 'ask-title' }, words.ask);
    const about = clash.label ? el('p', { className: 'help' }, clash.label) : null;
    const sides = el('div', { className: 'sides' }, side(words.mine, clash.mine, true), side(words.theirs, clash.theirs, false));
    return el('div', { className: 'ask', role: 'group', 'aria-label': words.ask }, heading, about, sides);
  }

  function decide(clash, isMine) {
    // with the other side's value as the base, the next merge takes what stands here: mine as the change, theirs as no change
    setAt(item.from, clash.path, copy(clash.value));
    if (!isMine) setAt(item.body, clash.path, copy(clash.value));
    open.get(clash.path).remove();
    open.delete(clash.path);
    desk.refresh();
    if (open.size) [...open.values()][0].querySelector('button').focus();
    else {
      desk.answered();
      (desk.controls.get(clash.path) ?? desk.press)?.focus();
    }
  }

  return {
    focus: () => [...open.values()][0]?.querySelector('button').focus(),
    close: () => {
      for (const panel of panels) panel.remove();
    },
  };
}
