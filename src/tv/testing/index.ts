import Lightning from '@lightningjs/core';
import type { Channel, ProgrammeRow } from '../../contract';
import { createSignal, DESKTOP_KEYS } from '../box';
import type { Page, PageName, Shell } from '../Page';
import type { Television } from '../Television';
import { sampleBoard } from './alerts';
import { EVENING } from './evening';

export * from './alerts';
export { EVENING };

const CODES: Record<string, number> = {};
for (const [code, name] of Object.entries(DESKTOP_KEYS)) CODES[name] ??= Number(code);

interface HolderSpec extends Lightning.Component.TemplateSpec {
  Shown: object;
}

/** A stage with one component on it that has the focus. */
class Holder extends Lightning.Application<HolderSpec> {
  static override _template() {
    return { w: 1920, h: 1080 };
  }
  override _getFocused(): Lightning.Component {
    return (this.childList.first ?? this) as unknown as Lightning.Component;
  }
}

/** Puts a component on a stage and gives it keys as a viewer would. */
export function stageWith<Shown>(type: unknown): {
  shown: Shown;
  press(...names: string[]): void;
  draw(): void;
} {
  const holder = new Holder({
    stage: { w: 1920, h: 1080, canvas2d: true, autostart: false, useImageWorker: false },
    keys: DESKTOP_KEYS,
    debug: false,
    enablePointer: false,
  } as unknown as Lightning.Application.Options);
  const draw = () => holder.stage.drawFrame();
  holder.childList.add(holder.stage.c({ type } as unknown as Lightning.Element.PatchTemplate) as never);
  holder._refocus();
  draw();
  return {
    shown: holder.childList.first as unknown as Shown,
    press(...names) {
      for (const name of names) {
        const init = { keyCode: CODES[name] } as KeyboardEventInit;
        window.dispatchEvent(new KeyboardEvent('keydown', init));
        window.dispatchEvent(new KeyboardEvent('keyup', init));
        draw();
      }
    },
    draw,
  };
}

export function sampleChannels(count: number): Channel[] {
  return Array.from({ length: count }, (_unused, index) => ({
    id: `c${index + 1}`,
    number: index + 1,
    name: `频道${index + 1}`,
    groups: [],
    radio: false,
    sources: [`http://headend/${index + 1}`],
    areas: [],
  }));
}

/** Parts as the pages see them, with a picture that only remembers what was asked of it. */
export function sampleTelevision(channels: Channel[]) {
  const tuned: string[] = [];
  let lent = false;
  const zapped = createSignal<Channel>();
  const rows: ProgrammeRow[] = Array.from({ length: 48 }, (_unused, index) => [
    EVENING - 20 * 3600 + index * 1800,
    1800,
    `节目${index}`,
  ]);
  const zapper = {
    changed: zapped,
    current: channels[0],
    tune(channel: Channel) {
      tuned.push(channel.id);
      zapper.current = channel;
      zapped.emit(channel);
    },
    step: (direction: number) => tuned.push(direction > 0 ? '+' : '-'),
    toNumber: (number: number) => tuned.push(`#${number}`) > 0 && number <= channels.length,
    toPrevious: () => tuned.push('previous'),
    lend(id: string) {
      lent = true;
      tuned.push(`lent ${id}`);
    },
    giveBack() {
      if (lent) tuned.push('given back');
      lent = false;
    },
  };
  const parts = {
    version: '0',
    parameters: {
      box: 'test',
      division: undefined,
      keymap: undefined,
      renderer: undefined,
      decoders: undefined,
      preview: false,
    },
    place: { division: '532922000000', name: '漾濞彝族自治县' },
    clock: { seconds: () => EVENING, now: () => EVENING * 1000 },
    connection: { online: true, changed: createSignal<boolean>() },
    lineup: { channels, changed: createSignal<Channel[]>() },
    guide: {
      changed: createSignal<string>(),
      onAir: () => ({ now: rows[40], next: rows[41] }),
      programmes: () => rows,
    },
    tuner: {
      state: { kind: 'playing', channel: 'c1' },
      changed: createSignal<{ kind: string }>(),
      volume: 1,
      attend: () => undefined,
      place: () => undefined,
      duck: () => undefined,
    },
    alerts: sampleBoard().board,
    zapper,
  };
  return { television: parts as unknown as Television, tuned };
}

/** Puts a page on a stage as the application does. `went` tells where it led. */
export function openPage<Shown extends Page<Lightning.Component.TemplateSpec>>(
  type: unknown,
  television: Television,
) {
  const went: (PageName | 'back')[] = [];
  const shell: Shell = { go: (page) => went.push(page), back: () => went.push('back') };
  const stage = stageWith<Shown>(type);
  stage.shown.attach(television, shell);
  stage.shown.enter();
  stage.draw();
  return { ...stage, went };
}
