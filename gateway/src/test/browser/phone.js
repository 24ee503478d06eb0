import { strict as assert } from 'node:assert';

const MANY = 5; // choices that no line of a phone holds

/** Nothing is wider than a phone, or says that it goes on and can be moved by key. */
export async function narrow(page, name, limit) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= limit, `${name} does not scroll sideways, but is ${width} wide`);
  assert.deepEqual(await page.evaluate(cutOff), [], `${name} has tables cut off without a sign`);
  assert.deepEqual(await page.evaluate(broken, MANY), [], `${name} has groups of choices that wrap inside`);
}

function cutOff() {
  return [...document.querySelectorAll('.scroll')]
    .filter(box => box.scrollWidth > box.clientWidth)
    .filter(box => box.tabIndex !== 0 || getComputedStyle(box).backgroundImage === 'none')
    .map(box => box.textContent.slice(0, 60));
}

function broken(many) {
  const lines = group => new Set([...group.querySelectorAll('label')].map(label => label.offsetTop)).size;
  return [...document.querySelectorAll('.switch')]
    .filter(group => group.querySelectorAll('label').length < many && lines(group) > 1)
    .map(group => group.textContent);
}
