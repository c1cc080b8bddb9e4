import { type ReactNode, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyName } from '../../../contract';
import { capOf } from '../keys/keyCaps';
import { codeFor, keyOn } from '../keys/keyMaps';
import type { KeyPhase } from '../keys/sendKey';
import { useText } from '../locale';
import { createHold } from './hold';
import { RemoteInHand } from './RemoteInHand';

interface RemoteKeyProps {
  /** What the key is; of several, the first that the model's remote has. */
  keys: readonly KeyName[];
  className?: string;
  children?: ReactNode;
}

/** One key of the remote. Where the model has no such key it is drawn faint and cannot be pressed. */
export function RemoteKey({ keys, className = '', children }: RemoteKeyProps) {
  const t = useText();
  const { map, down, onKey } = useContext(RemoteInHand);
  const name = keyOn(map, keys);
  // The box's own power supply is no key that an application hears: it is always there.
  const shown = name ?? (keys[0] === 'Power' ? 'Power' : undefined);
  const send = (phase: KeyPhase) => {
    if (shown) onKey(shown, phase);
  };
  const latestSend = useRef(send);
  useLayoutEffect(() => {
    latestSend.current = send;
  });
  const [hold] = useState(() => createHold((phase) => latestSend.current(phase)));
  useEffect(() => hold.release, [hold]);

  const label = t(`key.${keys[0]!}`);
  const code = name === undefined ? undefined : codeFor(map, name);
  const hint = shown ? [label, code, capOf(shown)].filter(Boolean).join(' · ') : t('remote.missing', label);
  const pressed = shown !== undefined && down.has(shown);

  return (
    <button
      type="button"
      className={`key ${className} ${pressed ? 'pressed' : ''}`}
      data-key={keys[0]}
      disabled={!shown}
      aria-label={label}
      title={hint}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // Keeps the focus, and with it the computer's keyboard, where it is.
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        hold.press();
      }}
      onPointerUp={hold.release}
      onLostPointerCapture={hold.release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        if (!event.repeat) hold.press();
      }}
      onKeyUp={hold.release}
      onBlur={hold.release}
    >
      {children === undefined ? label : children}
    </button>
  );
}
