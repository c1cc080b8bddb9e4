import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import * as v from 'valibot';
import {
  type AlertContent,
  type AlertKind,
  type CancelReason,
  type DivisionCode,
  divisionLevel,
  FrameMessage,
  type PreviewMessage,
} from '../../../contract';
import { useText } from '../../locale';
import './boxPreview.css';

/** The box's picture as it is drawn; the frame is scaled to what room there is. */
const WIDTH = 1280;
const HEIGHT = 720;
/** How long typing has to rest before the box is told, ms. */
const REST_MS = 350;

interface BoxPreviewProps {
  content: AlertContent;
  kind: AlertKind;
  reason?: CancelReason;
}

/** The real box application with the real overlay, over live television, as viewers will see it. */
export function BoxPreview({ content, kind, reason }: BoxPreviewProps) {
  const t = useText();
  const frame = useRef<HTMLIFrameElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const [run, setRun] = useState(0);
  const scale = useScale(room);
  const division = useRested(standingIn(content.areas));

  // The box says where it is as soon as it can take what is to be shown, and again after each start.
  useEffect(() => {
    const hear = (event: MessageEvent) => {
      if (event.source !== frame.current?.contentWindow || event.origin !== location.origin) return;
      const message = v.safeParse(FrameMessage, event.data);
      if (message.success && message.output.type === 'caiyun:state') setReady(true);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);

  const text = useRested(JSON.stringify({ content, kind, reason }));
  const send = useCallback(() => {
    const message = { type: 'caiyun:preview', ...JSON.parse(text) } as PreviewMessage;
    frame.current?.contentWindow?.postMessage(message, location.origin);
  }, [text]);
  useEffect(() => {
    if (ready) send();
  }, [ready, send]);

  const again = () => {
    setReady(false);
    setRun((now) => now + 1);
  };
  return (
    <figure className="box-preview">
      <div ref={room} className="screen" style={{ aspectRatio: `${WIDTH} / ${HEIGHT}` }}>
        <iframe
          // Another division is another box.
          key={`${division} ${run}`}
          ref={frame}
          title={t('preview.title')}
          src={`/box/?preview=1&box=preview&division=${division}`}
          style={{ width: WIDTH, height: HEIGHT, transform: `scale(${scale})` }}
          allow="autoplay"
          onLoad={() => setReady(false)}
        />
        {!ready && <p role="status">{t('preview.starting')}</p>}
      </div>
      <figcaption>
        <span>{t('preview.meaning')}</span>
        <Button size="small" onClick={again}>
          {t('preview.again')}
        </Button>
      </figcaption>
    </figure>
  );
}

/** A box stands in a county or below: the first area that is one, or the first place in a larger one. */
function standingIn(areas: readonly DivisionCode[]): DivisionCode {
  const [first] = areas;
  return areas.find((area) => ['county', 'township'].includes(divisionLevel(area))) ?? first!;
}

/** A value that has not changed for a moment. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** What the frame has to be scaled by to fill its room. */
function useScale(room: React.RefObject<HTMLDivElement | null>): number {
  const [scale, setScale] = useState(0.375);
  useEffect(() => {
    const { current } = room;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setScale(entry.contentRect.width / WIDTH);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [room]);
  return scale;
}
