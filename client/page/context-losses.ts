let losses = 0;

/** The graphics of one canvas were lost, whoever's fault it was. */
export function countContextLoss(): void {
  losses += 1;
}

/** Of all canvases of this page since it was opened. */
export const contextLosses = (): number => losses;
