import type { Locator, Page } from 'playwright-core';

/** How an analyst works: with the mouse, or with keys alone. */
export type By = 'mouse' | 'keys';

/** Parts of the desk in the order of Alt-1 … Alt-5. */
const PARTS = ['layers', 'map', 'table', 'inspector', 'conductor'] as const;
export type Part = (typeof PARTS)[number];

/** So many Tabs away from where its part begins, a button is out of reach. */
const MOST_TABS = 60;

/** What an analyst at the desk does, by the one or the other. Words are typed either way. */
export interface Analyst {
  /** Finds something by its name and takes it: a thing, a layer, an instant, a command. */
  readonly take: (typed: string, name?: string | RegExp) => Promise<void>;
  /** Presses a button of a part of the desk. */
  readonly press: (part: Part, button: Locator) => Promise<void>;
  /** Goes to an instant: `2132`. */
  readonly goTo: (clock: string) => Promise<void>;
  /** Marks a range on the time axis, from an instant of the demo's evening to another: `2100`. */
  readonly brush: (from: string, to: string) => Promise<void>;
}

const colon = (clock: string): string => `${clock.slice(0, 2)}:${clock.slice(2)}`;

export function analystAt(page: Page, by: By): Analyst {
  const palette = page.getByRole('dialog');
  /** Takes one of what the open palette has found. */
  const choose = async (name: string | RegExp): Promise<void> => {
    const option = palette.getByRole('option', { name }).first();
    await option.waitFor();
    if (by === 'mouse') await option.click();
    else {
      for (let step = 0; step < 40; step += 1) {
        if ((await option.getAttribute('aria-selected')) === 'true') break;
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
    }
  };
  const open = async (): Promise<void> => {
    if (by === 'keys') await page.keyboard.press('Control+k');
    else await page.getByRole('button', { name: /^(?:찾기|Find)/u }).click();
    await palette.waitFor();
  };
  const goTo = async (clock: string): Promise<void> => {
    if (by === 'keys') await page.keyboard.press('g');
    else {
      await open();
      await page.keyboard.insertText('시각으로');
      await choose('시각으로 이동');
    }
    await palette.locator('input[value^="G"]').waitFor();
    await page.keyboard.insertText(clock);
    await choose(colon(clock));
    await palette.waitFor({ state: 'detached' });
  };
  const brushByKeys = async (from: string, to: string): Promise<void> => {
    await page.keyboard.press('Alt+5');
    for (const [clock, end] of [
      [from, '['],
      [to, ']'],
    ] as const) {
      await goTo(clock);
      await page.locator(`[role=slider][aria-valuetext*=" ${colon(clock)}:"]`).waitFor();
      await page.keyboard.press(end);
    }
    await page.keyboard.press('l');
  };
  const brushByMouse = async (from: string, to: string): Promise<void> => {
    const axis = page.getByRole('slider', { name: /^시간 축/u });
    const box = await axis.boundingBox();
    const fromMs = Number(await axis.getAttribute('aria-valuemin'));
    const toMs = Number(await axis.getAttribute('aria-valuemax'));
    if (box === null) throw new Error('no time axis');
    const xAt = (clock: string): number => {
      const ms = Date.parse(`2022-08-08T${colon(clock)}+09:00`);
      return box.x + (box.width * (ms - fromMs)) / (toMs - fromMs);
    };
    await page.mouse.move(xAt(from), box.y + 10);
    await page.mouse.down();
    await page.mouse.move(xAt(to), box.y + 10, { steps: 4 });
    await page.mouse.up();
  };
  return {
    goTo,
    brush: by === 'keys' ? brushByKeys : brushByMouse,
    take: async (typed, name = typed) => {
      await open();
      await page.keyboard.insertText(typed);
      await choose(name);
      await palette.waitFor({ state: 'detached' });
    },
    press: async (part, button) => {
      await button.waitFor();
      if (by === 'mouse') return button.click();
      await page.keyboard.press(`Alt+${PARTS.indexOf(part) + 1}`);
      const isHeld = (): Promise<boolean> =>
        button.evaluate((held) => held === document.activeElement);
      for (let tabs = 0; !(await isHeld()); tabs += 1) {
        if (tabs === MOST_TABS) throw new Error(`${await button.innerText()}: not reached by Tab`);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
    },
  };
}
