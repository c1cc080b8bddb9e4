import type { Work } from './index';

/** All matches of a season, each team against each (circle method), round after round. */
function season(title: string, about: string, teams: readonly string[]): Work {
  const others = teams.length - 1;
  const names: string[] = [];
  for (let round = 0; round < others; round += 1) {
    const order = [
      teams[0]!,
      ...Array.from({ length: others }, (_, at) => teams[1 + ((at + round) % others)]!),
    ];
    for (let pair = 0; pair < teams.length / 2; pair += 1) {
      names.push(`第${round + 1}轮 ${order[pair]!}—${order[others - pair]!}`);
    }
  }
  return { title, parts: names.length, about, names };
}

export const FOOTBALL = season(
  '云岭足球联赛',
  '十六个州市代表队主客场对决，看家乡球队能否全取三分。赛前看点、现场解说、赛后技术统计。',
  [
    '昆明',
    '曲靖',
    '玉溪',
    '保山',
    '昭通',
    '丽江',
    '普洱',
    '临沧',
    '楚雄',
    '红河',
    '文山',
    '西双版纳',
    '大理',
    '德宏',
    '怒江',
    '迪庆',
  ],
);

export const BASKETBALL = season(
  '全国篮球俱乐部联赛',
  '常规赛进入关键阶段，主队依靠内线优势，客队擅长快速反击。演播室嘉宾带来战术分析。',
  ['云南', '广东', '浙江', '辽宁', '山东', '新疆', '四川', '福建', '江苏', '北京', '上海', '吉林'],
);

export const VOLLEYBALL = season(
  '全国女子排球联赛',
  '强强对话，拦网与防守反击见真章。国家队主攻手领衔出战。',
  ['云南', '天津', '上海', '江苏', '山东', '辽宁', '福建', '河南'],
);

export const TABLE_TENNIS = season(
  '全国乒乓球俱乐部赛',
  '五场三胜，单打双打轮番上阵，年轻选手挑战世界冠军。',
  ['山东', '广东', '上海', '黑龙江', '河北', '四川', '江苏', '湖北'],
);
