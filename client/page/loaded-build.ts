/** Build of this very page, written into it by the server that gave it; undefined while developing. */
export function loadedBuild(page: Pick<Document, 'querySelector'> = document): string | undefined {
  const told = page.querySelector('meta[name="build"]')?.getAttribute('content');
  return told === null || told === undefined || told === '' ? undefined : told;
}
