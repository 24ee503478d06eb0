import { strict as assert } from 'node:assert';

const FIRST_VIEW = 1_000; // milliseconds
const FRAME = 50; // milliseconds
const SHARE = 0.95; // of the frames of a rotation
const FRAMES = 150;
const TRIES = 3; // a machine that does other work at the same time is slow now and then; a slow page always is

/** A finished experiment is there within a second of asking for it: its claims, and its first figure drawn. */
export async function firstView(page, address) {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('#surfaces .stage svg')) return;
      globalThis.firstFigure = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const best = await bestOf(async () => {
    await page.goto('about:blank');
    await page.goto(address);
    return (await page.waitForFunction(() => globalThis.firstFigure)).jsonValue();
  });
  console.log(`first view after ${Math.round(best)} ms`);
  assert.ok(best <= FIRST_VIEW, `the first view took ${best} ms`);
}

/** A surface of 200 × 200 points with a path of 500 states turns smoothly, rendered in software. */
export async function rotation(page) {
  await page.locator('#surfaces canvas').waitFor();
  await page.locator('#surfaces canvas').scrollIntoViewIfNeeded();
  const turn = page.locator('#surfaces').getByRole('checkbox', { name: 'turn' });
  await turn.press('Space');
  const slow = await bestOf(() => page.evaluate(slowFrames, [FRAMES, FRAME]));
  await turn.press('Space');
  console.log(`${slow} of ${FRAMES} frames took more than ${FRAME} ms`);
  assert.ok(slow <= (1 - SHARE) * FRAMES, `${slow} of ${FRAMES} frames took more than ${FRAME} ms`);
}

async function bestOf(measure) {
  let best = Infinity;
  for (let i = 0; i < TRIES; i++) best = Math.min(best, await measure());
  return best;
}

function slowFrames([frames, limit]) {
  return new Promise(resolve => {
    let [slow, seen, before] = [0, 0, undefined];
    const frame = now => {
      if (before !== undefined && now - before > limit) slow++;
      before = now;
      if (seen++ === frames) return resolve(slow);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}
