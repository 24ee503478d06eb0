const DENSITY = 2;

/** Offers a drawing (SVG or canvas) as a PNG file. */
export async function savePng(node, name) {
  const canvas = node instanceof HTMLCanvasElement ? node : await painted(node);
  const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
  offer(blob, `${name}.png`);
}

export function saveSvg(node, name) {
  offer(new Blob([new XMLSerializer().serializeToString(node)], { type: 'image/svg+xml' }), `${name}.svg`);
}

/** Offers rows of values, the first of them the header, as a CSV file (RFC 4180). */
export function saveCsv(rows, name) {
  offer(
    new Blob([rows.map(row => row.map(field).join(',')).join('\r\n') + '\r\n'], { type: 'text/csv' }),
    `${name}.csv`,
  );
}

function field(value) {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function painted(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [svg.width.baseVal.value * DENSITY, svg.height.baseVal.value * DENSITY];
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function offer(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
