import { z } from 'zod';
import { DIRECTIVE_TIMES } from '../office/directives/directive-times.ts';

const DAY_MIN = 24 * 60;
const minutes = (usual: number): z.ZodDefault<z.ZodInt> =>
  z.int().min(1).max(DAY_MIN).default(usual);

/** `cities/<id>/directives.yaml`: when orders are reminded of and go up; what is not said is ours. */
export const directivesProfile = z.strictObject({
  remindBeforeMin: minutes(DIRECTIVE_TIMES.remindBeforeMin),
  remindEveryMin: minutes(DIRECTIVE_TIMES.remindEveryMin),
  mostReminders: z.int().min(0).max(50).default(DIRECTIVE_TIMES.mostReminders),
  unansweredMin: minutes(DIRECTIVE_TIMES.unansweredMin),
  overdueMin: minutes(DIRECTIVE_TIMES.overdueMin),
});
