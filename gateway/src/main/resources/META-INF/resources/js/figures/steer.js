const TURN = 0.008; // radians a pixel
const SPEED = 0.0004; // radians a millisecond: a round in 16 s

/**
 * Lets a pointer turn the camera: coarse while it moves, whole when it rests. `turning` answers the redraw of a 3-D view, if one is
 * shown; `settled` hears of every rest.
 */
export function steer(stage, eye, turning, settled) {
  let held;
  stage.addEventListener('pointerdown', event => {
    if (!turning()) return;
    held = [event.clientX, event.clientY];
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener('pointermove', event => {
    if (!held) return;
    look(eye, (event.clientX - held[0]) * TURN, (event.clientY - held[1]) * TURN);
    held = [event.clientX, event.clientY];
    requestAnimationFrame(() => turning()?.(held != null));
  });
  for (const end of ['pointerup', 'pointercancel']) {
    stage.addEventListener(end, () => {
      if (!held) return;
      held = undefined;
      turning()?.(false);
      settled();
    });
  }
}

/** Turns the camera on its own for as long as `going` says so; rests while no 3-D view is shown. */
export function rotate(eye, turning, going) {
  let before;
  const frame = now => {
    const turn = turning();
    if (!going()) return turn?.(false);
    if (turn) look(eye, (now - (before ?? now)) * SPEED, 0);
    before = now;
    turn?.(true);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Turns or zooms by a key and says whether the key was one for that. */
export function turnByKey(event, eye, turn) {
  const moves = { ArrowLeft: [0.1, 0], ArrowRight: [-0.1, 0], ArrowUp: [0, 0.08], ArrowDown: [0, -0.08] };
  const zoom = { '+': 1.1, '=': 1.1, '-': 1 / 1.1 }[event.key];
  if (!moves[event.key] && !zoom) return false;
  look(eye, ...(moves[event.key] ?? [0, 0]));
  eye.zoom = Math.min(3, Math.max(0.5, eye.zoom * (zoom ?? 1)));
  turn(false);
  return true;
}

function look(eye, right, up) {
  eye.yaw -= right;
  eye.pitch = Math.min(1.5, Math.max(0.05, eye.pitch + up));
}
