/** A source's key as one part of a subject: what a subject may not hold is percent-encoded. */
export function subjectKey(key: string): string {
  return key.replaceAll(/[\s/%#?@]/gu, (char) => encodeURIComponent(char));
}
