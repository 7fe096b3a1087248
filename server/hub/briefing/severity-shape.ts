import type { Severity } from '../../../contract/event.ts';
import { raw, type Html } from '../docs/html.ts';

const SHAPES: Readonly<Record<Severity, string>> = {
  Minor: '<circle cx="16" cy="16" r="12.5"/>',
  Moderate: '<path d="M16 2.6 30.2 28H1.8Z"/>',
  Severe: '<path d="M16 .9 31.1 16 16 31.1.9 16Z"/>',
  Extreme:
    '<path d="M10.3 2.2h11.4l8.1 8.1v11.4l-8.1 8.1H10.3l-8.1-8.1V10.3Z"/><path class="on" d="M14 7h4l-.7 11.4h-2.6Z"/><circle class="on" cx="16" cy="23" r="2.3"/>',
  Unknown: '<circle class="unknown" cx="16" cy="16" r="11"/>',
};

/** The shape of a severity: it tells the level where colour is lost. Its word stands beside it. */
export function severityShape(severity: Severity): Html {
  return raw(
    `<svg class="mark ${severity}" viewBox="-1 -1 34 34" aria-hidden="true">${SHAPES[severity]}</svg>`,
  );
}

/** The same inside a drawing, `size` wide around a point. */
export function shapeAt(severity: Severity, x: number, y: number, size: number): string {
  const scale = size / 32;
  const [left, top] = [x - size / 2, y - size / 2];
  return `<g class="mark ${severity}" transform="translate(${left} ${top}) scale(${scale})">${SHAPES[severity]}</g>`;
}
