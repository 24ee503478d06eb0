import { strict as assert } from 'node:assert';

/** The cross-hair, the switch of views and the camera, all without a pointer. */
export async function keyboard(page) {
  const stage = page.locator('#surfaces .stage');
  const reading = page.locator('#surfaces .reading');
  await stage.press('ArrowLeft');
  assert.match(
    await reading.innerText(),
    /^α 0\.8, β 0: training loss pre-trained 0\.\d+ ± .+ from scratch 0\.\d+/,
    'both starts are read at one place',
  );
  await page.locator('#surfaces').getByRole('radio', { name: 'contours' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('#surfaces svg image').first().waitFor();
  await page.keyboard.press('ArrowRight');
  const canvas = page.locator('#surfaces canvas');
  await canvas.waitFor();
  const before = await picture(canvas);
  await stage.press('ArrowRight');
  assert.notEqual(await picture(canvas), before, 'an arrow key turns the surface');
  const turned = await picture(canvas);
  await stage.press('Shift+ArrowRight');
  assert.match(await reading.innerText(), /^α 1, β 0: /, 'Shift with an arrow key reads in 3-D');
  assert.notEqual(await picture(canvas), turned, 'a pin shows where');
}

/** What was chosen stands in the address, and the address brings it back. */
export async function permalink(page) {
  const surfaces = page.locator('#surfaces');
  await surfaces.getByRole('radio', { name: 'dev error' }).press('Space');
  await surfaces.getByRole('checkbox', { name: 'log scale' }).press('Space');
  await surfaces.getByRole('button', { name: 'Link' }).click();
  const address = page.url();
  for (const said of ['at=surfaces', 'surfaces.view=space', 'surfaces.quantity=devError', 'surfaces.log=true'])
    assert.ok(address.includes(said), `${address} holds ${said}`);
  await page.goto('about:blank');
  await page.goto(address);
  await surfaces.locator('canvas').waitFor();
  assert.ok(await surfaces.getByRole('radio', { name: 'dev error' }).isChecked());
  assert.ok(await surfaces.getByRole('checkbox', { name: 'log scale' }).isChecked());
}

/** A pointer reads values in 3-D, turns the view by dragging, and the view can turn on its own. */
export async function spaceByPointer(page) {
  const surfaces = page.locator('#surfaces');
  const canvas = surfaces.locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await canvas.boundingBox();
  const middle = [x + width * 0.25, y + height * 0.55];
  const below = page.locator('#curves');
  const { y: quiet } = await below.boundingBox();
  await page.mouse.move(...middle);
  assert.match(await surfaces.locator('.reading').innerText(), /^α .+ from scratch /, 'pointing reads both starts');
  assert.equal((await below.boundingBox()).y, quiet, 'a reading moves nothing on the page');
  const before = page.url();
  await page.mouse.down();
  await page.mouse.move(middle[0] + 90, middle[1], { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(url => url.href !== before && url.href.includes('surfaces.yaw='));
  const rest = await picture(canvas);
  const turn = surfaces.getByRole('checkbox', { name: 'turn' });
  await turn.press('Space');
  await page.waitForFunction(([node, first]) => node.toDataURL() !== first, [await canvas.elementHandle(), rest]);
  await turn.press('Space');
}

function picture(canvas) {
  return canvas.evaluate(node => node.toDataURL());
}
