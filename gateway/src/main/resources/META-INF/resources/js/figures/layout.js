const NARROW = 620; // pixels

/** How many panels stand abreast: up to three all, more in two rows; one below the other where the page is narrow. */
export function abreast(panels, width) {
  if (width < NARROW) return 1;
  return panels.length <= 3 ? panels.length : Math.ceil(panels.length / 2);
}
