import type { DemoChannel } from '../../channels';
import { again, type Filling, next, type Row, rerun, type Shows, type Table, week, workdays } from '../table';
import { COMMON } from './common';
import { SATELLITES, type Satellite } from './satellites';

function showsOf({ land, talk, food, culture, life, stars }: Satellite): Shows {
  const varieties = Object.fromEntries(stars.map(([title, about]) => [title, ['综艺', about] as const]));
  return {
    ...COMMON,
    ...varieties,
    [`${land}早新闻`]: ['新闻', `早间${land}：要闻、天气与出行。`],
    [`${land}午间播报`]: ['新闻', `${land}各地正在发生的新闻。`],
    [`${land}新闻联播`]: ['新闻', `${land}当日要闻与民生关切。`],
    [talk[0]]: ['新闻', talk[1]],
    [food[0]]: ['生活', food[1]],
    [culture[0]]: ['纪录', culture[1]],
    [life[0]]: ['生活', life[1]],
  };
}

/** After the news: two episodes of the theatre; what follows them differs by station and evening. */
function evening({ stars, talk, culture, food, life, theatre }: Satellite): Row[] {
  const [first, second, third, fourth] = stars.map(([title]) => title) as [string, string, string, string];
  return [
    ['19:00', '新闻联播'],
    ['19:33', next('drama', theatre, 2)],
    ['~21:10', week(talk[0], culture[0], talk[0], fourth, first, second, third)],
    ['~22:30', week(culture[0], food[0], culture[0], life[0], culture[0], fourth, fourth)],
  ];
}

/** Three orders of the day, so that stations do not change programmes in step. */
const ORDERS: readonly ((satellite: Satellite) => Row[])[] = [
  (station) => [
    ['06:00', rerun(station.culture[0], 1)],
    ['07:00', `${station.land}早新闻`],
    ['~08:00', again('drama', station.theatre, 2)],
    ['~09:35', next('drama', '日间', 3)],
    ['12:00', `${station.land}午间播报`],
    ['~12:35', station.food[0]],
    ['~13:15', again('drama', '日间', 3, 0)],
    ['~15:45', weekendVariety(station, 0)],
    ['~17:05', next('cartoon', '动画')],
    ['~17:40', station.life[0]],
    ['18:30', `${station.land}新闻联播`],
    ...evening(station),
    ['~23:20', rerun(station.talk[0])],
    ['24:10', again('drama', station.theatre, 2, 0)],
    ['25:50', rerun(station.stars[0][0], 2)],
    ['27:20', rerun(station.food[0])],
    ['28:00', rerun(station.stars[1][0], 1)],
    ['29:20', rerun(station.life[0])],
  ],
  (station) => [
    ['06:00', rerun(station.life[0], 1)],
    ['06:40', rerun(station.talk[0], 1)],
    ['07:30', `${station.land}早新闻`],
    ['~08:20', next('drama', '日间', 3)],
    ['~10:45', weekendVariety(station, 1)],
    ['12:00', `${station.land}午间播报`],
    ['~12:30', again('drama', station.theatre, 2)],
    ['~14:10', again('drama', '日间', 3, 0)],
    ['~16:30', station.food[0]],
    ['~17:10', station.life[0]],
    ['~17:50', next('cartoon', '动画')],
    ['18:28', `${station.land}新闻联播`],
    ...evening(station),
    ['~23:30', rerun(station.culture[0])],
    ['24:20', rerun(station.stars[2][0], 1)],
    ['25:50', again('drama', station.theatre, 2, 0)],
    ['27:30', rerun(station.stars[3][0], 1)],
    ['28:50', rerun(station.food[0])],
    ['29:30', '公益时间'],
  ],
  (station) => [
    ['06:00', rerun(station.food[0], 1)],
    ['06:50', `${station.land}早新闻`],
    ['~07:40', rerun(station.culture[0], 1)],
    ['~08:30', station.life[0]],
    ['~09:15', again('drama', station.theatre, 2)],
    ['~10:50', workdays('公益时间', station.food[0])],
    ['~11:20', weekendVariety(station, 2)],
    ['12:10', `${station.land}午间播报`],
    ['~12:45', next('drama', '日间', 3)],
    ['~15:10', weekendVariety(station, 3)],
    ['~16:35', next('cartoon', '动画')],
    ['~17:05', station.food[0]],
    ['~17:45', station.life[0]],
    ['18:25', `${station.land}新闻联播`],
    ...evening(station),
    ['~23:25', again('drama', '日间', 3, 0)],
    ['25:45', rerun(station.stars[1][0], 2)],
    ['27:05', again('drama', station.theatre, 2, 0)],
    ['28:40', rerun(station.culture[0])],
    ['29:30', '电视购物'],
  ],
];

/** In daytime the week's shows again, another one at the weekend. */
function weekendVariety({ stars, culture }: Satellite, order: number): ReturnType<typeof workdays> {
  const star = (at: number): Filling => rerun(stars[at % stars.length]![0], 1);
  return workdays(order % 2 ? culture[0] : star(order), star(order + 1), star(order + 2));
}

/** The day of another province's satellite channel. */
export function satelliteTable(channel: DemoChannel): Table {
  const at = SATELLITES.findIndex(({ id }) => id === channel.id);
  const station = SATELLITES[at]!;
  return { shows: showsOf(station), rows: ORDERS[at % ORDERS.length]!(station) };
}
