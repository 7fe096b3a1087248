/**
 * Files that the wall has not asked for yet and may need when the server that gives them is gone:
 * the code on the pairing card, the player of cameras, the operator's map. None is needed to begin.
 */
export async function preloadParts(): Promise<void> {
  // One that is missing is told of as any missing file is.
  await Promise.allSettled([import('uqr'), import('hls.js'), import('pmtiles')]);
  // From here on a request a minute for weeks: the browser's list of them is read by nobody.
  performance.setResourceTimingBufferSize(performance.getEntriesByType('resource').length);
}
