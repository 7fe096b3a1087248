import { useLayoutEffect, useRef, type JSX, type RefObject } from 'react';
import styles from './provenance.module.css';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

const steps = ['raw', 'parsed', 'event', 'rule', 'shown'] as const;

/** Boxes of each step within the pane, columns' edges besides: verticals run in the gutters only. */
function boxesOf(pane: HTMLElement, step: string): readonly (Box & { readonly edge: Box })[] {
  const origin = pane.getBoundingClientRect();
  const boxOf = (element: Element): Box => {
    const { left, right, top, height } = element.getBoundingClientRect();
    return {
      left: left - origin.left,
      right: right - origin.left,
      y: top - origin.top + height / 2,
    };
  };
  return [...pane.querySelectorAll(`[data-step="${step}"]`)].flatMap((element) => {
    const column = element.closest('section');
    return column === null ? [] : [{ ...boxOf(element), edge: boxOf(column) }];
  });
}

function pathOf(pane: HTMLElement): string {
  const found = steps.map((step) => boxesOf(pane, step));
  return found
    .slice(0, -1)
    .flatMap((from, index) => {
      const [start] = from;
      const ends = found[index + 1] ?? [];
      if (start === undefined) return [];
      return ends.map((end) => {
        const middle = Math.round((start.edge.right + end.edge.left) / 2) + 0.5;
        const [y1, y2] = [Math.round(start.y) + 0.5, Math.round(end.y) + 0.5];
        return `M${start.right} ${y1}H${middle}V${y2}H${end.left}`;
      });
    })
    .join('');
}

function drawInto(line: SVGPathElement | null, pane: HTMLElement): void {
  line?.setAttribute('d', pathOf(pane));
}

/** One line through all steps of the value; drawn anew when anything moves. */
export function ProvenanceJoint({
  pane,
}: {
  readonly pane: RefObject<HTMLElement | null>;
}): JSX.Element {
  const line = useRef<SVGPathElement>(null);
  // Anew after each drawing of the columns: each of them may be another element.
  useLayoutEffect(() => {
    const { current } = pane;
    if (current === null) return;
    const draw = (): void => drawInto(line.current, current);
    draw();
    const watch = new ResizeObserver(draw);
    for (const part of [current, ...current.querySelectorAll('section')]) watch.observe(part);
    current.addEventListener('toggle', draw, true);
    return () => {
      watch.disconnect();
      current.removeEventListener('toggle', draw, true);
    };
  });
  return (
    <svg className={styles['joint']} aria-hidden>
      <path ref={line} />
    </svg>
  );
}
