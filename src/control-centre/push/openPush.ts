import type { Credentials, Refusal } from './broker';
import { EmbeddedPush } from './embeddedPush';
import { ExternalPush } from './externalPush';
import type { Push } from './push';

export interface PushSettings {
  /** Somebody else's broker, `mqtt(s)://user:password@host:port`; without it our own. */
  broker: string | undefined;
  /** The WebSocket address that boxes are told; without it beside our own HTTP. */
  url: string | undefined;
  /** Who may connect to our own broker; another one knows its own. */
  credentials: Credentials;
  onRefused(refusal: Refusal): void;
  complain(error: unknown): void;
}

/** Opens the push channel on the broker that the settings name. */
export function openPush({ broker, url = '', credentials, onRefused, complain }: PushSettings): Push {
  if (broker !== undefined) return new ExternalPush({ broker, url, complain });
  return new EmbeddedPush({ url, credentials, onRefused, complain });
}
