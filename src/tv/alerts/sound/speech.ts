const LOAD_MS = 6000;
const LONGEST_MS = 180_000;

/**
 * Plays recorded speech once. Never throws: what does not load in time is left out.
 *
 * @param done called once, when it has ended or can't be had
 * @returns ends it before its time, without calling `done`
 */
export function playSpeech(url: string, done: () => void): () => void {
  const audio = document.createElement('audio');
  let timer: number | undefined;
  let ended = false;
  const end = () => {
    ended = true;
    window.clearTimeout(timer);
    audio.onended = audio.onerror = audio.onplaying = null;
    audio.pause();
    audio.removeAttribute('src');
  };
  const finish = () => {
    // Taking the source away makes the browser refuse a `play` that had not begun yet: that end is known already.
    if (ended) return;
    end();
    done();
  };
  timer = window.setTimeout(finish, LOAD_MS);
  audio.onended = audio.onerror = finish;
  audio.onplaying = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(finish, LONGEST_MS);
  };
  audio.src = url;
  try {
    (audio.play() as Promise<void> | undefined)?.catch(finish);
  } catch {
    finish();
  }
  return end;
}
