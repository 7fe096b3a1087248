import { WORKSPACE_LIMITS } from '../../contract/workspace.ts';
import { refusal } from './refusals.ts';

const { ofOwner, ofAll } = WORKSPACE_LIMITS;

export const WORKSPACE_REFUSALS = {
  none: refusal('no-such-subject', '그런 작업공간이 없습니다', 'there is no such workspace'),
  notYours: refusal(
    'not-allowed',
    '만든 사람이 변경을 허용하지 않았습니다',
    'its owner lets nobody else change it',
  ),
  ownersOnly: refusal('not-allowed', '만든 사람만 할 수 있습니다', 'only its owner may do that'),
  stale: refusal(
    'conflict',
    '그 사이 다른 사람이 변경했습니다',
    'changed by somebody else meanwhile',
  ),
  ownFull: refusal(
    'conflict',
    `작업공간은 한 사람이 ${ofOwner}개까지입니다`,
    `a person keeps at most ${ofOwner} workspaces`,
  ),
  full: refusal('conflict', '작업공간을 더 둘 수 없습니다', `at most ${ofAll} workspaces are kept`),
} as const;
