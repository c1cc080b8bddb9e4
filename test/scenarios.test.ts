import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  contentOf,
  type Deed,
  SCENARIOS,
  type Scenario,
  type Seen,
  type Told,
} from '../demo/alerts/scenarios';
import { alertTopic, type DivisionCode, type Envelope } from '../src/contract';
import type { DeskAlert } from '../src/contract/desk';
import { FileSigner, readOrMakePassphrase, Seal } from '../src/control-centre/signing';
import { Box } from './box';
import { launchChromium } from './browser';
import { APPROVER, administrator, COMPOSER, type Operator } from './operators';
import { textsOf } from './texts';
import { startWorld, type World } from './world';

/** Set to keep the screenshots in docs/screens. */
const KEEP = process.env['KEEP_SCREENS'] === '1';
/** Each code counts once, and three are good at a time: with several phones nobody waits. */
const APPROVERS = 8;
const WIDTHS = [1280, 1920] as const;

let world: World;
let browser: Browser;
let composer: Operator;
const approvers: Operator[] = [];

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchChromium()]);
  if (KEEP) mkdirSync('docs/screens', { recursive: true });
  const first = await administrator(world);
  composer = await first.invite(COMPOSER);
  for (let n = 0; n < APPROVERS; n++)
    approvers.push(await first.invite({ ...APPROVER, name: `approver.${n}`, displayName: `审批${n}` }));
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const seconds = () => Math.floor(Date.now() / 1000);

/** One course of events with its boxes: two sizes in the first division, one in each other. */
class Play {
  private readonly boxes: { division: DivisionCode; width: (typeof WIDTHS)[number]; box: Box }[] = [];
  private readonly alerts: Record<string, { id: string; told: Told; first: Envelope | undefined }> = {};

  constructor(private readonly scenario: Scenario) {}

  async begin(): Promise<void> {
    for (const [index, division] of this.scenario.boxes.entries())
      for (const width of index === 0 ? WIDTHS : [1280 as const]) await this.switchOn(division, width);
  }

  async end(): Promise<void> {
    for (const { id } of Object.values(this.alerts))
      await composer.ask('POST', `/alerts/${id}/cancel`, { reason: 'lifted' });
    for (const { box } of this.boxes) await box.close();
  }

  async do(deed: Deed): Promise<void> {
    switch (deed.do) {
      case 'send':
        this.alerts[deed.alert] = await this.send(deed.told);
        return;
      case 'update': {
        const alert = this.alerts[deed.alert]!;
        const told = { ...alert.told, ...deed.change };
        // What is told of an earthquake again is the same earthquake.
        const content = { ...contentOf(told, seconds()), ...(await this.kept(alert.id, told)) };
        await this.bringOut(content, alert.id);
        this.alerts[deed.alert] = { ...alert, told };
        return;
      }
      case 'cancel':
        await composer.call('POST', `/alerts/${this.alerts[deed.alert]!.id}/cancel`, { reason: deed.reason });
        return;
      case 'forge':
        return this.publish(await this.forged(deed.told), this.scenario.boxes[0]!);
      case 'replay':
        return this.publish(this.alerts[deed.alert]!.first!, this.scenario.boxes[0]!);
      case 'press':
        for (const box of this.of(deed.on)) {
          await box.press(...deed.keys);
          await box.settled();
        }
        return;
      case 'switch-off':
        for (const box of this.of(deed.on)) await box.page.close();
        return;
      case 'switch-on':
        for (const one of this.boxes.filter(({ division }) => division === deed.on))
          one.box = await Box.openIn(one.box.page.context(), world, this.optionsOf(one.division, one.width));
        return;
    }
  }

  async shows(division: DivisionCode, seen: Seen | null): Promise<void> {
    for (const box of this.of(division)) {
      if (seen === null) {
        await box.unalerted();
        continue;
      }
      const { alert, ...how } = seen;
      const wanted = { id: this.alerts[alert]!.id, ...how };
      if (how.form === 'end') {
        await box.hasShown(wanted);
        continue;
      }
      await box.alerted(wanted);
      await this.says(box, this.alerts[alert]!.told);
    }
  }

  async keep(name: string): Promise<void> {
    if (!KEEP) return;
    const [division] = this.scenario.boxes;
    for (const { width, box } of this.boxes.filter((one) => one.division === division))
      await box.page.screenshot({ path: `docs/screens/scenario_${name}-zh-CN-${width}.png` });
  }

  private async says(box: Box, { text: { headline }, real, form }: Told): Promise<void> {
    const words = async () => (await textsOf(box.page)).map((text) => text.words).join('');
    const bare = headline.replace(/^演练：/, '').slice(0, form === 'crawl' ? 8 : 12);
    await expect.poll(words, { timeout: 15_000 }).toContain(bare);
    // A crawl is to be seen when its words have come well into the picture.
    const comes = async () =>
      (await textsOf(box.page)).some(
        ({ words, left, top }) => words.includes(bare) && top < 150 && left < 900,
      );
    if (form === 'crawl') await expect.poll(comes, { timeout: 15_000, interval: 50 }).toBe(true);
    if (!real) expect(await words()).toContain('演练');
  }

  private of(division: DivisionCode): Box[] {
    return this.boxes.filter((one) => one.division === division).map(({ box }) => box);
  }

  private optionsOf(division: DivisionCode, width: (typeof WIDTHS)[number]) {
    return { division, width, query: `&box=${this.scenario.id}-${division}-${width}` };
  }

  private async switchOn(division: DivisionCode, width: (typeof WIDTHS)[number]): Promise<void> {
    const box = await Box.open(browser, world, this.optionsOf(division, width));
    await box.playing();
    this.boxes.push({ division, width, box });
  }

  private async kept(id: string, { earthquake }: Told): Promise<object> {
    const { revisions } = await composer.call<{ revisions: DeskAlert[] }>('GET', `/alerts/${id}`);
    const before = revisions[0]!.content;
    const expires = Math.max(before.expires, seconds() + 60);
    const origin = before.earthquake?.origin;
    return {
      expires,
      ...(earthquake && origin !== undefined && { earthquake: { ...earthquake, origin } }),
    };
  }

  private async send(told: Told) {
    const id = await this.bringOut(contentOf(told, seconds()));
    const answer = await fetch(`${world.centre}/api/v1/alerts?division=${told.areas[0]}`);
    const { alerts } = (await answer.json()) as { alerts: Envelope[] };
    return { id, told, first: alerts.find(({ message }) => message.text.includes(id)) };
  }

  /** Two persons bring it out. */
  private async bringOut(content: object, updates?: string): Promise<string> {
    const draft = await composer.call<DeskAlert>('POST', '/alerts', { content, updates });
    const { id, version } = await composer.call<DeskAlert>('POST', `/alerts/${draft.id}/submit`, {
      version: draft.version,
    });
    const approver = approvers.shift()!;
    approvers.push(approver);
    const { severity } = draft.content;
    const code = severity === 'red' || severity === 'orange' ? await approver.phone.code() : undefined;
    await approver.call('POST', `/alerts/${id}/approve`, { version, code, typed: '云南省' });
    await expect
      .poll(
        async () => {
          const { revisions } = await composer.call<{ revisions: DeskAlert[] }>('GET', `/alerts/${id}`);
          return revisions[0]!.state;
        },
        { timeout: 15_000 },
      )
      .toBe('published');
    return id;
  }

  private async forged(told: Told): Promise<Envelope> {
    const { dataFolder } = world;
    const signer = new FileSigner(dataFolder, new Seal(readOrMakePassphrase(dataFolder, undefined)));
    const content = contentOf(told, seconds());
    const id = `${told.authority.division}-${told.authority.code}-20261124190500-9999`;
    const sent = { sent: seconds(), effective: seconds(), revision: 1, kind: 'alert', version: '1.0', id };
    const envelope = await signer.sign(told.authority, JSON.stringify({ ...content, ...sent }));
    envelope.message.text = envelope.message.text.replace('"exercise":true', '"exercise":false');
    return envelope;
  }

  private async publish(envelope: Envelope, division: DivisionCode): Promise<void> {
    const password = readFileSync(join(world.dataFolder, 'push-password'), 'utf8').trim();
    const options = { username: 'control-centre', password, reconnectPeriod: 0 };
    const client = await connectAsync(`${world.centre.replace('http', 'ws')}/mqtt`, options, false);
    const rejected = new Promise<void>((resolve) => {
      client.on('message', (_topic, payload) => payload.includes('rejected') && resolve());
    });
    await client.subscribeAsync('boxes/+/receipts');
    await client.publishAsync(alertTopic(division), JSON.stringify({ division, alerts: [envelope] }));
    await rejected;
    await client.endAsync();
  }
}

let play: Play | undefined;
afterEach(() => play?.end());

describe('the courses of events of the demonstration', () => {
  it.each(SCENARIOS)('$id: $name', async (scenario) => {
    play = new Play(scenario);
    await play.begin();
    for (const { deed, screens, picture } of scenario.steps) {
      await play.do(deed);
      for (const [division, seen] of Object.entries(screens)) await play.shows(division, seen);
      if (picture) await play.keep(picture);
    }
  });
});
