import type { SceneName } from './media/scenes';

/** What a channel broadcasts; decides its group in the line-up and the strips of its guide. */
export type Genre =
  | 'general'
  | 'finance'
  | 'variety'
  | 'international'
  | 'sport'
  | 'film'
  | 'military'
  | 'drama'
  | 'documentary'
  | 'science'
  | 'opera'
  | 'law'
  | 'news'
  | 'children'
  | 'music'
  | 'farming'
  | 'province'
  | 'city'
  | 'travel'
  | 'prefecture'
  | 'minority'
  | 'satellite'
  | 'radio-news'
  | 'radio-music'
  | 'radio-minority';

export type Group = '央视' | '云南' | '本地' | '卫视' | '广播';

/** A channel of the demonstration province. */
export interface DemoChannel {
  /** Also its tvg-id, and its name in the headend's addresses. */
  id: string;
  /** The number that a viewer types; the picture's strip shows it in eight bits. */
  number: number;
  name: string;
  group: Group;
  genre: Genre;
  /** The first digits of the division where it is offered; everywhere when it has none. */
  area?: string;
  /** A scene of its own, or 'card': a still picture in the channel's colour. Radio has none. */
  scene?: SceneName;
  /** What the picture shows, written small under the channel's name. */
  caption: string;
  /** Hue of the channel's colour, degrees. */
  hue: number;
}

type Row = Omit<DemoChannel, 'number' | 'group' | 'hue'>;

const NATIONAL: Row[] = [
  { id: 'cctv1', name: 'CCTV-1 综合', genre: 'general', scene: 'snowMountain', caption: '玉龙雪山 · 丽江' },
  { id: 'cctv2', name: 'CCTV-2 财经', genre: 'finance', scene: 'market', caption: '市场观察' },
  { id: 'cctv3', name: 'CCTV-3 综艺', genre: 'variety', scene: 'card', caption: '艺苑星光' },
  { id: 'cctv4', name: 'CCTV-4 中文国际', genre: 'international', scene: 'globe', caption: '天下华人' },
  { id: 'cctv5', name: 'CCTV-5 体育', genre: 'sport', scene: 'pitch', caption: '海埂基地 · 昆明' },
  { id: 'cctv6', name: 'CCTV-6 电影', genre: 'film', scene: 'card', caption: '光影时间' },
  { id: 'cctv7', name: 'CCTV-7 国防军事', genre: 'military', scene: 'card', caption: '雪域边关' },
  { id: 'cctv8', name: 'CCTV-8 电视剧', genre: 'drama', scene: 'oldTown', caption: '大研古城 · 丽江' },
  { id: 'cctv9', name: 'CCTV-9 纪录', genre: 'documentary', scene: 'stoneForest', caption: '石林 · 昆明' },
  { id: 'cctv10', name: 'CCTV-10 科教', genre: 'science', scene: 'planets', caption: '抚仙湖上的星空' },
  { id: 'cctv11', name: 'CCTV-11 戏曲', genre: 'opera', scene: 'opera', caption: '梨园春色' },
  { id: 'cctv12', name: 'CCTV-12 社会与法', genre: 'law', scene: 'card', caption: '法治在线' },
  { id: 'cctv13', name: 'CCTV-13 新闻', genre: 'news', scene: 'studio', caption: '新闻演播室' },
  { id: 'cctv14', name: 'CCTV-14 少儿', genre: 'children', scene: 'blocks', caption: '积木乐园' },
  { id: 'cctv15', name: 'CCTV-15 音乐', genre: 'music', scene: 'card', caption: '琴声悠扬' },
  { id: 'cctv16', name: 'CCTV-16 奥林匹克', genre: 'sport', scene: 'card', caption: '更高更快更强' },
  { id: 'cctv17', name: 'CCTV-17 农业农村', genre: 'farming', scene: 'terraces', caption: '元阳梯田 · 红河' },
];

const PROVINCIAL: Row[] = [
  { id: 'yunnan-tv', name: '云南卫视', genre: 'province', scene: 'lake', caption: '洱海 · 大理' },
  { id: 'yunnan-city', name: '云南都市', genre: 'city', scene: 'nightCity', caption: '昆明夜色' },
  { id: 'yunnan-travel', name: '云南康旅', genre: 'travel', scene: 'flowers', caption: '罗平花海 · 曲靖' },
  {
    id: 'lancang-mekong',
    name: '澜湄国际',
    genre: 'international',
    scene: 'bambooRiver',
    caption: '澜沧江 · 西双版纳',
  },
  { id: 'yunnan-kids', name: '云南少儿', genre: 'children', scene: 'balloons', caption: '滇池上空的气球' },
];

const LOCAL: Row[] = [
  { id: 'kunming', area: '5301', name: '昆明新闻综合', genre: 'prefecture', caption: '翠湖 · 昆明' },
  { id: 'qujing', area: '5303', name: '曲靖新闻综合', genre: 'prefecture', caption: '珠江源 · 曲靖' },
  { id: 'yuxi', area: '5304', name: '玉溪新闻综合', genre: 'prefecture', caption: '抚仙湖 · 玉溪' },
  { id: 'baoshan', area: '5305', name: '保山综合', genre: 'prefecture', caption: '高黎贡山 · 保山' },
  { id: 'zhaotong', area: '5306', name: '昭通综合', genre: 'prefecture', caption: '大山包 · 昭通' },
  { id: 'lijiang', area: '5307', name: '丽江综合', genre: 'prefecture', caption: '泸沽湖 · 丽江' },
  { id: 'puer', area: '5308', name: '普洱综合', genre: 'prefecture', caption: '景迈茶山 · 普洱' },
  { id: 'lincang', area: '5309', name: '临沧综合', genre: 'prefecture', caption: '翁丁佤寨 · 临沧' },
  { id: 'chuxiong', area: '5323', name: '楚雄综合', genre: 'prefecture', caption: '紫溪山 · 楚雄' },
  { id: 'honghe', area: '5325', name: '红河综合', genre: 'prefecture', caption: '建水古城 · 红河' },
  { id: 'wenshan', area: '5326', name: '文山综合', genre: 'prefecture', caption: '普者黑 · 文山' },
  { id: 'xishuangbanna', area: '5328', name: '西双版纳综合', genre: 'prefecture', caption: '望天树 · 勐腊' },
  { id: 'dali', area: '5329', name: '大理综合', genre: 'prefecture', caption: '苍山 · 大理' },
  { id: 'dehong', area: '5331', name: '德宏综合', genre: 'prefecture', caption: '瑞丽江 · 德宏' },
  { id: 'nujiang', area: '5333', name: '怒江综合', genre: 'prefecture', caption: '怒江大峡谷' },
  { id: 'diqing', area: '5334', name: '迪庆综合', genre: 'prefecture', caption: '梅里雪山 · 迪庆' },
  {
    id: 'xishuangbanna-minority',
    area: '5328',
    name: '西双版纳民族语言',
    genre: 'minority',
    caption: '傣乡晨光 · 景洪',
  },
  { id: 'dehong-minority', area: '5331', name: '德宏民语', genre: 'minority', caption: '目瑙纵歌 · 芒市' },
  {
    id: 'diqing-tibetan',
    area: '5334',
    name: '迪庆藏语',
    genre: 'minority',
    caption: '松赞林 · 香格里拉',
  },
];

const SATELLITE: Row[] = (
  [
    ['hunan', '湖南卫视', '湘江'],
    ['zhejiang', '浙江卫视', '西湖'],
    ['jiangsu', '江苏卫视', '太湖'],
    ['dongfang', '东方卫视', '黄浦江'],
    ['beijing', '北京卫视', '燕山'],
    ['guangdong', '广东卫视', '珠江'],
    ['shenzhen', '深圳卫视', '大鹏湾'],
    ['sichuan', '四川卫视', '贡嘎山'],
    ['chongqing', '重庆卫视', '嘉陵江'],
    ['guizhou', '贵州卫视', '乌江'],
    ['guangxi', '广西卫视', '漓江'],
    ['tibet', '西藏卫视', '雅鲁藏布江'],
  ] as const
).map(([id, name, caption]) => ({ id: `${id}-tv`, name, caption, genre: 'satellite' }));

const RADIO: Row[] = [
  { id: 'yunnan-news-radio', name: '云南新闻广播', genre: 'radio-news', caption: '' },
  { id: 'yunnan-music-radio', name: '云南音乐广播', genre: 'radio-music', caption: '' },
  { id: 'yunnan-minority-radio', name: '云南民族广播', genre: 'radio-minority', caption: '' },
  {
    id: 'shangri-la-radio',
    area: '5334',
    name: 'FM99 香格里拉之声',
    genre: 'radio-minority',
    caption: '',
  },
];

/** Neighbours in the list never look alike: steps of the golden angle, in a circle without the muddy greens. */
const GOLDEN_ANGLE = 137.5;
const FIRST_HUE = 160;
const HUES = 230;

/** Rows in their order, numbered from `first` on. */
function numbered(group: Group, first: number, rows: Row[]): DemoChannel[] {
  return rows.map((row, at) => {
    const number = first + at;
    const hue = (FIRST_HUE + Math.round((number * GOLDEN_ANGLE) % HUES)) % 360;
    const scene = row.scene ?? (group === '广播' ? undefined : 'card');
    return { ...row, number, group, hue, ...(scene && { scene }) };
  });
}

/**
 * All channels, in the order in which viewers here expect them: the national ones under their own numbers, the
 * province's, those of the prefectures (a box sees its own), other provinces' satellite channels, radio from 900.
 */
export const DEMO_CHANNELS: readonly DemoChannel[] = [
  ...numbered('央视', 1, NATIONAL),
  ...numbered('云南', 18, PROVINCIAL),
  ...numbered('本地', 23, LOCAL),
  ...numbered('卫视', 51, SATELLITE),
  ...numbered('广播', 901, RADIO),
];
