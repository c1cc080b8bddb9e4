import { describe, expect, it } from 'vitest';
import { find, fullBox, box as makeBox, readBoxes, uint32 } from './boxes';
import type { CatalogueEntry } from './catalogue';
import { initSegment, mediaSegment, readVideoLoop } from './media';
import { mediaPlaylist, multivariantPlaylist, subtitleSegment } from './playlists';
import { audioFrames, EPOCH_S, isKept, newestSegment, segmentAt, segmentStart } from './timeline';

const audio = {
  rate: 32_000,
  channels: 1,
  config: Buffer.from([0x12, 0x88]),
  frames: Array.from({ length: 250 }, (_unused, index) => Buffer.alloc(10 + (index % 7), index)),
};

describe('the clock is the only state', () => {
  it('a segment is named by when it was sent, and the newest is complete', () => {
    const now = EPOCH_S + 1001;
    expect(newestSegment(now)).toBe(499);
    expect(segmentStart(499) + 2).toBeLessThanOrEqual(now);
    expect(segmentAt(segmentStart(12_345))).toBe(12_345);
  });

  it('keeps a week and nothing that is still to come', () => {
    const now = EPOCH_S + 30 * 86_400;
    expect(isKept(newestSegment(now), now)).toBe(true);
    expect(isKept(newestSegment(now) + 1, now)).toBe(false);
    expect(isKept(segmentAt(now - 7 * 86_400) - 2, now)).toBe(false);
    expect(isKept(Number.NaN, now)).toBe(false);
  });

  it('audio frames neither overlap nor leave a gap over days, though they do not divide a segment', () => {
    let next = 0;
    for (let segment = 0; segment < 90_000; segment++) {
      const { first, count } = audioFrames(segment, 32_000, 1024);
      expect(first).toBe(next);
      next = first + count;
    }
    expect(next).toBe((90_000 * 2 * 32_000) / 1024);
  });
});

/** A loop of three fragments as ffmpeg writes it, with so little in it that its bytes can be counted. */
function tinyLoop(): Buffer {
  const mdhd = fullBox('mdhd', 0, 0, 0, 0, 12_800, 0, 0);
  const trak = makeBox('trak', makeBox('mdia', mdhd));
  const fragment = (index: number) => {
    const tfdt = fullBox('tfdt', 1, 0, 0, index * 25_600);
    const trun = fullBox('trun', 0, 1, 50, 0);
    const traf = makeBox('traf', fullBox('tfhd', 0, 0x020000, 1), tfdt, trun);
    return [makeBox('moof', fullBox('mfhd', 0, 0, index), traf), makeBox('mdat', uint32(index))];
  };
  return Buffer.concat([makeBox('ftyp'), makeBox('moov', trak), ...[0, 1, 2].flatMap(fragment)]);
}

describe('a media segment', () => {
  const video = readVideoLoop(tinyLoop());

  it('repeats the loop with ever growing decode times, across the loop point and over days', () => {
    for (const segment of [0, 2, 3, 4, 14_000_000]) {
      const bytes = mediaSegment(segment, video, undefined);
      const tfdt = find(bytes, 'moof', 'traf', 'tfdt')!;
      expect(Number(tfdt.body.readBigUInt64BE(4))).toBe(segment * 2 * 12_800);
      expect(readBoxes(bytes)[1]!.body.readUInt32BE(0)).toBe(segment % 3);
    }
  });

  it('points each track at its own data', () => {
    const boxes = readBoxes(mediaSegment(7, video, audio));
    expect(boxes.map(({ type }) => type)).toEqual(['moof', 'mdat', 'moof', 'mdat']);
    for (const moof of [boxes[0]!, boxes[2]!]) {
      expect(find(moof.body, 'traf', 'trun')!.body.readInt32BE(8)).toBe(moof.bytes.length + 8);
    }
  });

  it('has a header with both tracks', () => {
    const init = initSegment(video, audio);
    expect(readBoxes(find(init, 'moov')!.body).map(({ type }) => type)).toEqual([
      'mvhd',
      'trak',
      'trak',
      'mvex',
    ]);
  });
});

const entry: CatalogueEntry = {
  id: 'cctv1',
  name: 'CCTV-1',
  radio: false,
  renditions: [
    { id: '270p', file: 'a', width: 480, height: 270, bandwidth: 200_000, codecs: 'avc1.4d4015' },
    { id: '540p', file: 'b', width: 960, height: 540, bandwidth: 500_000, codecs: 'avc1.4d401f' },
  ],
  audio: [
    { language: 'zh', name: '普通话', file: 'c' },
    { language: 'en', name: 'English', file: 'd' },
  ],
  subtitles: [],
  logo: 'l',
};

describe('a playlist', () => {
  it('hands the wish for a longer window on to the renditions and the audio', () => {
    const text = multivariantPlaylist(entry, '?window=1800');
    expect(text).toContain('\n270p.m3u8?window=1800\n');
    expect(text).toContain('URI="audio-en.m3u8?window=1800"');
  });

  it('tells the time of its first segment, and ends only when the programme has', () => {
    const range = { first: 100, last: 102, track: '540p', extension: 'm4s' } as const;
    const live = mediaPlaylist({ ...range, kind: 'live' });
    expect(live).toContain('#EXT-X-MEDIA-SEQUENCE:100');
    expect(live).toContain(`#EXT-X-PROGRAM-DATE-TIME:${new Date((EPOCH_S + 200) * 1000).toISOString()}`);
    expect(live).not.toContain('ENDLIST');
    expect(mediaPlaylist({ ...range, kind: 'growing' })).toContain('TYPE:EVENT');
    expect(mediaPlaylist({ ...range, kind: 'whole' })).toMatch(/TYPE:VOD[\s\S]*ENDLIST\n$/);
  });

  it('shows a cue in every segment that it touches, with the map to the media time', () => {
    const cues: [number, number, string][] = [
      [1, 3, '高原'],
      [10, 12, '湖'],
    ];
    expect(subtitleSegment(cues, 30, 60)).toBe(
      'WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:5400000\n\n00:00:01.000 --> 00:00:03.000\n高原\n\n',
    );
    expect(subtitleSegment(cues, 31, 60)).toContain('00:00:00.000 --> 00:00:01.000\n高原');
    expect(subtitleSegment(cues, 32, 60)).not.toContain('-->');
  });
});
