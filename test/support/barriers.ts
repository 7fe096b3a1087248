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
  const { violations } = await new AxeBuilder({ page }).analyze();
  // Of contrast only, and only on the map: words there have a halo, and axe takes a mark beside them
  // for their ground. Every other rule holds for them too.
  const onMap = new Set(
    await page.locator('[data-map-words] *').evaluateAll((words) => words.map((w) => w.outerHTML)),
  );
  await page.emulateMedia({ reducedMotion: null });
  return violations.flatMap(({ id, nodes }) => {
    const told = nodes.filter(({ html }) => id !== 'color-contrast' || !onMap.has(html));
    return told.length === 0 ? [] : [`${id}: ${told.map(({ html }) => html).join(' | ')}`];
  });
}
