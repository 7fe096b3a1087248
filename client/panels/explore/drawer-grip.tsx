import type { JSX, KeyboardEvent, PointerEvent } from 'react';
import { useWords } from '../../design/wording.ts';
import styles from './table-bar.module.css';

const STEP_PX = 28;

/** The upper edge of a drawer in somebody's hand: drag it, or arrows while it has the focus. */
export function DrawerGrip({
  heightPx,
  leastPx,
  mostPx,
  onHeight,
}: {
  readonly heightPx: number;
  readonly leastPx: number;
  readonly mostPx: number;
  readonly onHeight: (heightPx: number) => void;
}): JSX.Element {
  const { word } = useWords();
  const set = (height: number): void =>
    onHeight(Math.round(Math.min(mostPx, Math.max(leastPx, height))));
  const press = (event: KeyboardEvent): void => {
    const to = {
      ArrowUp: heightPx + STEP_PX,
      ArrowDown: heightPx - STEP_PX,
      Home: leastPx,
      End: mostPx,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(to);
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const { currentTarget } = event;
    if (!currentTarget.hasPointerCapture(event.pointerId)) return;
    const below = currentTarget.parentElement?.getBoundingClientRect().bottom ?? 0;
    set(below - event.clientY);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={word('explore/table/resize')}
      aria-valuenow={heightPx}
      aria-valuemin={leastPx}
      aria-valuemax={mostPx}
      className={styles['grip']}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  );
}
