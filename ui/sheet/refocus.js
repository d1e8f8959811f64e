// A form drawn anew while the learner is in it: the focus goes where it was, else into the same row, else to the button. It draws nothing.

// Called before the old form goes; what comes back is called when the new one stands.
export function holdFocus(desk) {
  const held = desk.focused();
  const at = held?.dataset.path;
  const row = held?.closest('[data-row]')?.dataset.row;
  return () => {
    if (!held) return;
    const { controls, press } = desk;
    const near = controls.has(at) ? at : row && [...controls.keys()].find((path) => path.split('/')[1] === row);
    if (near) desk.unfold(near);
    (controls.get(near) ?? press)?.focus();
  };
}
