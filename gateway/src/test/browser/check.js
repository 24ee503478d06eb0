// Drives the page and a report in a real Chromium: node check.js RESOURCES REPORT [SCREENSHOTS]. Exit code 0 means all checks held.
import { strict as assert } from 'node:assert';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { awkwardValues } from './awkward.js';
import { accessible, allFigures, launch, PHONE } from './browser.js';
import { claims, contents } from './contents.js';
import { everyDownload, started } from './downloads.js';
import { keyboard, permalink, spaceByPointer } from './figures.js';
import { hints } from './form.js';
import { narrow } from './phone.js';
import { serve } from './server.js';
import { firstView, rotation } from './speed.js';
import { leftByFailure, wrongAddresses } from './wrong.js';

const FURTHER = ['further', 'random', 'layer-surfaces', 'changes'];
const [resources, report, screenshots] = process.argv.slice(2);
const server = await serve(resources);
const browser = await launch(server.url);
try {
  await home();
  await createAndWatch();
  await finished();
  await everyQuestion();
  await compare();
  await failure();
  await wrongAddresses(visit, browser.complaints);
  await underway();
  await guide();
  await visit('#/new', {}, awkwardValues);
  await onAPhone();
  await speed();
  await asAFile();
  assert.deepEqual(browser.complaints, [], 'console errors or requests to other hosts');
  console.log('the page and the report hold');
} finally {
  await browser.close();
  server.close();
}

async function home() {
  await visit('', {}, async page => {
    await page.locator('.card').nth(1).waitFor();
    assert.equal(await page.locator('.card .id code').first().innerText(), 'running');
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
  });
}

// The form sends what was changed, the page follows, and shows the results when they are there.
async function createAndWatch() {
  await visit('#/new', {}, async page => {
    await page.getByRole('radio', { name: /^Quick/ }).check();
    await page.getByText('Sizes and further questions').click();
    assert.equal(await page.getByLabel('Surfaces: points on each axis').getAttribute('placeholder'), '21');
    await page.getByLabel('Surfaces: points on each axis').fill('7');
    await page.getByLabel('How far each layer changed').check();
    await page.getByText('Name, seeds, repetitions, device').click();
    await page.getByLabel('Name', { exact: true }).fill('Started from the form');
    await hints(page);
    await shot(page, 'form');
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText('301 of 546 points').waitFor();
    const [{ preset, surfaceAlpha, extras, curve, model }] = server.asked;
    assert.deepEqual(
      { preset, surfaceAlpha, extras, curve, model },
      {
        preset: 'PRESET_QUICK',
        surfaceAlpha: { min: -2, max: 2, points: 7 },
        extras: { layerChanges: true },
        curve: undefined,
        model: { hub: 'bert-base-uncased' },
      },
    );
    server.finish();
    await page.locator('.claim').nth(2).waitFor();
    await allFigures(page);
    assert.equal(await page.locator('.head .state').innerText(), 'done');
  });
}

async function finished() {
  await visit('#/experiments/fixture', {}, async page => {
    await allFigures(page);
    assert.equal(await page.locator('.claim').count(), 3);
    assert.match(await page.locator('#numbers').innerText(), /accuracy 0\.9453 ± 0\.030, f1/);
    const rollback = await page.locator('#rollback').innerText();
    assert.match(rollback, /‖δ1‖ of the group/);
    assert.doesNotMatch(rollback, /random change/, 'no columns without controls');
    assert.match(await page.locator('#curves svg').textContent(), /goes on above, up to/);
    await keyboard(page);
    await permalink(page);
    await spaceByPointer(page);
    await contents(page);
    await shot(page, 'desktop-light');
    await claims(page, `${server.url}#/experiments/fixture`);
    await shot(page, 'desktop-claims');
  });
}

async function everyQuestion() {
  await visit('#/experiments/thorough', {}, async page => {
    await allFigures(page, FURTHER);
    assert.match(await page.locator('#rollback').innerText(), /As many other layers/, 'controls stand in the table');
    await page.locator('#surfaces').getByText('How to read this').click();
    assert.match(await page.locator('#surfaces .notes').innerText(), /Every point is a whole model/);
    await everyDownload(page);
    const file = await started(page, page.locator('#files').getByRole('link').first());
    assert.equal(file.suggestedFilename(), 'surface.csv');
    await shot(page, 'desktop-every-question');
  });
}

async function failure() {
  await visit('#/experiments/failed', {}, async page => {
    await leftByFailure(page);
    await shot(page, 'desktop-failed');
  });
}

async function compare() {
  await visit('#/compare', {}, async page => {
    const chosen = letter => page.getByRole('combobox', { name: letter, exact: true }).inputValue();
    await page.getByRole('button', { name: 'Compare' }).waitFor();
    assert.deepEqual([await chosen('A'), await chosen('B')], ['fixture', 'thorough'], 'the two newest that are done');
  });
  await visit('#/experiments/fixture', {}, async page => {
    await page.getByRole('link', { name: 'Compare with another' }).click();
    await page.getByRole('button', { name: 'Compare' }).click();
    await allFigures(page, FURTHER);
    assert.match(await page.locator('#differences').innerText(), /runSeed\s+11\s+12/);
    assert.match(await page.locator('#claims').innerText(), /middle layers 0\.0352/, 'every comparison is shown');
    await page.locator('#surfaces .stage').press('ArrowLeft');
    const reading = await page.locator('#surfaces .reading').innerText();
    for (const name of ['A pre-trained', 'A from scratch', 'B pre-trained', 'B from scratch'])
      assert.ok(reading.includes(`${name} `), `${name} is read at the same place: ${reading}`);
    await shot(page, 'compare');
  });
}

async function underway() {
  await visit('#/experiments/running', { colorScheme: 'dark' }, async page => {
    await page.getByText('301 of 546 points').waitFor();
    assert.match(await page.locator('.phases li[data-state=running]').innerText(), /33 s left/);
    await page.locator('#surfaces svg').waitFor();
    await page.locator('#training svg').waitFor();
    assert.match(
      await page.locator('#training .words').innerText(),
      /^From scratch: training loss from 0\.69 at epoch 0 to 0\.35 at epoch 0\.75/,
      'steps are drawn as they are heard of',
    );
    await shot(page, 'desktop-dark-underway');
  });
}

async function guide() {
  await visit('#/guide', {}, async page => {
    await page.getByRole('link', { name: 'how to read a landscape' }).click();
    await page.getByRole('heading', { name: 'What a landscape does not show' }).waitFor();
  });
}

async function onAPhone() {
  for (const [place, name] of [
    ['#/experiments/thorough?surfaces.view=space', 'phone-dark'],
    ['#/compare/fixture/thorough', 'phone-compare'],
    ['#/new', 'phone-form'],
    ['', 'phone-home'],
  ]) {
    await visit(place, { colorScheme: 'dark', viewport: PHONE }, async page => {
      if (place.includes('experiments/')) await page.locator('#surfaces canvas').waitFor();
      if (place.includes('compare/')) await allFigures(page);
      if (place.includes('experiments/'))
        assert.ok(!(await page.getByRole('link', { name: 'Layers rolled back' }).isVisible()), 'the list is closed');
      await narrow(page, name, PHONE.width);
      await shot(page, name);
    });
  }
}

async function speed() {
  await visit('', {}, page => firstView(page, `${server.url}#/experiments/thorough`));
  await visit('#/experiments/large?surfaces.view=space', {}, rotation);
}

async function asAFile() {
  const page = await browser.open(pathToFileURL(resolve(report)).href);
  await allFigures(page, FURTHER);
  await page.locator('#surfaces').getByRole('radio', { name: '3-D' }).press('Space');
  await page.locator('#surfaces canvas').waitFor();
  assert.ok((await page.locator('#reading-a-landscape').innerText()).length > 0, 'the report carries how to read it');
  await shot(page, 'report-light');
  await page.close();
}

async function visit(place, options, work) {
  const page = await browser.open(server.url + place, options);
  await work(page);
  await page.close();
}

async function shot(page, name) {
  await accessible(page, name);
  if (screenshots) await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}
