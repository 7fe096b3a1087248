import { z } from 'zod';

/** Shapes of the HTTP interface that its description names; each stands in it once. */
export const API_SCHEMAS = z.registry<{ readonly id: string; readonly description?: string }>();
