/** Nothing is seen of a colour with no opacity. */
const isSeen = (colour: string): boolean =>
  colour !== 'transparent' && !/^rgba\(.*, 0\)$/u.test(colour);

function paintBox(
  context: CanvasRenderingContext2D,
  element: Element,
  origin: DOMRect,
  scale: number,
): void {
  const style = getComputedStyle(element);
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [(left - origin.left) * scale, (top - origin.top) * scale];
  if (isSeen(style.backgroundColor)) {
    context.fillStyle = style.backgroundColor;
    context.fillRect(x, y, width * scale, height * scale);
  }
  const line = parseFloat(style.borderTopWidth);
  if (line > 0 && style.borderTopStyle !== 'none') {
    context.fillStyle = style.borderTopColor;
    context.fillRect(x, y, width * scale, line * scale);
  }
}

/** A shape of an inline SVG; what has no path of its own, as text, is painted with the words. */
function paintShape(
  context: CanvasRenderingContext2D,
  shape: SVGPathElement | SVGCircleElement,
  origin: DOMRect,
  scale: number,
): void {
  const matrix = shape.getScreenCTM();
  if (matrix === null) return;
  const path = new Path2D(shape.getAttribute('d') ?? undefined);
  if (shape instanceof SVGCircleElement) {
    path.arc(shape.cx.baseVal.value, shape.cy.baseVal.value, shape.r.baseVal.value, 0, 2 * Math.PI);
  }
  const { fill, stroke, strokeWidth } = getComputedStyle(shape);
  context.save();
  context.scale(scale, scale);
  context.translate(-origin.left, -origin.top);
  context.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
  if (fill !== 'none' && !fill.startsWith('url')) {
    context.fillStyle = fill;
    context.fill(path, 'evenodd');
  }
  if (stroke !== 'none') {
    context.strokeStyle = stroke;
    context.lineWidth = parseFloat(strokeWidth);
    context.stroke(path);
  }
  context.restore();
}

/** Grounds, lines and symbols of a panel, painted on a picture of the map around it, below its words. */
export function paintBoxes(
  context: CanvasRenderingContext2D,
  panel: Element,
  origin: DOMRect,
  scale: number,
): void {
  for (const element of [panel, ...panel.querySelectorAll('*')]) {
    if (element instanceof SVGPathElement || element instanceof SVGCircleElement) {
      paintShape(context, element, origin, scale);
    } else if (element instanceof HTMLElement) {
      paintBox(context, element, origin, scale);
    }
  }
}
