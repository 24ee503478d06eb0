import { strict as assert } from 'node:assert';

/** Surfaces without any finite value, or all of one value, must not break a scale. */
export async function awkwardValues(page) {
  for (const value of ['NaN', 0, -1, 1e30]) {
    await page.evaluate(drawConstant, value);
    for (const view of ['heat map', '3-D', 'contours']) {
      // By key: a pointer may miss what a new drawing has just moved.
      const radio = page.locator('#surfaces').getByRole('radio', { name: view });
      await radio.press('Space');
      assert.ok(await radio.isChecked(), `${view} is chosen`);
      for (const toggle of await page.getByRole('checkbox', { name: 'log scale' }).all()) await toggle.press('Space');
    }
  }
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
  const sources = [{ experiment: readExperiment({}), surfaces }];
  document.querySelector('main').replaceChildren(surfacesFigure(sources), curvesFigure(sources));
}
