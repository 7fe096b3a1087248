import { OVERLAY_LIMITS } from '../../contract/map-overlay.ts';
import { refusal, type Refusal } from './refusals.ts';

const { ofOwner, ofAll } = OVERLAY_LIMITS;

export const OVERLAY_REFUSALS = {
  none: refusal(
    'no-such-subject',
    '그런 공유 자료가 없습니다',
    'there is no such overlay that is shared',
  ),
  ownersOnly: refusal(
    'not-allowed',
    '공유한 사람만 할 수 있습니다',
    'only who shared it may do that',
  ),
  stale: refusal('conflict', '그 사이 변경되었습니다', 'changed meanwhile'),
  ownFull: refusal(
    'conflict',
    `공유 자료는 한 사람이 ${ofOwner}개까지입니다`,
    `a person shares at most ${ofOwner} overlays`,
  ),
  full: refusal('conflict', '공유 자료를 더 둘 수 없습니다', `at most ${ofAll} are shared`),
  host: (origin: string): Refusal =>
    refusal(
      'not-allowed',
      `허용되지 않은 주소입니다: city.yaml의 overlayHosts에 ${origin} 추가 필요`,
      `pages may not ask there: overlayHosts of city.yaml would have to name ${origin}`,
    ),
} as const;
