import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds on a page at rest: the rule and each element that breaks it. Bars that come and go
 * with a hand fade in 200 ms, and half faded every colour is a breach: nothing fades while it looks.
 */
export async function barriersOf(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );
  // Words of the map have a halo of their own; axe takes a mark that lies near them for their ground.
  const { violations } = await new AxeBuilder({ page }).exclude('[data-map-words]').analyze();
  await page.emulateMedia({ reducedMotion: null });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
