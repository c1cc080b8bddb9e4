/** Where a picture of the demonstration province says which channel it is: parts of its width and height. */
export interface Strip {
  left: number;
  right: number;
  top: number;
  bottom: number;
  blocks: number;
}

/** Looks at a page as a viewer does: at the keys that go in and the pictures that come out. */
export interface Eye {
  /** From here on the first visible frame of this channel is looked for. */
  lookFor(channel: number): void;
  /** When that frame came and when the last key before it, ms of the page's clock. */
  seen: Promise<{ frameAt: number; keyAt: number }>;
}

declare global {
  interface Window {
    eye: Eye;
  }
}

/**
 * Runs in the page before anything else does; so it must not refer to anything outside itself. It reads every
 * frame's strip, since a frame of the channel before may still come after the key.
 */
export function installEye(strip: Strip): void {
  const BLOCK_PX = 4;
  const canvas = document.createElement('canvas');
  canvas.width = strip.blocks * BLOCK_PX;
  canvas.height = BLOCK_PX;
  const paint = canvas.getContext('2d', { willReadFrequently: true })!;
  let keyAt = 0;
  window.addEventListener(
    'keydown',
    (event) => {
      keyAt = event.timeStamp;
    },
    true,
  );

  function channelOn(video: HTMLVideoElement): number {
    const { videoWidth: w, videoHeight: h } = video;
    const [x, y] = [strip.left * w, strip.top * h];
    const [width, height] = [(strip.right - strip.left) * w, (strip.bottom - strip.top) * h];
    paint.drawImage(video, x, y, width, height, 0, 0, canvas.width, canvas.height);
    const { data } = paint.getImageData(0, 0, canvas.width, canvas.height);
    let number = 0;
    for (let block = 0; block < strip.blocks; block += 1) {
      const middle = ((BLOCK_PX / 2) * canvas.width + block * BLOCK_PX + BLOCK_PX / 2) * 4;
      number = number * 2 + (data[middle + 1]! > 127 ? 1 : 0);
    }
    return number;
  }

  /** Of videos that lie over one another the one that a viewer sees. */
  function uppermost(): Element | undefined {
    return document
      .elementsFromPoint(window.innerWidth / 2, window.innerHeight / 2)
      .find((element) => element instanceof HTMLVideoElement);
  }

  window.eye = {
    seen: Promise.reject(new Error('not looking')),
    lookFor(channel) {
      window.eye.seen = new Promise((resolve) => {
        const followed = new Set<HTMLVideoElement>();
        let found = false;
        const follow = (video: HTMLVideoElement): void => {
          video.requestVideoFrameCallback(() => {
            if (found) return;
            const frameAt = performance.now();
            if (channelOn(video) !== channel) {
              follow(video);
              return;
            }
            // The page may lift the video up in its own callback for this very frame.
            requestAnimationFrame(() => {
              if (uppermost() === video) {
                found = true;
                resolve({ frameAt, keyAt });
              } else follow(video);
            });
          });
        };
        const findVideos = (): void => {
          if (found) return;
          for (const video of Array.from(document.querySelectorAll('video'))) {
            if (followed.has(video)) continue;
            followed.add(video);
            follow(video);
          }
          requestAnimationFrame(findVideos);
        };
        findVideos();
      });
    },
  };
  window.eye.seen.catch(() => undefined);
}
