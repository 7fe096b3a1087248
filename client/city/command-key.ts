/**
 * A random key of one command: it is carried out once, however often it is told. By `getRandomValues`,
 * which a page without TLS has, too.
 */
export function commandKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
