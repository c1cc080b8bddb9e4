import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEMO_CHANNELS } from '../channels';
import { catalogueOf } from './catalogue';

const CLIPS = 'demo/media/clips';
const catalogue = catalogueOf(CLIPS);
const named = (id: string) => catalogue.find((entry) => entry.id === id)!;

describe('the media of the demonstration', () => {
  it('are what the catalogue says of them', () => {
    expect(JSON.parse(readFileSync(`${CLIPS}/catalogue.json`, 'utf8'))).toEqual(catalogue);
  });

  it('give every channel of the line-up a picture or make it radio, and sound and a logo', () => {
    expect(catalogue.map(({ id }) => id)).toEqual(DEMO_CHANNELS.map(({ id }) => id));
    for (const { id, radio, renditions, audio } of catalogue) {
      expect(renditions.length > 0, id).toBe(!radio);
      expect(audio.length, id).toBeGreaterThan(0);
    }
  });

  it('let a player climb, a viewer choose a language and read along', () => {
    const sizes = named('cctv1').renditions.map(({ height, bandwidth }) => ({ height, bandwidth }));
    expect(sizes.map(({ height }) => height)).toEqual([270, 540]);
    expect(sizes[0]!.bandwidth).toBeLessThan(sizes[1]!.bandwidth);
    expect(named('yunnan-tv').renditions).toHaveLength(2);
    expect(named('cctv4').audio.map(({ language }) => language)).toEqual(['zh', 'en']);
    const [chinese] = named('cctv9').subtitles ?? [];
    let shown = 0;
    for (const [from, to] of chinese!.cues) {
      expect(from).toBeGreaterThanOrEqual(shown);
      expect(to).toBeGreaterThan(from);
      shown = to;
    }
    expect(shown).toBeLessThanOrEqual(60);
  });

  it('are H.264 that every box decodes: Main profile without B-frames, 540 lines at most', () => {
    for (const { renditions } of catalogue) {
      for (const { codecs, height } of renditions) {
        expect(codecs).toMatch(/^avc1\.4d40(15|1f)$/);
        expect(height).toBeLessThanOrEqual(540);
      }
    }
  });

  it('hold no file that no channel sends, and fit in 12 MB', () => {
    const sent = catalogue.flatMap(({ renditions, audio, logo }) => [
      ...[...renditions, ...audio].map(({ file }) => file),
      logo,
    ]);
    const kept = ['video', 'audio', 'logos'].flatMap((folder) =>
      readdirSync(`${CLIPS}/${folder}`).map((file) => `${folder}/${file}`),
    );
    expect(kept.map((file) => file.slice(file.indexOf('/') + 1)).sort()).toEqual(sent.sort());
    const bytes = kept.reduce((sum, file) => sum + statSync(`${CLIPS}/${file}`).size, 0);
    expect(bytes).toBeLessThan(12 * 1024 * 1024);
  });
});
