import type Lightning from '@lightningjs/core';
import { clockTime } from './box';
import { SidePicture, sidePicture } from './design';
import { Page } from './Page';

export interface SidePageSpec extends Lightning.Component.TemplateSpec {
  Ground: typeof SidePicture;
}

/** A page beside which television goes on in a small picture. */
export abstract class SidePage<Spec extends SidePageSpec> extends Page<Spec> {
  override readonly frame = sidePicture;

  protected static ground() {
    return { type: SidePicture };
  }

  private get ground(): SidePicture {
    return this.childList.first as unknown as SidePicture;
  }

  protected dress(title: string, hint = ''): void {
    this.ground.dress(title, hint);
  }

  override enter(): void {
    this.tick();
  }

  override tick(): void {
    const { clock, zapper, guide } = this.television;
    const at = clock.seconds();
    const channel = zapper.current;
    const now = channel ? guide.onAir(channel.id, at).now : undefined;
    this.ground.fill(clockTime(at), channel ? `${channel.number}  ${channel.name}` : '', now ? now[2] : '');
  }
}
