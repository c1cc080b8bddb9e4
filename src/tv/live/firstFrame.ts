interface FrameCallbacks {
  requestVideoFrameCallback?: (callback: () => void) => number;
  cancelVideoFrameCallback?: (handle: number) => void;
}

/**
 * Calls back once, when a video shows its first frame (or a radio channel its first sound). Boxes older than
 * Chromium 83 have no frame callback; there the first moved position stands for it.
 *
 * @returns ends the waiting
 */
export function firstFrame(video: HTMLVideoElement, radio: boolean, done: () => void): () => void {
  const frames = video as FrameCallbacks;
  let handle: number | undefined;
  const onTime = () => {
    if (video.currentTime > 0 && video.readyState >= 2 && !video.seeking) finish();
  };
  const stop = () => {
    video.removeEventListener('timeupdate', onTime);
    video.removeEventListener('playing', onTime);
    if (handle !== undefined) frames.cancelVideoFrameCallback?.(handle);
    handle = undefined;
  };
  const finish = () => {
    stop();
    done();
  };
  if (frames.requestVideoFrameCallback && !radio) {
    // A frame of the channel before may still be under way: it has no source of the new one yet.
    handle = frames.requestVideoFrameCallback(finish);
  } else {
    video.addEventListener('timeupdate', onTime);
    video.addEventListener('playing', onTime);
  }
  return stop;
}
