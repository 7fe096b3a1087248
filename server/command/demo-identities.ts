import type { Identity } from './identities.ts';

/** With this every token of a demo begins; a live office refuses to start with one. */
export const DEMO_TOKEN_PREFIX = 'demo-';

/** Nobody real, known to everybody, in a demo only. */
export const DEMO_IDENTITIES: readonly Identity[] = [
  identity('시연 상황근무자', 'operator'),
  identity('시연 상황실장', 'supervisor'),
  identity('시연 시장', 'executive'),
];

function identity(name: string, role: Identity['actor']['role']): Identity {
  return { actor: { name, role, isDemo: true }, token: `${DEMO_TOKEN_PREFIX}${role}-token` };
}
