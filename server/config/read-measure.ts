import { z } from 'zod';
import { SEVERITIES } from '../../contract/event.ts';
import {
  MEASURED_KINDS,
  MEASURE_FORMS,
  NAMED_MEASURES,
  type EventMeasure,
  type Measure,
} from '../office/figure-measure.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const conditions = z.record(z.string().min(1), z.union([scalar, z.array(scalar).min(1)]));
const minutes = z.number().positive();

const options = z.strictObject({
  where: conditions.default({}),
  among: conditions.exactOptional(),
  withinMin: minutes.exactOptional(),
  minSeverity: z.enum(SEVERITIES).exactOptional(),
  property: z.string().min(1).exactOptional(),
  attribute: z.string().min(1).exactOptional(),
  field: z.string().min(1).exactOptional(),
  spanMin: minutes.exactOptional(),
  scale: z.number().exactOptional(),
});

const EXAMPLE = 'e.g. { count: request } or { max: observation, property: water.level }';

/** A measure as `city.yaml` writes it: a name, or one form with its kind and conditions. */
export const measure = z.unknown().transform((value, issues): Measure => {
  const read = readMeasure(value);
  if (typeof read !== 'string') return read;
  issues.addIssue(read);
  return z.NEVER;
});

/** As `measure`, but only what can be told of one district. */
export const countMeasure = measure.transform((read, issues): EventMeasure => {
  if (read.form === 'count') return read;
  issues.addIssue('expected a count, e.g. { count: request }');
  return z.NEVER;
});

function readMeasure(value: unknown): Measure | string {
  if (typeof value === 'string') {
    const name = NAMED_MEASURES.find((known) => known === value);
    if (name !== undefined) return { form: 'named', name };
    return `expected one of ${NAMED_MEASURES.join(', ')}, or a form with its kind, ${EXAMPLE}`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `expected a name or a form with its kind, ${EXAMPLE}`;
  }
  const forms = MEASURE_FORMS.filter((known) => Object.hasOwn(value, known));
  const [form] = forms;
  if (form === undefined || forms.length > 1) {
    return `expected one of ${MEASURE_FORMS.join(', ')} with its kind, ${EXAMPLE}`;
  }
  const { [form]: named, ...rest } = value as Readonly<Record<string, unknown>>;
  const kind = MEASURED_KINDS.find((known) => known === named);
  if (kind === undefined) return `expected ${form} of ${MEASURED_KINDS.join(', ')}`;
  const parsed = options.safeParse(rest);
  if (!parsed.success) return `expected options of a measure, but ${issueText(parsed.error)}`;
  return missingNumber({ form, kind, ...parsed.data });
}

/** All but counts and shares need to know which number of the event is meant. */
function missingNumber(read: EventMeasure): EventMeasure | string {
  const { form, kind, property, attribute, field } = read;
  if (form === 'count' || form === 'share') return read;
  if (kind === 'observation') {
    return property === undefined ? `expected ${form} of observation with a property` : read;
  }
  if (attribute !== undefined || field !== undefined) return read;
  return `expected ${form} of ${kind} with ${kind === 'asset' ? 'an attribute' : 'a field'}`;
}

function issueText(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'they do not fit';
  const path = issue.path.join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}
