/** Longest answer that is shown whole. */
const SHOWN_CHARS = 100_000;

/** Headers that say something of the answer. */
const TOLD = /^(content-(type|length|disposition)|link|retry-after|x-(city|next).*)$/;

for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask(form);
  });
}

/**
 * Asks as the form says, and shows how to ask the same with curl, and what came.
 * @param {HTMLFormElement} form
 */
async function ask(form) {
  const values = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  const pathOf = form.dataset['path'] ?? '';
  const isPart = (/** @type {string | undefined} */ name) => pathOf.includes(`{${name}}`);
  let path = pathOf;
  for (const [name, value = ''] of values) {
    path = path.replace(`{${name}}`, encodeURIComponent(value));
  }
  const asked = values.filter(([name, value]) => value !== '' && !isPart(name));
  const query = new URLSearchParams(asked).toString();
  const address = query === '' ? path : `${path}?${query}`;
  const output = form.querySelector('output');
  const curl = pre(`curl '${location.origin}${address}'`);
  output?.replaceChildren(curl, pre('…'));
  try {
    const response = await fetch(address);
    const heads = [...response.headers].flatMap(([name, value]) =>
      TOLD.test(name) ? [`${name}: ${value}`] : [],
    );
    const head = [`${response.status} ${response.statusText}`, ...heads].join('\n');
    const body = shown(await response.text(), response.headers.get('content-type') ?? '');
    output?.replaceChildren(curl, pre(head), pre(body));
  } catch (error) {
    output?.replaceChildren(curl, pre(String(error)));
  }
}

/**
 * @param {string} text
 * @param {string} type
 */
function shown(text, type) {
  /** @type {unknown} */
  const value = type.includes('json') ? JSON.parse(text) : undefined;
  const pretty = value === undefined ? text : JSON.stringify(value, undefined, 2);
  if (pretty.length <= SHOWN_CHARS) return pretty;
  return `${pretty.slice(0, SHOWN_CHARS)}\n… ${pretty.length - SHOWN_CHARS} characters more`;
}

/** @param {string} text */
function pre(text) {
  const element = document.createElement('pre');
  // Long ones scroll: with the keys, too.
  element.tabIndex = 0;
  element.textContent = text;
  return element;
}
