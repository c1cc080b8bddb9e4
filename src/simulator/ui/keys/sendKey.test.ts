// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { sendKey } from './sendKey';

function boxInFrame() {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const heard: [string, number, boolean][] = [];
  for (const type of ['keydown', 'keyup'] as const) {
    frame.contentWindow!.addEventListener(type, (event) => heard.push([type, event.keyCode, event.repeat]));
  }
  return { frame, heard };
}

afterEach(() => document.body.replaceChildren());

describe('a box in a frame', () => {
  it('hears a press, its repetition and its release by the code of the remote', () => {
    const { frame, heard } = boxInFrame();
    sendKey(frame, 340, 'down');
    sendKey(frame, 340, 'repeat');
    sendKey(frame, 340, 'up');
    expect(heard).toEqual([
      ['keydown', 340, false],
      ['keydown', 340, true],
      ['keyup', 340, false],
    ]);
  });

  it('that is switched off hears nothing, and the tester is told', () => {
    expect(sendKey(null, 13, 'down')).toBe(false);
  });
});
