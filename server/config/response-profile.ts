import { z } from 'zod';

const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and -');
/** As the source writes it, e.g. `접수`. */
const code = z.string().min(1);
const percent = z.number().min(0).max(100);

const lifecycle = z.strictObject({
  id: z.enum(['fire', 'ems', 'rescue']),
  kinds: z.array(code).min(1),
  steps: z.array(z.strictObject({ code, name: text })).min(2),
  arrival: code,
  back: code,
});

const segment = z.strictObject({
  id,
  label: text,
  from: code,
  to: code,
  targetSec: z.number().int().positive(),
  sharePct: percent.exactOptional(),
});

/** `cities/<id>/response.yaml`: the official steps of calls and how long each stretch may take. */
export const responseProfile = (feeds: readonly string[]) =>
  z
    .strictObject({
      feeds: z.array(z.enum(feeds)).min(1),
      lifecycles: z.array(lifecycle).min(1),
      segments: z.array(segment).min(1),
      golden: z.strictObject({ from: code, to: code, sec: z.number().int().positive() }),
    })
    .superRefine(({ lifecycles, segments, golden }, issues) => {
      const expectStep = (
        codes: readonly string[],
        named: string,
        path: (string | number)[],
      ): void => {
        if (codes.includes(named)) return;
        const message = `expected a step (${codes.join(', ')})`;
        issues.addIssue({ code: 'custom', path, message });
      };
      for (const [index, { steps, arrival, back }] of lifecycles.entries()) {
        const codes = steps.map((step) => step.code);
        expectStep(codes, arrival, ['lifecycles', index, 'arrival']);
        expectStep(codes, back, ['lifecycles', index, 'back']);
      }
      const all = [...new Set(lifecycles.flatMap(({ steps }) => steps.map((step) => step.code)))];
      for (const [index, { from, to }] of segments.entries()) {
        expectStep(all, from, ['segments', index, 'from']);
        expectStep(all, to, ['segments', index, 'to']);
      }
      expectStep(all, golden.from, ['golden', 'from']);
      expectStep(all, golden.to, ['golden', 'to']);
    });
