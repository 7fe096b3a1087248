const PATTERN = /^(\d{1,3})-(\d{1,2})-(\d{1,2}(?:\.\d+)?)$/;

/** Degrees, minutes and seconds with hyphens (`127-02-41`) → degrees; `undefined` if it is none. */
export function degreesOfDms(text: string): number | undefined {
  const [, degrees, minutes, seconds] = PATTERN.exec(text.trim()) ?? [];
  if (degrees === undefined || minutes === undefined || seconds === undefined) return undefined;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return undefined;
  return Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
}
