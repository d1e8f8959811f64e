// Draws a scene, opens cards, offers the list and the table. Stored text only ever becomes a text node or an attribute value.
const SVG = "http://www.w3.org/2000/svg";
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function draw(parent, elements) {
  for (const { tag, attributes, text, children } of elements) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    if (tag === "text") element.setAttribute("aria-hidden", "true");
    if (children) draw(element, children);
    parent.append(element);
  }
}

// Streamlit's theme, not the system's, decides: the page behind the picture is light or dark.
function isDark(host) {
  const [red, green, blue] = (getComputedStyle(host).backgroundColor.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}

class Picture {
  constructor(host) {
    this.host = host;
    this.selected = null;
    this.current = null; // the node that Tab reaches
    this.drawn = "";
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(host);
    // A background that "moves" tells when the reader changes Streamlit's theme.
    host.addEventListener("transitionend", (event) => event.target === host && this.tone());
    host.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.selected !== null) {
        event.stopPropagation();
        this.close();
      }
    });
  }

  show(data, press) {
    this.press = press;
    const text = JSON.stringify(data);
    if (text === this.drawn) return;
    const first = this.drawn === "";
    this.drawn = text;
    this.data = data;
    const ids = data.groups.flatMap((group) => group.entries.map((entry) => entry.id));
    if (first) this.selected = data.selected;
    if (!ids.includes(this.selected)) this.selected = null;
    if (!ids.includes(this.current)) this.current = this.selected;
    this.tone();
    this.redraw();
  }

  tone() {
    this.host.dataset.mode = isDark(this.host) ? "dark" : "light";
  }

  shape() {
    return this.host.clientWidth >= this.data.wide.width ? "wide" : "narrow";
  }

  fit() {
    if (this.data && this.shape() !== this.host.dataset.shape) this.redraw();
  }

  redraw() {
    const focused = this.host.getRootNode().activeElement;
    const held = focused && this.host.contains(focused) ? focused.dataset.hold : null;
    const opened = this.host.querySelector(".table")?.open;
    const shape = this.shape();
    this.host.dataset.shape = shape;
    this.card = make("div", { class: "card", role: "region", hidden: "" });
    this.status = make("p", { class: "unseen", role: "status" });
    const said = make("p", { class: "sentence" }, this.data.sentence);
    this.host.replaceChildren(this.canvas(this.data[shape]), this.card, this.status, said, this.list(shape), this.table(opened));
    this.mark();
    if (this.selected !== null) this.fill();
    if (held) this.host.querySelector(`[data-hold="${CSS.escape(held)}"]`)?.focus();
  }

  canvas(drawing) {
    const svg = document.createElementNS(SVG, "svg");
    const label = `${this.data.sentence} ${this.nodeIds(drawing).length ? this.data.words.hint : ""}`.trim();
    const most = Math.round(drawing.width * 1.4);
    svg.setAttribute("viewBox", `0 0 ${drawing.width} ${drawing.height}`);
    svg.setAttribute("role", this.nodeIds(drawing).length ? "group" : "img");
    svg.setAttribute("aria-label", label);
    svg.style.maxWidth = `${most}px`;
    draw(svg, drawing.elements);
    this.nodes = [...svg.querySelectorAll(".node")];
    this.nodes.forEach((node, position) => {
      node.dataset.hold = `node ${node.dataset.id}`;
      node.addEventListener("click", () => this.toggle(node.dataset.id, node));
      node.addEventListener("keydown", (event) => this.walk(event, position));
      node.addEventListener("focus", () => this.reach(node.dataset.id));
      node.addEventListener("blur", () => this.reach(null));
    });
    this.names = [...svg.querySelectorAll("[data-node]")];
    for (const name of this.names) {
      const node = this.nodes.find((one) => one.dataset.id === name.dataset.node);
      name.addEventListener("click", () => this.toggle(node.dataset.id, node));
    }
    return svg;
  }

  reach(id) {
    for (const name of this.names) name.classList.toggle("reached", name.dataset.node === id);
  }

  nodeIds(drawing) {
    return drawing.elements.filter((element) => element.tag === "g").map((element) => element.attributes["data-id"]);
  }

  walk(event, position) {
    const last = this.nodes.length - 1;
    let next = null;
    if (event.key === "Enter" || event.key === " ") this.toggle(this.nodes[position].dataset.id, this.nodes[position]);
    else if (event.key in STEPS) next = (position + STEPS[event.key] + last + 1) % (last + 1);
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = last;
    else return;
    event.preventDefault();
    if (next === null) return;
    this.current = this.nodes[next].dataset.id;
    this.mark();
    this.nodes[next].focus();
  }

  list(shape) {
    const numbered = this.data[shape].numbered;
    const box = make("details", { class: "list" }, make("summary", {}, this.data.words.list_title));
    box.open = numbered;
    for (const group of this.data.groups) {
      const items = group.entries.map((entry) => make("li", {}, this.entry(entry, entry[shape])));
      box.append(make(`h${this.data.heading}`, {}, group.label), make("ul", {}, ...items));
    }
    box.hidden = this.data.groups.length === 0;
    return box;
  }

  entry(entry, number) {
    const button = make("button", { type: "button", class: "entry", "data-id": entry.id, "data-hold": `entry ${entry.id}` });
    if (number !== null) button.append(make("span", { class: "number" }, String(number)), " ");
    button.append(make("span", { dir: "auto" }, entry.name));
    button.addEventListener("click", () => this.toggle(entry.id, button));
    return button;
  }

  table(opened) {
    const { columns, rows } = this.data.table;
    const head = make("tr", {}, ...columns.map((column) => (column ? make("th", { scope: "col" }, column) : make("td", {}))));
    const body = rows.map((row) =>
      make("tr", {}, ...row.map((cell, position) => make(position ? "td" : "th", position ? { dir: "auto" } : { scope: "row", dir: "auto" }, cell))),
    );
    const caption = make("caption", { class: "unseen" }, this.data.words.table_title);
    const table = make("table", {}, caption, make("thead", {}, head), make("tbody", {}, ...body));
    const scroll = make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": this.data.words.table_title }, table);
    const box = make("details", { class: "table" }, make("summary", {}, this.data.words.table_title), scroll);
    box.hidden = rows.length === 0;
    box.open = Boolean(opened);
    return box;
  }

  toggle(id, opener) {
    if (this.selected === id) return this.close();
    this.selected = id;
    this.current = id;
    this.opener = opener.dataset.hold;
    this.mark();
    this.fill();
    this.status.textContent = this.spoken();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.card.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }

  close() {
    const inside = this.card.contains(this.host.getRootNode().activeElement);
    this.selected = null;
    this.card.hidden = true;
    this.status.textContent = "";
    this.mark();
    if (inside && this.opener) this.host.querySelector(`[data-hold="${CSS.escape(this.opener)}"]`)?.focus();
  }

  fill() {
    const id = this.selected;
    const card = this.data.cards[id] || { title: this.name(id), lines: [], link: null };
    const close = make("button", { type: "button", class: "close", "aria-label": this.data.words.close, "data-hold": "close" }, "\u00d7");
    close.addEventListener("click", () => this.close());
    const lines = card.lines.flatMap(([label, text]) => [make("dt", {}, label), make("dd", { dir: "auto" }, text)]);
    const body = lines.length ? make("dl", {}, ...lines) : make("p", {}, this.data.words.nothing_more);
    this.card.setAttribute("aria-label", card.title);
    this.card.replaceChildren(make("p", { class: "title", dir: "auto" }, card.title), close, body);
    if (card.link) {
      const link = make("button", { type: "button", class: "link", "data-hold": "link" }, card.link);
      link.addEventListener("click", () => this.press(id));
      this.card.append(link);
    }
    this.card.hidden = false;
  }

  // What a screen reader announces: the card without its buttons.
  spoken() {
    const parts = [...this.card.querySelectorAll("p, dt, dd")].map((part) => part.textContent);
    return parts.join(". ");
  }

  name(id) {
    return this.data.groups.flatMap((group) => group.entries).find((entry) => entry.id === id).name;
  }

  mark() {
    const reach = this.nodes.some((node) => node.dataset.id === this.current) ? this.current : this.nodes[0]?.dataset.id;
    for (const node of this.nodes) node.setAttribute("tabindex", node.dataset.id === reach ? "0" : "-1");
    for (const name of this.names) name.classList.toggle("chosen", name.dataset.node === this.selected);
    for (const button of this.host.querySelectorAll(".node, .entry")) {
      button.setAttribute("aria-expanded", String(button.dataset.id === this.selected));
    }
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".picture");
  host.picture ??= new Picture(host);
  host.picture.show(data, (id) => setTriggerValue("open", id));
}
