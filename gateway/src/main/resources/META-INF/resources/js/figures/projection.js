/**
 * Looks at a box from outside, without perspective: x and y run over [-1, 1], z over [0, 1] times `relief`. Turned by `yaw` about
 * the upright axis, seen from `pitch` above the horizon, `zoom` pixels to one unit around (cx, cy).
 */
export function projection({ yaw, pitch, zoom, relief, cx, cy }) {
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  const [rise, tilt] = [Math.cos(pitch), Math.sin(pitch)];
  const away = (x, y) => x * sin + y * cos;
  return {
    // Place on the drawing.
    to: (x, y, z) => [cx + zoom * (x * cos - y * sin), cy - zoom * ((z - 0.5) * relief * rise + away(x, y) * tilt)],
    away, // distance from the viewer, along the ground
    across: (x, y) => x * cos - y * sin,
    // The ends of the ground axes that lie nearer to the viewer.
    nearX: sin > 0 ? -1 : 1,
    nearY: cos > 0 ? -1 : 1,
  };
}

/**
 * The indices of a grid axis from far to near. Over a function of two coordinates seen without perspective, this order
 * of painting hides exactly what is hidden.
 */
export function farToNear(length, growsAway) {
  const order = Array.from({ length }, (_, i) => i);
  return growsAway ? order.reverse() : order;
}
