import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { ConfigError, found } from './config-error.ts';

type Path = readonly PropertyKey[];

/** Reads a YAML file against a schema; the first mistake becomes one line `file:line: key: …`. */
export function readYaml<S extends z.ZodType>(path: string, shown: string, schema: S): z.output<S> {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new ConfigError(
      `${shown}:${lineAt(broken.pos[0])}: expected YAML, but ${broken.message}`,
    );
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const { where, text } = explain(parsed.error, document.toJS(), schema);
  const line = lineAt(offsetOf(document, where));
  throw new ConfigError(`${shown}:${line}: ${text}`);
}

interface Explained {
  readonly where: Path;
  readonly text: string;
}

/** A misspelt key is told first: the key it stands for is then missing too. */
function explain(error: z.ZodError, value: unknown, schema: z.ZodType): Explained {
  const issue = error.issues.find(({ code }) => code === 'unrecognized_keys') ?? error.issues[0];
  if (issue === undefined) return { where: [], text: 'does not fit' };
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const where = [...issue.path, key];
    const known = knownKeys(schema, issue.path).join(', ');
    return { where, text: `${where.join('.')}: unknown key, expected one of ${known}` };
  }
  const key = issue.path.length === 0 ? 'the file' : issue.path.join('.');
  const was = found(valueAt(value, issue.path));
  return { where: issue.path, text: `${key}: ${expectation(issue)}, found ${was}` };
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return `expected one of ${issue.options.join(', ')}`;
  }
  if (issue.code === 'invalid_union') return 'expected true or false';
  return issue.message.startsWith('expected')
    ? issue.message
    : `expected a fitting value (${issue.message})`;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  );
}

/** Where in the text a path is; of a missing key, where its parent begins. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
      if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

function knownKeys(schema: z.ZodType, path: Path): readonly string[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  let level: readonly JsonSchema[] = alternatives(root);
  for (const key of path) level = level.flatMap((node) => below(node, key)).flatMap(alternatives);
  return [...new Set(level.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

function alternatives(node: JsonSchema): readonly JsonSchema[] {
  return [node, ...(node.anyOf ?? []), ...(node.oneOf ?? [])].filter(
    (inner): inner is JsonSchema => typeof inner === 'object',
  );
}

function below(node: JsonSchema, key: PropertyKey): readonly JsonSchema[] {
  const inner =
    typeof key === 'number'
      ? node.items
      : (node.properties?.[String(key)] ?? node.additionalProperties);
  return typeof inner === 'object' && !Array.isArray(inner) ? [inner] : [];
}
