// What a sheet puts into its untouched fields. It stays the sheet's own, and follows its description, until the learner changes anything.
import { shown } from './conditions.js';

// It goes into ``from`` as well: what nobody chose is no change, and gives way to what was chosen in another tab.
export function layPresets(item, parts) {
  const { body, from } = item;
  for (const [path, value] of Object.entries(item.laid ?? {})) {
    if (body[path] !== value) continue;
    delete body[path];
    delete from[path];
  }
  item.laid = {};
  for (const part of parts) {
    const { path } = part;
    if ((part.preset ?? null) === null || body[path] !== undefined || !shown(part, body, body)) continue;
    body[path] = from[path] = item.laid[path] = part.preset;
  }
}
