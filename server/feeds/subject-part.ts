const MAX_CHARS = 200;

/**
 * A source's own id as one part of a subject, which has no space and no slash of its own; `undefined`
 * for none, or for one too long to be an id. Different ids stay different.
 */
export function subjectPart(id: string): string | undefined {
  const trimmed = id.trim();
  if (trimmed === '' || trimmed.length > MAX_CHARS) return undefined;
  return trimmed.replace(/[\s/%\p{Cc}]/gu, encodeURIComponent);
}
