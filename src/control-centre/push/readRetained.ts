import { randomUUID } from 'node:crypto';
import type { IPublishPacket, MqttClient } from 'mqtt';

/**
 * What a broker retains under a filter now. MQTT marks no end of the retained messages, but a broker keeps the order
 * of one connection: a message of our own, sent after the subscription, comes back behind them.
 */
export async function readRetained(client: MqttClient, filter: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const marker = `centre/${randomUUID()}`;
  let collect: ((topic: string, payload: Buffer, packet: IPublishPacket) => void) | undefined;
  const whole = new Promise<void>((resolve) => {
    collect = (topic, payload, { retain }) => {
      if (topic === marker) resolve();
      else if (retain && payload.length > 0) found.set(topic, Buffer.from(payload));
    };
    client.on('message', collect);
  });
  try {
    await client.subscribeAsync(marker, { qos: 0 });
    await client.subscribeAsync(filter, { qos: 0 });
    await client.publishAsync(marker, 'end', { qos: 0 });
    await whole;
    await client.unsubscribeAsync([marker, filter]);
  } finally {
    client.removeListener('message', collect!);
  }
  return found;
}
