import * as v from 'valibot';
import { DivisionCode } from '../../../contract';
import type { VirtualBox } from '../bench/bench';

export const BOX_PAGE = '/box/index.html';

/** The address under which a box starts: its firmware's parameters. */
export function bootUrl(box: VirtualBox): string {
  const parameters = new URLSearchParams({ box: box.id, division: box.division, keymap: box.model });
  if (box.renderer !== 'auto') parameters.set('renderer', box.renderer);
  if (box.decoders !== 1) parameters.set('decoders', String(box.decoders));
  return `${BOX_PAGE}?${parameters}`;
}

/** The division with which the page in a frame was started; a viewer may have moved the box in its settings. */
export function divisionInFrame(frame: HTMLIFrameElement): DivisionCode | undefined {
  try {
    const division = new URLSearchParams(frame.contentWindow?.location.search).get('division');
    return v.is(DivisionCode, division) ? division : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets what a box keeps, as its reset does. The box's storage bears its id. */
export function resetBox(id: string): void {
  const prefix = `caiyun.${id}.`;
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) localStorage.removeItem(key);
  }
}
