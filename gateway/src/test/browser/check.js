// Drives the page and a report in a real Chromium: node check.js RESOURCES REPORT [SCREENSHOTS]. Exit code 0 means all checks held.
import { strict as assert } from 'node:assert';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { allFigures, launch, PHONE } from './browser.js';
import { serve } from './server.js';

const [resources, report, screenshots] = process.argv.slice(2);
const server = await serve(resources);
const browser = await launch(server.url);
try {
  await home();
  await finished();
  await underway();
  await awkwardValues();
  await onAPhone();
  await asAFile();
  assert.deepEqual(browser.complaints, [], 'console errors or requests to other hosts');
  console.log('the page and the report hold');
} finally {
  await browser.close();
  server.close();
}

async function home() {
  const page = await open('', { colorScheme: 'light' });
  await page.locator('.card').nth(1).waitFor();
  await page.getByRole('button', { name: 'Run the demo' }).click();
  assert.match(
    await page.getByRole('alert').innerText(),
    /no such folder: nowhere/,
    'a refusal is shown field by field',
  );
  browser.complaints.pop(); // the browser itself reports the 400 that this asked for
  await page.getByRole('button', { name: /Theme/ }).press('Enter');
  await page.getByRole('button', { name: 'Theme: light' }).press('Enter');
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  await page.close();
}

async function finished() {
  const page = await open('#/experiments/fixture', { colorScheme: 'light' });
  await allFigures(page);
  assert.equal(await page.locator('.claim').count(), 3);
  await keyboard(page);
  await downloads(page);
  await shot(page, 'desktop-light');
  await page.close();
}

// The cross-hair, the switch of views and the camera, all without a pointer.
async function keyboard(page) {
  const stage = page.locator('#surfaces .stage');
  await stage.press('ArrowLeft');
  assert.match(
    await page.locator('#surfaces .reading').innerText(),
    /^α 0\.8, β 0: training loss pre-trained 0\.\d+ ± .+ from scratch 0\.\d+/,
  );
  await page.locator('#surfaces').getByRole('radio', { name: 'contours' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('#surfaces svg image').first().waitFor();
  await page.keyboard.press('ArrowRight');
  const canvas = page.locator('#surfaces canvas');
  await canvas.waitFor();
  const before = await canvas.evaluate(c => c.toDataURL());
  await stage.press('ArrowRight');
  assert.notEqual(await canvas.evaluate(c => c.toDataURL()), before, 'an arrow key turns the surface');
}

async function downloads(page) {
  for (const [figure, kind] of [
    ['surfaces', 'PNG'],
    ['surfaces', 'CSV'],
    ['curves', 'PNG'],
    ['curves', 'SVG'],
    ['rollback', 'CSV'],
  ]) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`#${figure} .save`).getByRole('button', { name: kind }).click(),
    ]);
    assert.equal(download.suggestedFilename(), `${figure}.${kind.toLowerCase()}`);
  }
}

async function underway() {
  const page = await open('#/experiments/running', { colorScheme: 'dark' });
  await page.getByText('301 of 546 points').waitFor();
  assert.match(await page.locator('.phases li[data-state=running]').innerText(), /33 s left/);
  await page.locator('#surfaces svg').waitFor();
  await shot(page, 'desktop-dark-underway');
  await page.close();
}

// Surfaces without any finite value, or all of one value, must not break a scale.
async function awkwardValues() {
  const page = await open('#/new', { colorScheme: 'light' });
  for (const value of ['NaN', 0, -1, 1e30]) {
    await page.evaluate(drawConstant, value);
    for (const view of ['heat map', '3-D', 'contours']) {
      // By key: a pointer may miss what a new drawing has just moved.
      const radio = page.locator('#surfaces').getByRole('radio', { name: view });
      await radio.press('Space');
      assert.ok(await radio.isChecked(), `${view} is chosen`);
      for (const toggle of await page.locator('.toggle input').all()) await toggle.press('Space');
    }
  }
  await page.close();
}

async function drawConstant(value) {
  const [{ surfacesFigure }, { curvesFigure }, { readSurface }, { readExperiment }] = await Promise.all(
    ['results/surfaces', 'results/curves', 'data/surface', 'data/experiment'].map(name => import(`basin/${name}.js`)),
  );
  const constant = (alpha, beta) => {
    const values = Array(alpha.length * beta.length).fill(value);
    const computed = values.map(() => true);
    return readSurface({ alpha, beta, computed, trainLoss: values, devLoss: values, devError: values });
  };
  const surfaces = { 'surface/scratch': constant([-1, 0.5, 2], [0, 1]), 'curve/scratch': constant([0, 1], [0]) };
  const source = { experiment: readExperiment({}), surfaces };
  document.querySelector('main').replaceChildren(surfacesFigure(source), curvesFigure(source));
}

async function onAPhone() {
  const page = await open('#/experiments/fixture', { colorScheme: 'dark', viewport: PHONE });
  await allFigures(page);
  assert.ok(
    (await page.evaluate(() => document.documentElement.scrollWidth)) <= PHONE.width,
    'the page does not scroll sideways',
  );
  await shot(page, 'phone-dark');
  await page.close();
}

async function asAFile() {
  const page = await open(pathToFileURL(resolve(report)).href, { colorScheme: 'light' });
  await allFigures(page);
  await shot(page, 'report-light');
  await page.close();
}

function open(place, options) {
  return browser.open(place.startsWith('file:') ? place : server.url + place, options);
}

async function shot(page, name) {
  if (screenshots) await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}
