const STAGE_W = 1920;
const STAGE_H = 1080;
/** -20 dB. */
const SOFTLY = 0.1;

/**
 * The video plane: one or two video elements under the interface, and the still picture that covers the gap
 * where a box has but one decoder.
 */
export class Screen {
  /** The slot that plays, or is about to. */
  current = 0;
  private shown = 0;
  private readonly videos: HTMLVideoElement[] = [];
  private readonly curtain: HTMLCanvasElement;
  private level = 1;
  private soft = false;
  private silent = false;

  constructor(
    private readonly plane: HTMLElement,
    private readonly decoders: 1 | 2,
  ) {
    plane.style.cssText =
      'position:absolute;left:0;top:0;width:100%;height:100%;overflow:hidden;background:#000;z-index:0';
    for (let slot = 0; slot < decoders; slot++) this.videos.push(this.addVideo());
    this.curtain = document.createElement('canvas');
    this.curtain.style.cssText =
      'position:absolute;left:0;top:0;width:100%;height:100%;z-index:2;display:none';
    plane.appendChild(this.curtain);
    this.place(0, 0, STAGE_W, STAGE_H);
  }

  video(slot: number): HTMLVideoElement {
    return this.videos[slot]!;
  }

  /** Makes a slot ready for a new channel while the viewer goes on seeing the old one. */
  prepare(): number {
    if (this.decoders === 2) {
      this.current = this.hasPicture(this.shown) ? 1 - this.shown : this.shown;
    } else if (this.hasPicture(0)) this.drawCurtain();
    const video = this.video(this.current);
    video.muted = true;
    video.style.zIndex = this.current === this.shown ? '1' : '0';
    return this.current;
  }

  /** The slot has its first frame (or sound): it becomes what the viewer sees and hears. */
  show(slot: number, radio: boolean): void {
    this.shown = slot;
    this.videos.forEach((video, other) => {
      video.style.zIndex = other === slot ? '1' : '0';
      video.style.visibility = other === slot && !radio ? 'visible' : other === slot ? 'hidden' : 'visible';
      if (other !== slot) {
        video.muted = true;
        video.pause();
      }
    });
    this.curtain.style.display = 'none';
    const video = this.video(slot);
    video.muted = this.silent;
    video.volume = this.loudness;
  }

  /** Plays without sound until the first key: some browsers demand it. */
  silence(): void {
    this.silent = true;
    for (const video of this.videos) video.muted = true;
    const restore = () => {
      window.removeEventListener('keydown', restore, true);
      this.silent = false;
      this.video(this.shown).muted = false;
    };
    window.addEventListener('keydown', restore, true);
  }

  get volume(): number {
    return this.level;
  }

  set volume(level: number) {
    this.level = Math.max(0, Math.min(1, level));
    this.applyVolume();
  }

  /** Softer by 20 dB while something else has to be heard; what the viewer sets meanwhile holds afterwards. */
  duck(on: boolean): void {
    this.soft = on;
    this.applyVolume();
  }

  place(x: number, y: number, w: number, h: number): void {
    const { style } = this.plane;
    style.left = `${(x / STAGE_W) * 100}%`;
    style.top = `${(y / STAGE_H) * 100}%`;
    style.width = `${(w / STAGE_W) * 100}%`;
    style.height = `${(h / STAGE_H) * 100}%`;
  }

  destroy(): void {
    this.plane.innerHTML = '';
  }

  private get loudness(): number {
    return this.soft ? this.level * SOFTLY : this.level;
  }

  private applyVolume(): void {
    this.video(this.shown).volume = this.loudness;
  }

  private addVideo(): HTMLVideoElement {
    const video = document.createElement('video');
    video.style.cssText =
      'position:absolute;left:0;top:0;width:100%;height:100%;background:#000;object-fit:contain';
    video.setAttribute('playsinline', '');
    video.muted = true;
    this.plane.appendChild(video);
    return video;
  }

  private hasPicture(slot: number): boolean {
    const video = this.video(slot);
    return video.readyState >= 2 && video.videoWidth > 0 && video.currentTime > 0;
  }

  /** Where the box decodes into a plane that cannot be copied this draws nothing, and the gap stays black. */
  private drawCurtain(): void {
    const video = this.video(0);
    try {
      this.curtain.width = Math.min(video.videoWidth, 960);
      this.curtain.height = Math.round((this.curtain.width * video.videoHeight) / video.videoWidth);
      this.curtain.getContext('2d')?.drawImage(video, 0, 0, this.curtain.width, this.curtain.height);
      this.curtain.style.display = 'block';
    } catch {
      this.curtain.style.display = 'none';
    }
  }
}
