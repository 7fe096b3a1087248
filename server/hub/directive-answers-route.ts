import express, { Router } from 'express';
import type { CommandDoor } from '../command/command-door.ts';
import { REQUEST_SCHEMAS } from '../command/request-schemas.ts';
import {
  SIGNATURE_HEADER,
  signatureFault,
  TIMESTAMP_HEADER,
} from '../command/webhook-signature.ts';
import type { WebhookTargets } from '../command/webhook-target.ts';
import { answerCommand } from './commands-route.ts';
import { guessing } from './guessing.ts';
import { problem } from './problem.ts';

export const CONTACT_HEADER = 'office-contact';

/** What a contact's system says; the order stands in the address. */
export const DIRECTIVE_ANSWER = REQUEST_SCHEMAS.answer.omit({ directive: true });

/**
 * `POST /api/v1/directives/{number}/answers`: the word of a contact's own system on an order it was
 * given, signed with the secret of that contact as our own webhooks are.
 */
export function directiveAnswersRoute(
  targets: WebhookTargets,
  door: CommandDoor,
  nowMs: () => number,
): Router {
  const route = Router();
  const body = express.raw({ type: () => true, limit: '16kb' });
  route.post('/:number/answers', guessing(), body, async (request, response) => {
    const raw: unknown = request.body;
    const bytes = raw instanceof Uint8Array ? raw : new Uint8Array();
    const contact = request.get(CONTACT_HEADER) ?? '';
    const target = targets.get(contact);
    const sent = {
      timestamp: request.get(TIMESTAMP_HEADER),
      signature: request.get(SIGNATURE_HEADER),
    };
    const fault =
      target?.secret === undefined
        ? `${CONTACT_HEADER}: expected a contact with a system of its own`
        : signatureFault(bytes, target.secret, sent, nowMs());
    const said = parsedJson(bytes);
    // The address names the order; a body that names one as well is refused.
    const answer = { ...said, directive: 'directive' in said ? null : request.params.number };
    if (target === undefined || fault !== undefined) {
      await door.carryOut('answer', answer, undefined);
      return problem(response, 401, 'unauthorized', fault);
    }
    const actor = { name: target.name.ko, role: 'viewer', contact } as const;
    answerCommand(response, await door.carryOut('answer', answer, actor));
  });
  return route;
}

/** Nothing, if it is no JSON object. */
function parsedJson(bytes: Uint8Array): object {
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof said === 'object' && said !== null ? said : {};
  } catch {
    return {};
  }
}
