import type { Frame, Page } from 'playwright-core';

/** Where the application runs: a page, or a frame in one. */
type Stage = Page | Frame;

/** A text on the stage, in pixels of 1920x1080. */
export interface Text {
  words: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** All texts that a viewer sees now, as Lightning has laid them out; a list's clipped rows are not seen. */
export function textsOf(stage: Stage): Promise<Text[]> {
  return stage.evaluate(() => {
    interface Node {
      active: boolean;
      clipping: boolean;
      children: Node[];
      text: { text: string; lineHeight: number } | null;
      core: { getCornerPoints(): number[] };
    }
    const { app } = window as unknown as { app: Node };
    const texts: Text[] = [];
    const visit = (node: Node, clipTop: number, clipBottom: number) => {
      if (!node.active) return;
      const [left = 0, top = 0, , , right = 0, bottom = 0] = node.core.getCornerPoints();
      const words = node.text?.text.replace(/\u200b/g, '');
      if (node.text && words) {
        // The texture is higher than its lines: room for what hangs below the last.
        const lines = Math.max(1, Math.floor((bottom - top) / node.text.lineHeight));
        const foot = top + lines * node.text.lineHeight;
        if (top >= clipTop && foot <= clipBottom) texts.push({ words, left, top, right, bottom: foot });
      }
      const clip = node.clipping ? ([top, bottom] as const) : ([clipTop, clipBottom] as const);
      for (const child of node.children) visit(child, ...clip);
    };
    visit(app, -Infinity, Infinity);
    return texts;
  });
}

/** Pairs of texts that lie on one another by more than the air around their letters. */
export function overlaps(texts: Text[]): string[] {
  const AIR = 6;
  const found: string[] = [];
  texts.forEach((a, index) => {
    for (const b of texts.slice(index + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 2 && down > AIR) found.push(`"${a.words}" and "${b.words}"`);
    }
  });
  return found;
}

/** What the remote must not cut off, with the air around letters. */
const SAFE = { left: 90, top: 48, right: 1830, bottom: 1032 };

/** Texts that reach out of the safe area. @param along whether it counts from left to right, too */
export function outside(texts: Text[], along = true): string[] {
  const reaching = texts.filter(
    ({ left, top, right, bottom }) =>
      (along && (left < SAFE.left || right > SAFE.right)) || top < SAFE.top || bottom > SAFE.bottom,
  );
  return reaching.map(({ words }) => words);
}
