/** Words that stand over the map, painted on a picture of it where they stand on screen. */
export function paintWords(
  context: CanvasRenderingContext2D,
  root: Element,
  origin: DOMRect,
  scale: number,
): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.lineJoin = 'round';
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    if (text === '' || node.parentElement === null) continue;
    range.selectNodeContents(node);
    const { left, top, width, height } = range.getBoundingClientRect();
    const style = getComputedStyle(node.parentElement);
    if (style.visibility !== 'visible' || Number(style.opacity) === 0) continue;
    const [x, y] = [left - origin.left + width / 2, top - origin.top + height / 2];
    context.font = `${style.fontWeight} ${parseFloat(style.fontSize) * scale}px ${style.fontFamily}`;
    context.fillStyle = style.color;
    const haloPx = parseFloat(style.getPropertyValue('-webkit-text-stroke-width'));
    if (haloPx > 0) {
      context.lineWidth = haloPx * scale;
      context.strokeStyle = style.getPropertyValue('-webkit-text-stroke-color');
      context.strokeText(text, x * scale, y * scale);
    }
    context.fillText(text, x * scale, y * scale);
  }
}
