import type { DemoChannel } from '../../channels';
import { again, next, rerun, type Shows, type Table, workdays } from '../table';
import { COMMON } from './common';
import { YUNNAN_SHOWS } from './provincial';

interface Language {
  /** Languages in which the channel speaks. */
  tongues: readonly [string, ...string[]];
  story: string;
  stories: readonly string[];
  song: string;
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  'xishuangbanna-minority': {
    tongues: ['傣语', '哈尼语'],
    story: '贝叶故事',
    stories: ['召树屯', '葫芦信', '九头龙王', '象牙船'],
    song: '章哈唱起来',
  },
  'dehong-minority': {
    tongues: ['傣语', '景颇语', '载瓦语', '傈僳语'],
    story: '目瑙传说',
    stories: ['目瑙斋瓦', '娥并与桑洛', '凤尾竹', '孔雀沟'],
    song: '瑞丽江放歌',
  },
  'diqing-tibetan': {
    tongues: ['藏语'],
    story: '格萨尔讲堂',
    stories: ['赛马称王', '霍岭大战', '姜岭之战', '门岭之战'],
    song: '弦子悠扬',
  },
};

function showsOf({ tongues, story, stories, song }: Language): Shows {
  const [first] = tongues;
  return {
    ...COMMON,
    ...YUNNAN_SHOWS,
    ...Object.fromEntries(
      tongues.map((tongue) => [`${tongue}新闻`, ['新闻', `用${tongue}播报本州要闻和政策。`] as const]),
    ),
    [`${first}早安`]: ['生活', '清晨音乐、天气与农事提醒。'],
    [`${first}天气`]: ['气象', `用${first}播报各县市天气和灾害提示。`],
    [`学说${first}`]: ['科教', '日常会话跟我学：{题}。', ['问候', '赶街', '做客', '看病', '过节']],
    [story]: ['民族', '民间艺人讲述：{题}。', stories],
    [song]: ['音乐', '民间歌手对唱与乐器演奏。'],
    村寨纪事: [
      '民族',
      '走进村寨：{题}。',
      ['新房落成', '婚礼', '织锦人家', '古茶采摘', '寨门重修', '节日前夜'],
    ],
    农科直通车: [
      '农业',
      '民族语讲农技：{题}。',
      ['橡胶管理', '咖啡修剪', '牧草良种', '橙子保花', '牲畜防疫'],
    ],
    法律进寨: ['法治', '禁毒、反诈、婚姻登记、边境管理，用母语说法律。'],
    健康寨子: ['生活', '乡村医生用母语讲健康：{题}。', ['登革热', '母婴保健', '慢病用药', '野生菌']],
    节日欢歌: ['民族', '节庆活动实况与民族歌舞。'],
  };
}

/** A channel in the languages of its prefecture; dramas are dubbed. */
export function minorityTable(channel: DemoChannel): Table {
  const language = LANGUAGES[channel.id]!;
  const { tongues, story, song } = language;
  const [first] = tongues;
  const news = (at: number) => `${tongues[at % tongues.length]!}新闻`;
  return {
    shows: showsOf(language),
    rows: [
      ['06:00', song],
      ['07:00', `${first}早安`],
      ['07:40', rerun(news(0), 1)],
      ['08:10', `学说${first}`],
      ['08:40', again('localDrama', '译制剧场', 2)],
      ['10:20', '村寨纪事'],
      ['11:10', '农科直通车'],
      ['12:00', news(1)],
      ['12:30', story],
      ['13:15', next('localDrama', '午后译制', 2)],
      ['14:55', '健康寨子'],
      ['15:40', '节日欢歌'],
      ['16:40', '法律进寨'],
      ['17:20', next('cartoon', '译制动画')],
      ['17:50', `学说${first}`],
      ['18:20', news(2)],
      ['19:00', '新闻联播'],
      ['19:32', news(0)],
      ['20:00', `${first}天气`],
      ['20:08', next('localDrama', '译制剧场', 2)],
      ['~21:50', workdays('村寨纪事', '节日欢歌')],
      ['22:40', news(3)],
      ['23:10', song],
      ['24:10', rerun(story)],
      ['24:55', again('localDrama', '午后译制', 2, 0)],
      ['26:35', rerun('农科直通车')],
      ['27:25', rerun('健康寨子')],
      ['28:10', rerun('节日欢歌')],
      ['29:10', rerun('村寨纪事')],
    ],
  };
}
