import { z } from 'zod';

const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and -');

const contact = z.strictObject({
  id,
  name: text,
  duty: text,
  tel: z
    .string()
    .regex(/^tel:\+?[0-9-]+$/, 'expected tel:+82-…')
    .exactOptional(),
  sip: z
    .string()
    .regex(/^sips?:\S+@\S+$/, 'expected sip:name@host')
    .exactOptional(),
  meeting: z.url({ protocol: /^https$/ }).exactOptional(),
  /** Districts it answers for; empty = the whole city. */
  districts: z.array(z.string()).default([]),
  /** What it is in charge of; empty = everything. */
  hazards: z.array(id).default([]),
  /** Its system takes orders as signed CloudEvents; the secret's variable, never the secret. */
  webhook: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }),
      secretEnv: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'expected the name of a variable'),
      allowPrivate: z.boolean().default(false),
    })
    .exactOptional(),
  /** Who hears of it when nobody here answers. */
  escalatesTo: id.exactOptional(),
});

/** `cities/<id>/contacts.yaml`: who is called and who gets orders. */
export const contactsProfile = z
  .strictObject({ contacts: z.array(contact).min(1) })
  .superRefine(({ contacts }, issues) => {
    const ids = contacts.map((entry) => entry.id);
    for (const [index, entry] of contacts.entries()) {
      if (ids.indexOf(entry.id) !== index) {
        const path = ['contacts', index, 'id'];
        issues.addIssue({ code: 'custom', path, message: 'expected once' });
      }
      if (entry.escalatesTo === undefined || ids.includes(entry.escalatesTo)) continue;
      const message = `expected an id under contacts (${ids.join(', ')})`;
      issues.addIssue({ code: 'custom', path: ['contacts', index, 'escalatesTo'], message });
    }
  });
