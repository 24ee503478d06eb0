import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';

const SIGNS = {
  PNG: content => content.subarray(1, 4).toString() === 'PNG' && content.length > 5_000,
  SVG: content => /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/.test(content) && content.length > 2_000,
  CSV: content => /^[\w,]+\r\n/.test(content) && content.toString().split('\r\n').length > 6,
};

/** Every figure as picture, as drawing and as numbers; the surfaces in 3-D too. */
export async function everyDownload(page) {
  for (const figure of await page.locator('.figure').all()) {
    for (const kind of Object.keys(SIGNS)) await download(page, figure, kind);
  }
  const surfaces = page.locator('#surfaces');
  await surfaces.getByRole('radio', { name: '3-D' }).press('Space');
  for (const kind of ['PNG', 'SVG']) await download(page, surfaces, kind);
}

async function download(page, figure, kind) {
  const id = await figure.getAttribute('id');
  const file = await started(page, figure.locator('.save').getByRole('button', { name: kind }));
  assert.equal(file.suggestedFilename(), `${id}.${kind.toLowerCase()}`);
  assert.ok(SIGNS[kind](await readFile(await file.path())), `${id} is a whole ${kind}`);
}

/** Of many downloads in a row Chromium now and then starts one not at all; a second click does, as a person would click again. */
export async function started(page, button) {
  for (let click = 1; ; click++) {
    try {
      const [file] = await Promise.all([page.waitForEvent('download', { timeout: 10_000 }), button.click()]);
      return file;
    } catch (failure) {
      if (click === 3) throw failure;
    }
  }
}
