import { strict as assert } from 'node:assert';

/** The list of what is on the page leads there by key, stays on the page, and writes addresses that lead there too. */
export async function contents(page) {
  const list = page.getByRole('navigation', { name: 'On this page' });
  await page.locator('#surfaces').getByRole('radio', { name: 'heat map' }).press('Space');
  await list.getByRole('link', { name: 'Layers rolled back' }).press('Enter');
  assert.ok(await page.locator('#rollback .stage').evaluate(stage => stage === document.activeElement));
  assert.match(page.url(), /at=rollback/);
  assert.ok(await page.locator('#surfaces').getByRole('radio', { name: 'heat map' }).isChecked(), 'choices outlive it');
  const claim = list.getByRole('link', { name: /^Claim 2/ });
  assert.equal(await claim.getAttribute('href'), '#/experiments/fixture?at=claim-2');
}

/** Verdicts stand in a line each; what they rest on is opened by an address and in print. */
export async function claims(page, address) {
  await page.goto('about:blank');
  await page.goto(`${address}?at=claim-2`);
  const rows = number => page.locator(`#claim-${number} tbody tr`).first();
  await rows(2).waitFor();
  assert.ok(!(await rows(1).isVisible()), 'the rows of the others stay closed');
  await page.emulateMedia({ media: 'print' });
  for (const number of [1, 2, 3]) assert.ok(await rows(number).isVisible(), `print shows the rows of claim ${number}`);
  await page.emulateMedia({ media: 'screen' });
}
