/** A ChirpStack uplink of a device, heard `minutes` ago. */
export function uplink(devEui: string, object: object, minutes = 1): string {
  const time = new Date(Date.now() - minutes * 60_000).toISOString();
  return JSON.stringify({
    deduplicationId: `${devEui}-${time}`,
    time,
    deviceInfo: { applicationName: 'city', deviceName: devEui.slice(-4), devEui },
    fCnt: 7,
    fPort: 2,
    data: 'AQID',
    object,
  });
}
