import { strict as assert } from 'node:assert';

/** The form says whose paths it asks for, how files from elsewhere come there, and what may stay empty. */
export async function hints(page) {
  const task = page.locator('select[name=task]');
  await task.selectOption('glue:SST_2');
  assert.match(await hintOf(page, 'Folder with train.tsv'), /Leave it empty.+GLUE.+the server’s.+\.\/basin upload/);
  await task.selectOption('own:');
  assert.match(await hintOf(page, 'Held-out file'), /^Paths are the server’s/);
  await task.selectOption('built-in:REVIEWS');
  const model = page.locator('select[name=model]');
  await model.selectOption('path');
  assert.match(await hintOf(page, 'Folder with config.json'), /\.\/basin upload/);
  await model.selectOption('hub');
  assert.match(await hintOf(page, 'Name at the hub'), /hub:NAME/);
  await page.getByLabel('Name at the hub').fill('hub:bert-base-uncased');
}

async function hintOf(page, name) {
  const field = page.locator('input:visible').and(page.getByLabel(name)).first();
  return page.locator(`#${await field.getAttribute('aria-describedby')}`).innerText();
}
