// Cards to sort into groups or to match with them: by tap, by keyboard, by drag; every move is announced.
import { button, el, fill, icon } from './dom.js';
import { makeDraggable, under } from './drag.js';

let made = 0;

export function drawCards(desk, part) {
  return new Board(desk, part).node;
}

class Board {
  constructor(desk, part) {
    Object.assign(this, { desk, part, words: desk.words, held: null, target: null, id: `b${++made}`, cards: new Map(), groups: new Map() });
    this.many = part.kind === 'match' && part.many;
    const how = el('p', { className: 'help', id: `${this.id}h` }, this.many ? this.words.howMany : this.words.how);
    this.problem = el('p', { className: 'problem', id: `${this.id}p`, tabIndex: -1, hidden: true });
    this.pool = this.drawGroup(null, this.many ? this.words.allCards : this.words.pool);
    for (const group of part.groups) this.groups.set(group.value, this.drawGroup(group.value, group.label, group.help));
    for (const card of part.cards) this.cards.set(card.value, this.drawCard(card));
    const help = part.help ? el('p', { className: 'help' }, part.help) : null;
    const groups = el('div', { className: 'groups' }, ...[...this.groups.values()].map((group) => group.node));
    this.node = el('section', { className: 'part board', 'aria-labelledby': this.id }, el(`h${desk.level}`, { className: 'part-title', id: this.id }, part.label), help, how, this.pool.node, groups, this.problem);
    const first = () => this.cards.get(part.cards.find((card) => !this.places(card.value).length)?.value ?? part.cards[0]?.value)?.node.focus();
    desk.register(part.path, { node: this.node, refresh: () => this.refresh(), mark: (text) => this.mark('', text), focus: first });
    for (const card of part.cards) {
      const focus = () => this.cards.get(card.value).node.focus();
      desk.register(`${part.path}/${card.value}`, { node: this.cards.get(card.value).item, label: card.label, refresh: () => {}, mark: (text) => this.mark(card.value, text), focus });
    }
    this.refresh();
  }

  drawGroup(value, label, help) {
    const list = el('ul', { className: 'cards' });
    const title = el(`h${this.desk.level + 1}`, { className: 'group-title' }, label);
    const node = el('div', { className: value === null ? 'group pool' : 'group', role: 'group', 'aria-label': label }, title, help ? el('p', { className: 'help' }, help) : null, list);
    // with a card in hand a click anywhere on a group puts it there
    node.addEventListener('click', (event) => this.held !== null && !event.target.closest('button') && this.put(this.held, value));
    return { value, label, node, list, title, copies: new Map() };
  }

  drawCard(card) {
    const grip = el('span', { className: 'grip', 'aria-hidden': 'true' }, '⠿');
    const text = el('span', { className: 'face', dir: 'auto' }, card.label, card.help ? el('span', { className: 'help' }, card.help) : null);
    const node = button('', () => this.tap(card.value), { className: 'card', 'aria-pressed': 'false', 'data-card': String(card.value) });
    node.setAttribute('aria-describedby', `${this.id}h ${this.id}c${this.cards.size}`);
    node.append(grip, text);
    node.addEventListener('keydown', (event) => this.key(event, card.value));
    const groups = () => [this.pool, ...this.groups.values()].map((group) => group.node);
    makeDraggable(node, {
      over: (point) => this.light(under(groups(), point)),
      drop: (point) => {
        const hit = [this.pool, ...this.groups.values()].find((group) => group.node === under(groups(), point));
        if (hit) this.put(card.value, hit.value);
      },
      end: () => this.light(null),
    });
    const problem = el('p', { className: 'problem', id: `${this.id}c${this.cards.size}`, hidden: true });
    const targets = el('div', { className: 'targets', role: 'group', 'aria-label': fill(this.words.moveTo, { card: card.label }), hidden: true });
    return { ...card, node, targets, problem, item: el('li', {}, node, targets, problem) };
  }

  places(card) {
    const chosen = this.desk.body[this.part.path]?.[card];
    return chosen === undefined || chosen === null ? [] : Array.isArray(chosen) ? chosen : [chosen];
  }

  refresh() {
    this.node.hidden = !this.desk.isShown(this.part);
    const held = this.desk.focused();
    for (const card of this.cards.values()) {
      const place = this.many ? null : (this.places(card.value)[0] ?? null);
      const { list } = place === null ? this.pool : this.groups.get(place);
      if (card.item.parentNode !== list) list.append(card.item);
      card.node.classList.toggle('used', this.many && this.places(card.value).length > 0);
    }
    if (this.many) for (const group of this.groups.values()) this.showCopies(group);
    for (const group of [this.pool, ...this.groups.values()]) group.title.textContent = fill(this.words.groupCount, { group: group.label, n: group.list.children.length });
    if (held && this.node.contains(held) && this.desk.focused() !== held) held.focus({ preventScroll: true });
  }

  showCopies(group) {
    const wanted = this.part.cards.filter((card) => this.places(card.value).includes(group.value));
    for (const [card, item] of group.copies) {
      if (wanted.some((one) => one.value === card)) continue;
      item.remove();
      group.copies.delete(card);
    }
    for (const card of wanted) {
      if (group.copies.has(card.value)) continue;
      const away = icon('✕', this.words.takeOut, () => this.take(card.value, group.value), {});
      away.setAttribute('aria-label', fill(this.words.takeOutOf, { card: card.label, group: group.label }));
      const item = el('li', { className: 'copy' }, el('span', { dir: 'auto' }, card.label), away);
      group.copies.set(card.value, item);
      group.list.append(item);
    }
  }

  // ---- picking up, aiming, putting down
  tap(card) {
    if (this.held === card && this.target !== null) this.put(card, this.target.value);
    else if (this.held === card) this.letGo(this.words.putDown);
    else this.pick(card);
  }

  pick(card) {
    this.letGo();
    this.held = card;
    const { node, label } = this.cards.get(card);
    node.setAttribute('aria-pressed', 'true');
    this.showTargets(card);
    this.desk.say(fill(this.words.picked, { card: label }));
  }

  letGo(pattern) {
    const card = this.cards.get(this.held);
    this.held = this.target = null;
    this.light(null);
    if (!card) return;
    card.node.setAttribute('aria-pressed', 'false');
    card.targets.hidden = true;
    if (pattern) this.desk.say(fill(pattern, { card: card.label }));
  }

  showTargets(value) {
    const { targets } = this.cards.get(value);
    const places = this.places(value);
    const offer = [...this.groups.values()].filter((group) => this.many || !places.includes(group.value));
    if (!this.many && places.length) offer.push(this.pool);
    const chips = offer.map((group) => {
      const pressed = this.many ? String(places.includes(group.value)) : null;
      return button(group.label, () => this.put(value, group.value), { className: 'chip', 'aria-pressed': pressed });
    });
    targets.replaceChildren(...chips);
    targets.hidden = false;
  }

  key(event, card) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (this.held !== card || (!step && event.key !== 'Escape')) return;
    event.preventDefault();
    if (!step) {
      this.letGo(this.words.putDown);
      return;
    }
    const goals = this.many ? [...this.groups.values()] : [this.pool, ...this.groups.values()];
    const now = this.target ? goals.indexOf(this.target) : goals.findIndex((group) => group.value === (this.places(card)[0] ?? null));
    this.target = goals[(now + step + goals.length) % goals.length];
    this.light(this.target.node);
    this.aim(card);
    this.desk.say(fill(this.words.aim, { group: this.target.label, n: goals.indexOf(this.target) + 1, of: goals.length }));
  }

  // What the arrow keys aim at is seen beside the card, too: its group may be far down the page.
  aim(card) {
    for (const chip of this.cards.get(card).targets.children) chip.classList.toggle('aimed', chip.textContent === this.target?.label);
  }

  light(node) {
    for (const group of [this.pool, ...this.groups.values()]) group.node.classList.toggle('over', group.node === node);
  }

  put(card, group) {
    const { label } = this.cards.get(card);
    const before = this.places(card);
    if (this.many && group !== null && before.includes(group)) this.take(card, group);
    else {
      if (group === null && this.many) return this.letGo(this.words.putDown);
      this.write(card, this.many ? [...before, group] : group === null ? [] : [group]);
      const goal = group === null ? this.pool : this.groups.get(group);
      this.desk.say(fill(this.words.put, { card: label, group: goal.label, left: this.unplaced().length }));
    }
    if (this.many && this.held === card) return this.afterMany(card, group);
    const fromPool = !before.length;
    this.letGo();
    const next = fromPool && !this.many ? this.unplaced()[0] : undefined;
    this.cards.get(next?.value ?? card).node.focus({ preventScroll: true });
    return undefined;
  }

  afterMany(card, group) {
    const index = [...this.groups.keys()].indexOf(group);
    const byChip = this.cards.get(card).targets.contains(this.desk.focused());
    this.showTargets(card);
    if (byChip) this.cards.get(card).targets.children[index].focus();
  }

  take(card, group) {
    const { label, node } = this.cards.get(card);
    this.write(card, this.places(card).filter((place) => place !== group));
    this.desk.say(fill(this.words.taken, { card: label, group: this.groups.get(group).label }));
    if (this.held !== card) node.focus({ preventScroll: true });
  }

  unplaced() {
    return this.part.cards.filter((card) => !this.places(card.value).length);
  }

  write(card, places) {
    const { [card]: _before, ...others } = this.desk.body[this.part.path] ?? {};
    if (places.length) others[card] = this.part.kind === 'match' ? places : places[0];
    this.desk.body[this.part.path] = others;
    this.desk.changed(`${this.part.path}/${card}`, true);
    this.mark('', '');
  }

  mark(value, text) {
    const problem = value === '' ? this.problem : this.cards.get(value).problem;
    problem.textContent = text;
    problem.hidden = !text;
  }
}
