import { z } from 'zod';

/** How the text of a parameter is taken apart before its schema sees it. */
export type ParameterForm = 'text' | 'instant' | 'number' | 'texts' | 'numbers';

/** Of a schema's own description, so that what is documented is what is read. */
export function formOf(parameter: z.ZodType): ParameterForm {
  const { type, format, items } = z.toJSONSchema(parameter, { io: 'input' });
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'array') {
    const isNumbers = typeof items === 'object' && 'type' in items && items.type === 'number';
    return isNumbers ? 'numbers' : 'texts';
  }
  return format === 'date-time' ? 'instant' : 'text';
}

/**
 * A parameter as its schema takes it: lists by commas and by repeating; empty = not given. What
 * does not fit the form is left as it came, so that the schema can say what it found.
 */
export function takenApart(raw: unknown, form: ParameterForm): unknown {
  const given: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const texts = given.flatMap((text) => (typeof text === 'string' && text !== '' ? [text] : []));
  if (texts.length === 0) return undefined;
  if (form === 'texts' || form === 'numbers') {
    const parts = texts.flatMap((text) => text.split(',')).map((text) => text.trim());
    return form === 'numbers' ? parts.map(asNumber) : parts;
  }
  const [text, ...more] = texts;
  if (text === undefined || more.length > 0) return texts;
  if (form === 'number') return asNumber(text);
  // A plus that was not escaped arrives as a space; before an offset it can have been nothing else.
  return form === 'instant' ? text.replace(/ (?=\d{2}:\d{2}$)/, '+') : text;
}

function asNumber(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
