import type { DemoChannel } from '../../channels';
import { again, next, rerun, type Shows, type Table, week, workdays } from '../table';
import { COMMON } from './common';
import { PLACES } from './places';
import { YUNNAN_SHOWS } from './provincial';

/** What every prefecture broadcasts, each about itself. */
function showsOf(
  place: string,
  dishes: readonly string[],
  customs: readonly string[],
  sights: readonly string[],
): Shows {
  return {
    ...COMMON,
    ...YUNNAN_SHOWS,
    [`${place}新闻`]: ['新闻', `${place}要闻、县市动态、部门发布和群众身边事。`],
    [`早安${place}`]: ['新闻', `一早看${place}：天气、路况、菜价、便民信息。`],
    [`${place}天气`]: ['气象', `${place}各县市今明两天天气和地质灾害提示。`],
    [`${place}零距离`]: [
      '新闻',
      '记者热线现场帮办：{题}。',
      ['老旧小区改造', '村道养护', '医保报销', '夜市噪声', '农贸市场秩序', '自来水水压', '校门口拥堵'],
    ],
    县市联播: ['新闻', `${place}各县市融媒体中心供稿，乡镇新鲜事一网打尽。`],
    [`味道${place}`]: ['生活', '{题}，街巷里的家乡味。', dishes],
    [`行走${place}`]: ['旅游', '周末去哪儿：{题}。', sights],
    火塘夜话: ['民族', '民间文化与节俗：{题}。', customs],
    农家致富经: [
      '农业',
      '{题}，跟着能人学技术。',
      ['林下养蜂', '冬早蔬菜', '核桃提质', '生态养牛', '中草药种植', '软籽石榴', '食用菌大棚'],
    ],
    政策直通车: [
      '新闻',
      '部门负责人解读：{题}。',
      ['养老金认证', '惠农补贴', '医保缴费', '异地就医', '助学贷款', '防返贫监测'],
    ],
    健康有约: [
      '生活',
      `${place}各医院医生坐诊：{题}。`,
      ['高血压用药', '菌子中毒', '儿童接种', '关节疼痛', '孕期保健', '急救常识'],
    ],
    平安在线: [
      '法治',
      '民警、交警、消防在身边：{题}。',
      ['反诈进村寨', '山路行车', '森林防火', '禁毒防艾', '电动车充电', '边境管理'],
    ],
    校园星空: ['少儿', `${place}中小学生才艺与社团。`],
    百姓大舞台: ['综艺', '广场舞、山歌、花灯，群众自己的舞台。'],
  };
}

/** The general channel of a prefecture; neighbours differ in what stands when. */
export function prefectureTable(channel: DemoChannel): Table {
  const { place, dishes, customs, sights, shift } = PLACES[channel.id]!;
  const cultural = shift ? '火塘夜话' : `行走${place}`;
  const practical = shift ? '健康有约' : '农家致富经';
  return {
    shows: showsOf(place, dishes, customs, sights),
    rows: [
      ['06:00', rerun(cultural, 1)],
      ['06:45', rerun(`${place}新闻`, 1)],
      ['07:10', `早安${place}`],
      ['08:00', practical],
      ['08:40', again('localDrama', '晚间剧场', 2)],
      ['10:20', next('localDrama', '日间剧场', 2)],
      ['12:00', rerun(`${place}零距离`, 1)],
      ['12:35', `味道${place}`],
      ['13:10', again('localDrama', '日间剧场', 2, 0)],
      ['14:50', workdays('健康有约', '百姓大舞台')],
      ['15:40', '平安在线'],
      ['16:25', `行走${place}`],
      ['17:05', '校园星空'],
      ['17:35', next('cartoon', '放学动画', 1)],
      ['18:05', shift ? '农家致富经' : '政策直通车'],
      ['18:30', '云南新闻联播'],
      ['19:00', '新闻联播'],
      ['19:32', `${place}新闻`],
      ['19:55', `${place}天气`],
      ['20:02', next('localDrama', '晚间剧场', 2)],
      ['21:40', workdays(`${place}零距离`, '县市联播')],
      [
        '22:15',
        week(
          '政策直通车',
          '农家致富经',
          `味道${place}`,
          '健康有约',
          '百姓大舞台',
          next('film', '周末影院'),
          next('film', '周末影院'),
        ),
      ],
      ['23:00', '火塘夜话'],
      ['23:55', rerun(`${place}新闻`)],
      ['24:20', rerun('平安在线')],
      ['25:05', again('localDrama', '晚间剧场', 2, 0)],
      ['26:45', rerun(`行走${place}`)],
      ['27:25', '百姓大舞台'],
      ['28:15', rerun('健康有约')],
      ['29:05', rerun(`${place}零距离`)],
    ],
  };
}
