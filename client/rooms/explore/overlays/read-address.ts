import { OVERLAY_FORMATS, type OverlayProblem } from '../../../explore/overlay.ts';
import type { OverlayReading } from '../../../explore/desk-overlays.ts';
import type { OverlaySource } from '../../../../contract/map-overlay.ts';
import { MOST_OVERLAY_BYTES, readOverlay } from '../../../explore/read-overlay.ts';
import { askAddress } from './ask-address.ts';
import { parseXml } from './parse-xml.ts';

const failed = (problem: OverlayProblem): OverlayReading => ({ type: 'failed', problem });

/** The shapes of a file at an address. */
export async function readAddress({ kind, url }: OverlaySource): Promise<OverlayReading> {
  const format = OVERLAY_FORMATS.find((own) => own === kind) ?? 'geojson';
  const answer = await askAddress(url);
  if ('reason' in answer) return failed(answer);
  const large = { reason: 'file', problem: { reason: 'large', at: '' }, url } as const;
  if (Number(answer.headers.get('content-length') ?? 0) > MOST_OVERLAY_BYTES) {
    await answer.body?.cancel();
    return failed(large);
  }
  try {
    const read = readOverlay(`at.${format}`, await answer.text(), parseXml);
    if (read.type === 'refused') return failed({ reason: 'file', problem: read.problem, url });
    return { type: 'read', features: read.features };
  } catch {
    return failed({ reason: 'silent', url });
  }
}
