const KEY_PLACE = '{KEY}';

/** A path with its key is asked, never kept: not in a log, an error or an id. */
export function callUrl(baseUrl: string, path: string, key: string | undefined): string {
  // A feed of one address: a slash behind it would name another.
  if (path === '') return baseUrl;
  const separator = path.startsWith('/') || path.startsWith('?') ? '' : '/';
  const filled = key === undefined ? path : path.replaceAll(KEY_PLACE, () => encodedOnce(key));
  return `${baseUrl.replace(/\/+$/, '')}${separator}${filled}`;
}

/** data.go.kr hands out its keys both plain and percent-encoded; encoded twice they are refused. */
function encodedOnce(key: string): string {
  if (!/%[0-9a-f]{2}/i.test(key)) return encodeURIComponent(key);
  try {
    return encodeURIComponent(decodeURIComponent(key));
  } catch {
    return encodeURIComponent(key);
  }
}
