import type { CityAnswer } from '../../../../contract/api.ts';

/**
 * Files that the wall has not asked for yet and may need when the server that gives them is gone:
 * the code on the pairing card, and what reads the operator's own map. None is needed to begin.
 */
export async function preloadParts(basemap: CityAnswer['basemap'] | undefined): Promise<void> {
  // One that is missing is told of as any missing file is.
  await Promise.allSettled([
    import('uqr'),
    ...(basemap?.style?.endsWith('.pmtiles') === true ? [import('pmtiles')] : []),
  ]);
  // From here on a request a minute for weeks: the browser's list of them is read by nobody.
  performance.setResourceTimingBufferSize(performance.getEntriesByType('resource').length);
}

/** The player of cameras, large: only once a camera near a situation has a picture of its kind. */
export async function preloadPlayer(): Promise<void> {
  await import('hls.js').catch(() => undefined);
}
