import type { DemoChannel } from '../channels';

/** One audio track of a channel. */
export interface Sound {
  /** BCP 47. */
  language: string;
  /** As a viewer chooses it, in its own language or in Chinese. */
  name: string;
  file: string;
}

/** Channels that do not speak 普通话. */
const OTHER_LANGUAGES: Record<string, Omit<Sound, 'file'>> = {
  'xishuangbanna-minority': { language: 'khb', name: '傣语' },
  'dehong-minority': { language: 'tdd', name: '傣语' },
  'diqing-tibetan': { language: 'bo', name: '藏语' },
};

/** The channel that can be heard in two languages. */
const WITH_ENGLISH = 'cctv4';

/** The audio tracks of a channel, the one that plays by itself first. */
export function soundsOf({ id }: DemoChannel): Sound[] {
  const file = `${id}.aac`;
  if (id === WITH_ENGLISH) {
    return [
      { language: 'zh', name: '中文', file },
      { language: 'en', name: 'English', file: `${id}-en.aac` },
    ];
  }
  return [{ ...(OTHER_LANGUAGES[id] ?? { language: 'zh', name: '普通话' }), file }];
}
