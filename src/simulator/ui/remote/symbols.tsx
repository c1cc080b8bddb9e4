import type { ReactNode } from 'react';

/** Signs that are drawn on the remote's keys, on a field of 24 by 24. */
const SYMBOLS = {
  power: <path d="M12 3v8M7.1 6.3a7.5 7.5 0 1 0 9.8 0" />,
  mute: <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5" />,
  home: <path d="M3.5 11.5 12 4l8.5 7.5M6 10v9.5h4.2v-5.5h3.6v5.5H18V10" />,
  menu: <path d="M4.5 7h15M4.5 12h15M4.5 17h15" />,
  back: <path d="M9.5 5 4.5 10l5 5M5 10h8.5a5.5 5.5 0 0 1 0 11H9" />,
  exit: <path d="M10 4.5H5v15h5M14 8l4.5 4-4.5 4M18 12H9.5" />,
  up: <path d="m6 14.5 6-6 6 6" />,
  down: <path d="m6 9.5 6 6 6-6" />,
  left: <path d="m14.5 6-6 6 6 6" />,
  right: <path d="m9.5 6 6 6-6 6" />,
  plus: <path d="M12 5.5v13M5.5 12h13" />,
  minus: <path d="M5.5 12h13" />,
  play: <path className="filled" d="M8 5.5v13l10.5-6.5z" />,
  pause: <path className="filled" d="M7 5.5h3.4v13H7zM13.6 5.5H17v13h-3.4z" />,
  stop: <path className="filled" d="M6.5 6.5h11v11h-11z" />,
  rewind: <path className="filled" d="M11.5 6v12L3 12zM20.5 6v12L12 12z" />,
  fastForward: <path className="filled" d="M12.5 6v12l8.5-6zM3.5 6v12l8.5-6z" />,
} satisfies Record<string, ReactNode>;
export type SymbolName = keyof typeof SYMBOLS;

export function RemoteSymbol({ name }: { name: SymbolName }) {
  return (
    <svg className="symbol" viewBox="0 0 24 24" aria-hidden="true">
      {SYMBOLS[name]}
    </svg>
  );
}
