import { describe, expect, it } from 'vitest';
import { readPlaylist, startSegment } from './playlist';

const live = (count: number) =>
  ['#EXTM3U', '#EXT-X-TARGETDURATION:2', '#EXT-X-MEDIA-SEQUENCE:40', '#EXT-X-MAP:URI="init.mp4"']
    .concat(...Array.from({ length: count }, (_unused, index) => ['#EXTINF:2.000,', `${40 + index}.m4s`]))
    .join('\n');

describe('what is fetched ahead', () => {
  it('is the segment with which hls.js starts: three durations before the live edge', () => {
    const playlist = readPlaylist(live(6), 'http://h/live/a/index.m3u8');
    if (playlist?.kind !== 'media') throw new Error('a media playlist is expected');
    expect(playlist.init).toBe('http://h/live/a/init.mp4');
    expect(startSegment(playlist, 3)).toBe('http://h/live/a/43.m4s');
  });

  it('is the first segment of a window shorter than that', () => {
    const playlist = readPlaylist(live(2), 'http://h/');
    expect(playlist?.kind === 'media' && startSegment(playlist, 3)).toBe('http://h/40.m4s');
  });

  it('knows the renditions and the audio of a playlist of playlists', () => {
    const text = [
      '#EXTM3U',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="s",NAME="普通话",DEFAULT=YES,URI="a/zh.m3u8"',
      '#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.4d401f,mp4a.40.2",AUDIO="s"',
      'high.m3u8',
      '#EXT-X-STREAM-INF:BANDWIDTH=200000,AUDIO="s"',
      'low.m3u8',
    ].join('\n');
    expect(readPlaylist(text, 'http://h/x/index.m3u8')).toEqual({
      kind: 'multivariant',
      variants: [
        { url: 'http://h/x/high.m3u8', bandwidth: 900_000, audio: 's' },
        { url: 'http://h/x/low.m3u8', bandwidth: 200_000, audio: 's' },
      ],
      audio: [{ url: 'http://h/x/a/zh.m3u8', group: 's', chosen: true }],
    });
  });

  it('is nothing when the answer is a page of a hotel portal', () => {
    expect(readPlaylist('<html>sign in</html>', 'http://h/')).toBeUndefined();
  });
});
