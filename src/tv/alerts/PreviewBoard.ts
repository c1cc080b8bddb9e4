import * as v from 'valibot';
import { ALERT_VERSION, type Alert, PreviewMessage } from '../../contract';
import { type Clock, createSignal } from '../box';
import type { AlertBoard, OnScreen } from './AlertBoard';
import type { HistoryEntry } from './history';
import { type Arrangement, arrange, NOTHING } from './queue';

const PREVIEW_ID = '530000000000-preview-20000101000000-0001';

/** What an operator composes, as a viewer will see it: it comes from the page around the box, and nothing is reported. */
export class PreviewBoard implements AlertBoard {
  readonly changed = createSignal<void>();
  readonly ended = createSignal<Alert>();
  readonly preview = true;
  readonly history: readonly HistoryEntry[] = [];
  arrangement: Arrangement = NOTHING;
  onScreen: OnScreen | undefined;
  private revision = 0;
  private readonly hear = (event: MessageEvent) => this.take(event);

  constructor(private readonly clock: Clock) {}

  start(): void {
    window.addEventListener('message', this.hear);
  }

  stop(): void {
    window.removeEventListener('message', this.hear);
  }

  displayed(): void {}

  acknowledge(): void {
    this.show(NOTHING);
  }

  finish(): void {
    this.show(NOTHING);
  }

  private take({ source, origin, data }: MessageEvent): void {
    if (source !== window.parent || origin !== window.location.origin) return;
    const message = v.safeParse(PreviewMessage, data);
    if (!message.success) return;
    const { content, kind, reason } = message.output;
    const now = this.clock.seconds();
    const alert: Alert = {
      ...content,
      version: ALERT_VERSION,
      id: PREVIEW_ID,
      revision: ++this.revision,
      kind,
      ...(reason && { reason }),
      sent: now,
      effective: now,
      spread: 0,
    };
    this.show(arrange({ [alert.id]: alert }, {}, now));
    if (kind === 'cancel') this.ended.emit(alert);
  }

  private show(arrangement: Arrangement): void {
    this.arrangement = arrangement;
    this.changed.emit();
  }
}
