/** Text that is HTML already. */
export interface Html {
  readonly text: string;
}

type Part = string | Html | readonly Html[];

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export const raw = (text: string): Html => ({ text });

/** A template whose plain texts are escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = strings.map((before, index) => before + textOf(parts[index] ?? ''));
  return { text: text.join('') };
}

function textOf(part: Part): string {
  if (typeof part === 'string') return part.replaceAll(/[&<>"]/g, (sign) => NAMED[sign] ?? sign);
  return 'text' in part ? part.text : part.map(({ text }) => text).join('');
}
