import * as v from 'valibot';
import { DivisionCode, PROVINCE } from '../../contract';
import type { BoxStorage } from './storage';

/** How a box was started: by its firmware without parameters, or by a tester's page with some. */
export interface BootParameters {
  box: string;
  division: string | undefined;
  keymap: string | undefined;
  renderer: string | undefined;
  decoders: number | undefined;
  /** Stands in an operator's page and shows what is composed there: no television, and nothing is kept or reported. */
  preview: boolean;
}

/** Reads the page's query: `?box=a&division=532922000000&keymap=ipanel&renderer=canvas2d&decoders=1`. */
export function bootParameters(query: string): BootParameters {
  const values: Record<string, string> = {};
  for (const pair of query.replace(/^\?/, '').split('&')) {
    const at = pair.indexOf('=');
    if (at > 0) values[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1));
  }
  return {
    box: values['box'] ?? 'box',
    division: values['division'],
    keymap: values['keymap'],
    renderer: values['renderer'],
    decoders: values['decoders'] ? Number(values['decoders']) : undefined,
    preview: values['preview'] === '1',
  };
}

/** The division in which the box stands, and its name in words. */
export const Place = v.object({ division: DivisionCode, name: v.string() });
export type Place = v.InferOutput<typeof Place>;

/** The place kept on the box; a tester's page outranks it. */
export function readPlace(storage: BoxStorage, division: string | undefined): Place {
  const kept = storage.read('place', Place);
  if (division && v.is(DivisionCode, division) && division !== kept?.division) return { division, name: '' };
  return kept ?? { division: PROVINCE, name: '' };
}
