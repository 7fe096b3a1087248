import { z } from 'zod';

/** As people send it, with its zone; made the city's own form. */
export const AN_INSTANT = z.iso
  .datetime({ offset: true })
  // It is run for what is no instant, too.
  .overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString()));
