import { useEffect, useRef, useState } from 'react';

interface Row {
  readonly subject: string;
}

export interface HeldOrder<T extends Row> {
  readonly rows: readonly T[];
  /** Not shown until the order is let go. */
  readonly added: number;
}

/** Rows as they stood when they were held: what changes is drawn in its place, what is new is counted. */
export function heldOrder<T extends Row>(
  rows: readonly T[],
  order: readonly string[],
): HeldOrder<T> {
  const bySubject = new Map(rows.map((row) => [row.subject, row]));
  const held = order.flatMap((subject) => bySubject.get(subject) ?? []);
  return { rows: held, added: rows.length - held.length };
}

/** A list that a person can make stand still while it is being read (WCAG 2.2.2). */
export function useHeldOrder<T extends Row>(rows: readonly T[], isHeld: boolean): HeldOrder<T> {
  const [order, setOrder] = useState<readonly string[]>();
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  useEffect(() => {
    setOrder(isHeld ? latest.current.map(({ subject }) => subject) : undefined);
  }, [isHeld]);
  return order === undefined ? { rows, added: 0 } : heldOrder(rows, order);
}
