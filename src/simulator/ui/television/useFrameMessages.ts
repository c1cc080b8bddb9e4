import { type RefObject, useEffect, useEffectEvent } from 'react';
import * as v from 'valibot';
import { FrameMessage } from '../../../contract';

/** Hears what the box in a frame tells of itself; what is not meant for a simulator is left alone. */
export function useFrameMessages(
  frame: RefObject<HTMLIFrameElement | null>,
  onMessage: (message: FrameMessage) => void,
): void {
  const hear = useEffectEvent(onMessage);
  useEffect(() => {
    const listen = (event: MessageEvent<unknown>) => {
      if (event.source === null || event.source !== frame.current?.contentWindow) return;
      const message = v.safeParse(FrameMessage, event.data);
      if (message.success) hear(message.output);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [frame]);
}
