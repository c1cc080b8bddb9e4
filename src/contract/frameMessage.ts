import * as v from 'valibot';
import { KEY_NAMES } from './keymap';

/** What a box that stands in a page of the simulator posts to it. */
export const FrameMessage = v.variant('type', [
  v.object({
    type: v.literal('caiyun:key'),
    /** The key as the box understood it; missing where its key map does not know the code. */
    name: v.optional(v.picklist(KEY_NAMES)),
    code: v.number(),
  }),
  v.object({
    type: v.literal('caiyun:state'),
    /** The page that is open: 'live', 'home', … */
    place: v.string(),
    /** Number of the channel that is on. */
    channel: v.optional(v.number()),
  }),
]);
export type FrameMessage = v.InferOutput<typeof FrameMessage>;
