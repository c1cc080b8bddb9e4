import * as v from 'valibot';
import { check, DivisionCode } from '../../../contract';
import { KEY_MAPS } from '../keys/keyMaps';
import { type Bench, newBench } from './bench';

const KEY = 'caiyun-simulator.bench';

const KeptBox = v.object({
  id: v.string(),
  division: DivisionCode,
  model: v.picklist(KEY_MAPS.map((map) => map.model)),
  renderer: v.picklist(['auto', 'canvas2d']),
  decoders: v.picklist([1, 2]),
  power: v.boolean(),
  start: v.number(),
});
const KeptBench: v.GenericSchema<Bench> = v.object({
  boxes: v.tuple([KeptBox, KeptBox]),
  shown: v.picklist([1, 2]),
  active: v.picklist([0, 1]),
  stage: v.picklist(['720p', '1080p']),
});

/** The bench as the tester left it, or a new one. */
export function readBench(): Bench {
  try {
    return check(KeptBench, JSON.parse(localStorage.getItem(KEY) ?? ''), 'kept bench');
  } catch {
    return newBench(Math.random().toString(36).slice(2, 6));
  }
}

export function keepBench(bench: Bench): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(bench));
  } catch {
    // Without a store the bench is set up anew at the next visit.
  }
}
