// Takes the README's pictures of a running page: node picture.js ADDRESS FIGURE OUT. ADDRESS is what a figure's button «Link» gives.
// OUT.png is the figure as it stands on the page; OUT.svg is what its button «SVG» saves.
import { launch } from './browser.js';

const [address, figure, out] = process.argv.slice(2);
const browser = await launch(new URL(address).origin);
try {
  const page = await browser.open(address, { viewport: { width: 1280, height: 900 } });
  const card = page.locator(`#${figure}`);
  await card.locator('.stage :is(svg, canvas)').first().waitFor();
  if (out.endsWith('.svg')) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      card.getByRole('button', { name: 'SVG' }).click(),
    ]);
    await download.saveAs(out);
  } else {
    await card.screenshot({ path: out });
  }
} finally {
  await browser.close();
}
