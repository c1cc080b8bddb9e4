import * as v from 'valibot';
import { AlertContent, AlertKind, CancelReason, FORMS } from './alert';
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
    /** The alert that stands on the screen; `end` is the card that says that it has ended. */
    alert: v.optional(
      v.object({
        id: v.string(),
        revision: v.number(),
        kind: AlertKind,
        form: v.picklist([...FORMS, 'end']),
      }),
    ),
  }),
]);
export type FrameMessage = v.InferOutput<typeof FrameMessage>;

/** What the console posts to a box application that it opened with `?preview=1`. It shows, and never reports. */
export const PreviewMessage = v.object({
  type: v.literal('caiyun:preview'),
  content: AlertContent,
  kind: AlertKind,
  reason: v.optional(CancelReason),
});
export type PreviewMessage = v.InferOutput<typeof PreviewMessage>;
