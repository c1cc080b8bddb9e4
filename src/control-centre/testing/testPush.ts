import { Boxes } from '../boxes';
import { EmbeddedPush } from '../push';
import type { Store } from '../store';

const fail = (error: unknown): never => {
  throw error;
};

/** Boxes of a test's store, and a push channel that knows them. */
export async function boxesAndPush(
  store: Store,
  now?: () => number,
): Promise<{ boxes: Boxes; push: EmbeddedPush }> {
  const clock = now ? { now } : {};
  const boxes = await Boxes.open({ store, complain: fail, ...clock });
  const push = new EmbeddedPush({
    credentials: { isBox: (box, token) => boxes.isBox(box, token), isControlCentre: () => false },
    onRefused: () => undefined,
    complain: fail,
    ...clock,
  });
  push.onPresence(boxes.takePresence);
  push.onReceipts(boxes.takeReceipts);
  return { boxes, push };
}
