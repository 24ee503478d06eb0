// Opens a real report.html: node open-report.js REPORT SCREENSHOT [FURTHER FIGURE]... Exit code 0 means that every figure is there.
import { strict as assert } from 'node:assert';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { allFigures, launch } from './browser.js';

const [report, screenshot, ...more] = process.argv.slice(2);
const browser = await launch();
try {
  const page = await browser.open(pathToFileURL(resolve(report)).href);
  await allFigures(page, more);
  assert.equal(await page.locator('.claim').count(), 3, 'three claims');
  await page.screenshot({ path: screenshot, fullPage: true });
  assert.deepEqual(browser.complaints, [], 'console errors or requests to other hosts');
  console.log(`${report} holds; a picture of it is in ${screenshot}`);
} finally {
  await browser.close();
}
