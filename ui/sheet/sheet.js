// Draws one sheet. A rerun of the page comes here again with new data; the sheet on the screen stays.
import { Desk } from './desk.js';
import { listen } from './keys.js';

export default function (component) {
  const d = component.data;
  if (!d) return undefined;
  const root = component.parentElement;
  if (root.ccDesk && root.ccDesk.name !== `${d.person}\n${d.address}`) root.ccDesk.stop();
  if (root.ccDesk) root.ccDesk.update(component);
  else {
    root.ccDesk = new Desk(root, component);
    listen(root.ccDesk);
  }
  return () => root.ccDesk?.stop();
}
