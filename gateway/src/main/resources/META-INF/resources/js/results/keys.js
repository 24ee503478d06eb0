/** Moves a reading along the points of a line figure: left and right by one, Home and End to the ends. */
export function lineKeys(state, places) {
  return (event, drawn, show) => {
    const all = places();
    const next = {
      ArrowLeft: () => all.findLast(x => x < state.place),
      ArrowRight: () => all.find(x => x > state.place),
      Home: () => all[0],
      End: () => all.at(-1),
    }[event.key]?.();
    if (next === undefined) return false;
    state.place = next;
    show(next);
    return true;
  };
}
