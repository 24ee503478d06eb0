// A real Chromium, and what is asked of every page that it opens: no console error, no request to another host.
import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';

const FIGURES = ['surfaces', 'curves', 'training', 'rollback'];
const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

const modules = process.env.BASIN_NODE_MODULES; // where the packages lie, if not beside this file
const require = createRequire(modules ? join(resolve(modules, '..'), 'here.js') : import.meta.url);
const { chromium } = require('playwright-core');
const axe = require('axe-core').source;

/** Opens pages below `origin`, or of files; `complaints` gathers what none of them may do. */
export async function launch(origin = 'file:') {
  const browser = await chromium.launch({
    executablePath: process.env.BASIN_CHROMIUM ?? chromiumOnPath(),
    args: ['--headless', '--no-sandbox'],
  });
  const complaints = [];
  return { open, complaints, close: () => browser.close() };

  async function open(url, { colorScheme = 'light', viewport = DESKTOP } = {}) {
    const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
    page.setDefaultTimeout(30_000); // only a hang takes so long; a busy machine took more than 8 s
    page.on('console', message => message.type() === 'error' && complaints.push(`${url}: ${message.text()}`));
    page.on('pageerror', error => complaints.push(`${url}: ${error.stack}`));
    page.on('request', request => foreign(request.url()) && complaints.push(`${url} asked for ${request.url()}`));
    await page.goto(url);
    return page;
  }

  function foreign(url) {
    return !url.startsWith(origin) && !/^(data|blob|file):/.test(url);
  }
}

/** Every figure of a finished experiment is drawn, named and told in words. */
export async function allFigures(page, more = []) {
  for (const id of [...FIGURES, ...more]) {
    const stage = page.locator(`#${id} .stage`);
    await stage.locator('svg').waitFor();
    assert.ok(await stage.getAttribute('aria-label'), `${id} has a name`);
    assert.ok((await page.locator(`#${id} .words`).innerText()).length > 40, `${id} is told in words`);
  }
}

/** Nothing on the page breaks a rule of axe-core: names, roles, contrast, order of headings and so on. */
export async function accessible(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
  assert.deepEqual(told, [], `${name} breaks rules of accessibility`);
}

function chromiumOnPath() {
  return process.env.PATH.split(delimiter)
    .map(folder => join(folder, 'chromium'))
    .find(existsSync);
}
