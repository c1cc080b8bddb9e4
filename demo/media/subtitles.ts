/** From and to within the minute's loop, in seconds, and the words. */
export type Cue = [from: number, to: number, words: string];

export interface Subtitles {
  /** BCP 47. */
  language: string;
  name: string;
  cues: Cue[];
}

/** What is said over the picture of 石林. */
const STONE_FOREST: Cue[] = [
  [0.5, 4.5, '在云南昆明东南约八十公里处'],
  [5, 9, '有一片由石头长成的森林'],
  [10, 14.5, '两亿七千万年前，这里还是一片浅海'],
  [15, 19, '厚厚的石灰岩，在海底一层层沉积'],
  [20, 24, '后来海水退去，大地缓缓抬升'],
  [25, 29.5, '雨水沿着裂隙，一点一点溶蚀岩石'],
  [30, 34, '才有了今天拔地而起的石峰'],
  [35, 39, '最高的石柱，超过四十米'],
  [40, 44, '生活在这里的彝族撒尼人'],
  [45, 49, '把石峰唤作“阿诗玛”的身影'],
  [50, 54, '云影从林间掠过，明暗交替'],
  [55, 59.5, '时间，就写在每一道石纹里'],
];

/** The one channel with subtitles shows a documentary. */
const SUBTITLED: Record<string, Subtitles[]> = {
  cctv9: [{ language: 'zh', name: '中文', cues: STONE_FOREST }],
};

/** The subtitles of a channel; hardly any has some. */
export function subtitlesOf({ id }: { id: string }): Subtitles[] {
  return SUBTITLED[id] ?? [];
}
