import type { Page } from 'playwright-core';

/** A picture of a page, read back: RGBA, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Takes a picture of all that is in view; the browser that drew it reads it. */
export async function pagePixels(page: Page): Promise<Pixels> {
  const png = await page.screenshot({ timeout: 60_000 });
  const { width, height, text } = await page.evaluate(async (given) => {
    const bytes = Uint8Array.from(atob(given), (letter) => letter.codePointAt(0) ?? 0);
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    pen?.drawImage(picture, 0, 0);
    const drawn = pen?.getImageData(0, 0, picture.width, picture.height).data;
    const reader = new FileReader();
    const read = new Promise((resolve) => {
      reader.addEventListener('load', resolve, { once: true });
    });
    reader.readAsDataURL(new Blob(drawn === undefined ? [] : [drawn]));
    await read;
    const address = String(reader.result);
    return {
      width: picture.width,
      height: picture.height,
      text: address.slice(address.indexOf(',') + 1),
    };
  }, png.toString('base64'));
  return { width, height, rgba: Buffer.from(text, 'base64') };
}

/** Less than a trained eye sees between two greys beside each other. */
const NOTICEABLE = 12;

/** Share of the pixels of a box that look otherwise in the other picture. */
export function shareChanged(one: Pixels, other: Pixels, box: Box): number {
  const [left, top] = [Math.round(box.x), Math.round(box.y)];
  const right = Math.min(one.width, left + Math.round(box.width));
  const bottom = Math.min(one.height, top + Math.round(box.height));
  let changed = 0;
  let all = 0;
  for (let y = Math.max(0, top); y < bottom; y += 1) {
    for (let x = Math.max(0, left); x < right; x += 1) {
      const at = (y * one.width + x) * 4;
      const apart = (part: number): number =>
        Math.abs((one.rgba[at + part] ?? 0) - (other.rgba[at + part] ?? 0));
      if (Math.max(apart(0), apart(1), apart(2)) > NOTICEABLE) changed += 1;
      all += 1;
    }
  }
  return all === 0 ? 0 : changed / all;
}
