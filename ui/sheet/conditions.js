// Which parts of a sheet are shown, and what a field holds until the learner chooses: the same judgement as course/sheet.py.
export function rowsOf(body, path) {
  const rows = body[path];
  return Array.isArray(rows) ? rows.filter((row) => row && typeof row === 'object' && !Array.isArray(row)) : [];
}

const known = (value) => value ?? null;

// The field as one row asks it: with the options of this row, or of its two things when it compares them (the row's id is "<a>~<b>").
export function forRow(field, row) {
  if (field.by_row?.length) return { ...field, options: field.by_row.find(([id]) => id === row)?.[1] ?? [] };
  return field.of_pair ? { ...field, options: field.options.filter((option) => row.split('~').includes(option.value)) } : field;
}

export function isFilled(value) {
  if (typeof value === 'string') return value.trim() !== '';
  return value && typeof value === 'object' ? Object.keys(value).length > 0 : known(value) !== null;
}

export function shown(part, beside, whole) {
  const when = part.when;
  if (!when) return true;
  if (when.test === 'is') return known(beside[when.path]) === known(when.value);
  if (when.test === 'filled') return isFilled(beside[when.path]);
  const rows = rowsOf(whole, when.path);
  let values = rows.map((row) => known(row[when.field]));
  if (when.test === 'missing') return !values.includes(known(when.value));
  if (when.among?.length) {
    const held = new Map(rows.map((row) => [row.id, known(row[when.field])]));
    values = when.among.map((id) => held.get(id) ?? null);
  }
  return values.length > 1 && values[0] !== null && values.every((value) => value === values[0]);
}

export function heldBy(field, beside) {
  const chosen = known(beside[field.path]);
  if (chosen !== null || !field.follow) return chosen;
  const by = beside[field.follow.by] ?? '';
  const pair = field.follow.values.find(([value]) => value === by);
  return pair ? pair[1] : field.follow.other;
}

// What a sheet does not ask any more is left out: a draft kept on this device may be older than the form.
export function fit(parts, body) {
  const kept = 'id' in body ? { id: body.id } : {};
  for (const part of parts) {
    const value = body[part.path];
    if (value === undefined) continue;
    if (part.kind === 'rows') kept[part.path] = rowsOf(body, part.path).map((row) => fit(part.fields.map((field) => forRow(field, String(row.id))), row));
    else if (part.cards) kept[part.path] = fitCards(part, value);
    else kept[part.path] = fitValue(part, value);
    if (kept[part.path] === undefined) delete kept[part.path];
  }
  return kept;
}

function fitValue(field, value) {
  const among = (one) => field.options.some((option) => option.value === one);
  if (field.kind === 'choices') return Array.isArray(value) ? value.filter(among) : undefined;
  if (field.options.length || field.kind === 'choice' || field.kind === 'scale') return value === null || among(value) ? value : undefined;
  return typeof value === 'string' ? value : undefined;
}

function fitCards(part, value) {
  const cards = part.cards.map((card) => card.value);
  const groups = part.groups.map((group) => group.value);
  if (part.kind === 'order') {
    const fits = Array.isArray(value) && value.length === cards.length && cards.every((card) => value.includes(card));
    return fits ? value : undefined;
  }
  if (!value || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).filter(([card]) => cards.includes(card));
  if (part.kind === 'sort') return Object.fromEntries(entries.filter(([, group]) => groups.includes(group)));
  return Object.fromEntries(entries.map(([card, chosen]) => [card, Array.isArray(chosen) ? chosen.filter((g) => groups.includes(g)) : []]));
}
