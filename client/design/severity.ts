import type { Severity } from '../../contract/event.ts';

/** Five levels and "not known", as the wall names them; fixed order, rising. */
export const LEVELS = [0, 1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number] | '?';

const LEVEL_OF: Readonly<Record<Severity | 'Normal', Level>> = {
  Extreme: 4,
  Severe: 3,
  Moderate: 2,
  Minor: 1,
  Normal: 0,
  Unknown: '?',
};

/** The wall's level of a CAP severity. */
export function levelOf(severity: Severity | 'Normal'): Level {
  return LEVEL_OF[severity];
}

/** One letter of a district's history as a level; anything unforeseen is not known. */
export function levelOfCell(cell: string | undefined): Level {
  const level = LEVELS.find((candidate) => String(candidate) === cell);
  return level ?? '?';
}

/** Rank for ordering, most severe highest; "not known" stands between 정상 and 관심. */
export function rankOf(level: Level): number {
  return level === '?' ? 0.5 : level;
}

/** The worst of several levels; 정상 when there are none. */
export function worstOf(levels: readonly Level[]): Level {
  return levels.reduce<Level>((worst, level) => (rankOf(level) > rankOf(worst) ? level : worst), 0);
}

const LINE_COLOURS = [
  'var(--g-9)',
  'var(--sev-1)',
  'var(--sev-2)',
  'var(--sev-3)',
  'var(--sev-4-line)',
] as const;
const FILL_COLOURS = [
  'var(--g-4)',
  'var(--sev-1)',
  'var(--sev-2)',
  'var(--sev-3)',
  'var(--sev-4)',
] as const;

/** Colour of a thin chart line at a level. */
export function lineColour(level: Level): string {
  return level === '?' ? 'var(--g-7)' : LINE_COLOURS[level];
}

/** Colour of a filled cell or block at a level. */
export function fillColour(level: Level): string {
  return level === '?' ? 'url(#hatch)' : FILL_COLOURS[level];
}
