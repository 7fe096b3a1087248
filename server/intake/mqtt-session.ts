/** How a city listens to its broker; from `mqtt:` of the feed in the city profile. */
export interface MqttSession {
  readonly version: '3.1.1' | '5';
  readonly qos: 0 | 1;
  /** Absent = made of the city's and the feed's id. Two that run at once must differ in it. */
  readonly clientId?: string;
  /** How long the broker keeps for us what comes while we are away; only version 5 can say so. */
  readonly keepSec: number;
  /** Topic filters; absent = as the connector says. */
  readonly topics?: readonly string[];
  /** Where the source's Last Will is published: `payload` there means that it is gone. */
  readonly will?: { readonly topic: string; readonly payload: string };
}

export const MQTT_SESSION: MqttSession = { version: '5', qos: 1, keepSec: 86_400 };
