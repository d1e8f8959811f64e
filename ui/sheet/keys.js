// Keys of a sheet, always with a modifier: Ctrl or Command with Enter hands in, with S saves at once.
export function listen(desk) {
  desk.on(desk.box, 'keydown', (event) => {
    if (!desk.sheet.keys || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return;
    if (event.key === 'Enter' && desk.label) {
      event.preventDefault();
      desk.handIn();
    } else if (event.key.toLowerCase() === 's') {
      event.preventDefault();
      desk.feedback.wasLate = true; // who asked for it hears that it is saved
      if (desk.item.dirty) desk.send(true);
      else if (desk.item.version > 0) desk.feedback.saved();
    }
  });
}
