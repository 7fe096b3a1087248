import { useEffect, useRef } from 'react';

/** What was touched: a row or word about a subject, or the cell of a district. */
export type Touched =
  | { readonly kind: 'subject'; readonly subject: string }
  | { readonly kind: 'district'; readonly code: string };

const marks = '[data-subject], [data-district]';
/** A control has a meaning of its own. */
const controls = 'button, a, input, select, textarea, dialog, label';

function touchedBy(event: MouseEvent): Touched | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  if (target === undefined || target.closest(controls) !== null) return undefined;
  const marked = target.closest<HTMLElement>(marks);
  const { subject, district } = marked?.dataset ?? {};
  if (subject !== undefined) return { kind: 'subject', subject };
  return district === undefined ? undefined : { kind: 'district', code: district };
}

/**
 * Touches of whatever says by `data-subject` or `data-district` what it is about, in any scene. By
 * keys the same is done in the palette.
 */
export function useTouched(onTouched: (touched: Touched) => void): void {
  const latest = useRef(onTouched);
  useEffect(() => {
    latest.current = onTouched;
  });
  useEffect(() => {
    const press = (event: MouseEvent): void => {
      const touched = touchedBy(event);
      if (touched !== undefined) latest.current(touched);
    };
    window.addEventListener('click', press);
    return () => window.removeEventListener('click', press);
  }, []);
}
