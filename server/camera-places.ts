import type { Camera } from '../contract/situation.ts';
import { ConfigError, found } from './config/config-error.ts';
import type { City } from './config/load-city.ts';
import { numberIn, readRegistry } from './config/read-registry.ts';
import { situationsProfile } from './config/situations-profile.ts';
import type { RegistryRow } from './feed-kit/city-context.ts';
import type { CameraOrigins } from './hub/security-headers.ts';
import type { CameraPlace } from './office/situations/situation-settings.ts';

const KINDS = ['hls', 'mjpeg'] as const;

/**
 * The places of a list of cameras, with `stream` (`hls` or `mjpeg`) and `url` where a picture can be
 * had. Every screen is told the address, so one that holds a password is refused. Throws ConfigError.
 */
export function cameraPlaces(city: City, name: string): readonly CameraPlace[] {
  const shown = `cities/${city.profile.id}/${name}.csv`;
  return [...readRegistry(`${city.folder}/${name}.csv`, shown)].map(([code, row]) => {
    const { name_ko: ko = code, name_en: en = '' } = row;
    const stream = streamOf(row, code, shown);
    return {
      subject: `camera/${code}`,
      name: en === '' ? { ko } : { ko, en },
      lon: numberIn(row, 'lon', shown),
      lat: numberIn(row, 'lat', shown),
      ...(stream === undefined ? {} : { stream }),
    };
  });
}

function streamOf(row: RegistryRow, code: string, shown: string): Camera['stream'] | undefined {
  const { stream = '', url = '' } = row;
  if (stream === '' && url === '') return undefined;
  const kind = KINDS.find((known) => known === stream);
  if (kind === undefined) {
    throw new ConfigError(
      `${shown}: row ${code}: stream: expected ${KINDS.join(' or ')}, found ${found(stream)}`,
    );
  }
  const address = URL.parse(url);
  const isOpen = address?.username === '' && address.password === '';
  if (!isOpen || !['http:', 'https:'].includes(address.protocol)) {
    throw new ConfigError(
      `${shown}: row ${code}: url: expected an http or https address without a password, found ${address === null ? found(url) : address.protocol}`,
    );
  }
  return { kind, url: address.href };
}

/** Where pages may fetch pictures of the city's cameras from; nothing without cameras. */
export function cameraOrigins(city: City): CameraOrigins {
  const name = city.file('situations', situationsProfile)?.cameras;
  const streams = name === undefined ? [] : cameraPlaces(city, name).map(({ stream }) => stream);
  const of = (kind: (typeof KINDS)[number]): readonly string[] => [
    ...new Set(
      streams.flatMap((stream) => (stream?.kind === kind ? [new URL(stream.url).origin] : [])),
    ),
  ];
  return { hls: of('hls'), mjpeg: of('mjpeg') };
}
