import { io, type Socket } from 'socket.io-client';
import { SOCKET_PATH, type ClientToServer, type ServerToClient } from '../../contract/socket.ts';
import type { WorkspaceContent } from '../../contract/workspace.ts';

/** Two analysts, a supervisor, and the tokens they have. */
export const DESK_TOKENS = {
  KIM: 'kim-token-0123456789abcdef',
  LEE: 'lee-token-0123456789abcdef',
  BOSS: 'boss-token-0123456789abcdef',
} as const;
export const DESK_ENV = {
  OFFICE_TOKENS: `김분석:viewer:${DESK_TOKENS.KIM};이분석:operator:${DESK_TOKENS.LEE};박실장:supervisor:${DESK_TOKENS.BOSS}`,
};

export const CONTENT: WorkspaceContent = {
  name: '도림천 범람 검토',
  view: 'on=observation/water.level&map=126.9,37.5,12',
  bookmarks: [{ at: '2022-08-08T12:05:00.000Z', name: '범람 직전' }],
  notes: '오금교와 대곡교를 비교할 것',
  isShared: false,
  isOpenToChange: false,
};

/** A request of somebody, or of nobody known; the body as JSON. */
export async function asking(
  base: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  token?: string,
  body?: object,
): Promise<{ readonly status: number; readonly said: Record<string, unknown> }> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, said: (await response.json()) as Record<string, unknown> };
}

/** A desk's socket to a server. */
export function deskSocket(base: string): Socket<ServerToClient, ClientToServer> {
  return io(new URL(base).origin, { path: SOCKET_PATH, transports: ['websocket'], forceNew: true });
}
