import { strict as assert } from 'node:assert';

/** An address without a page, and one of an experiment that is not there, are told as such and lead home. */
export async function wrongAddresses(visit, complaints) {
  await visit('#/nosuch', {}, page => told(page, 'There is no such page'));
  await visit('#/experiments/nosuch', {}, page => told(page, 'There is no such experiment'));
  assert.match(complaints.pop(), /404/, 'the browser itself reports what this asked for');
  await visit('#/experiments/fixture', {}, async page => {
    await page.locator('.claim').first().waitFor();
    await page.getByRole('link', { name: 'Skip to content' }).press('Enter');
    assert.match(page.url(), /fixture$/, 'skipping to the content stays on the page');
  });
}

async function told(page, words) {
  await page.getByRole('heading', { name: words }).waitFor();
  await page.getByRole('link', { name: 'All experiments' }).click();
  await page.locator('.card').first().waitFor();
}

/** What a failure left behind: no empty ground, the parts it kept from starting, and why. */
export async function leftByFailure(page) {
  await page.locator('#curves svg').waitFor();
  assert.equal(await page.locator('#surfaces').count(), 0, 'a surface without a point is left out');
  const figures = await page.locator('#figures').innerText();
  assert.match(figures, /Loss surface after pre-training \(failed\), Loss surface from scratch \(not started\)/);
  assert.match(await page.locator('.phases').innerText(), /not started/);
  assert.equal(await page.locator('.head .state').innerText(), 'failed');
}
