import type { CommandName } from '../../../contract/command.ts';
import type { LinkStatus, TimeStatus } from '../../city/store.ts';
import type { Words } from '../../design/wording.ts';
import type { SessionStand } from './use-session.ts';

const not = 'ops/command/not';

/** Why this desk cannot give a command now, the strongest reason first; `undefined` = it can. */
export function whyNotCommand(
  name: CommandName,
  time: Pick<TimeStatus, 'isPlayback' | 'seeking'>,
  phase: LinkStatus['phase'],
  session: SessionStand,
  { word }: Words,
): string | undefined {
  if (time.isPlayback || time.seeking !== undefined) return word(`${not}/past`);
  if (phase !== 'connected') return word(`${not}/lost`);
  if (session.state !== 'known') return word(`${not}/${session.state}`);
  const { actor, may, isReadOnly } = session.answer;
  if (isReadOnly) return word(`${not}/readOnly`);
  if (actor === null) return word(`${not}/nobody`);
  if (may.includes(name)) return undefined;
  return word(`${not}/role`, { role: word(`ops/session/role/${actor.role}`) });
}
