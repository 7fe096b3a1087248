import type { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = Readonly<Record<string, unknown>>;

/** Says what of an answer the document does not allow; unknown members are not allowed either. */
export function documentChecker(
  document: Json,
  Dialect: typeof Ajv | typeof Ajv2020 = Ajv2020,
): (pointer: string, value: unknown) => readonly string[] {
  const ajv = new Dialect({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(closed(document) as Json, 'doc');
  return (pointer, value) => {
    const check = ajv.getSchema(`doc#${pointer}`);
    if (check === undefined) return [`no schema at ${pointer}`];
    if (check(value) === true) return [];
    return (check.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
    );
  };
}

/** The same schemas, no object with members it does not name: what is served must be described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  const members = Object.fromEntries(entries);
  const isOpen = 'properties' in schema && 'type' in schema && !('additionalProperties' in schema);
  return isOpen ? { ...members, additionalProperties: false } : members;
}
