import type { Category } from '../table';
import { CARTOONS } from './cartoons';
import { CONCERTS } from './concerts';
import { DOCUMENTARIES } from './documentaries';
import { DRAMAS } from './dramas';
import { FILMS } from './films';
import { LOCAL_DRAMAS } from './localDramas';
import { BASKETBALL, FOOTBALL, TABLE_TENNIS, VOLLEYBALL } from './matches';
import { OPERAS } from './operas';

/** A series, a film, an opera, a season of matches. All are invented, but for the operas. */
export interface Work {
  title: string;
  /** Parts that are shown one by one: 1 for a film. */
  parts: number;
  about: string;
  /** Names of the parts, where they have any. */
  names?: readonly string[];
}

export type ShelfName =
  | 'drama'
  | 'localDrama'
  | 'cinema'
  | 'film'
  | 'cartoon'
  | 'opera'
  | 'documentary'
  | 'concert'
  | 'football'
  | 'basketball'
  | 'volleyball'
  | 'tableTennis';

/** Works of one kind, and how the guide speaks of them. */
export interface Shelf {
  category: Category;
  works: readonly Work[];
  /** Works that a strip has at the least, even when it must share some with another. */
  atLeast: number;
  title(work: Work, part: number, isRepeat: boolean): string;
  about(work: Work, part: number): string;
  /** What a part is called, where a viewer counts them. */
  episode?(part: number): string;
}

const aboutOnly = ({ about }: Work) => about;

function dramas(works: readonly Work[]): Shelf {
  const episode = (part: number) => `第${part}集`;
  return {
    category: '电视剧',
    works,
    atLeast: 2,
    title: ({ title }, part) => `${title} ${episode(part)}`,
    about: ({ parts, about }, part) =>
      `${about}（${part === parts ? `第${part}集，大结局` : `第${part}集，共${parts}集`}）`,
    episode,
  };
}

function films(works: readonly Work[], prefix: string): Shelf {
  return {
    category: '电影',
    works,
    atLeast: 8,
    title: ({ title }) => `${prefix}：${title}`,
    about: aboutOnly,
  };
}

function matches(works: readonly Work[]): Shelf {
  return {
    category: '体育',
    works,
    atLeast: 1,
    title: ({ names, title }, part, isRepeat) => `${isRepeat ? '' : '直播：'}${title} ${names![part - 1]!}`,
    about: aboutOnly,
  };
}

/** Cartoons run two episodes at a time. */
const pair = (part: number) => `第${part * 2 - 1}—${part * 2}集`;

export const SHELVES: Readonly<Record<ShelfName, Shelf>> = {
  drama: dramas(DRAMAS),
  localDrama: dramas(LOCAL_DRAMAS),
  // The film channel takes from the front, others from the back.
  cinema: films(FILMS.slice(0, 48), '故事片'),
  film: films(FILMS.slice(48), '电影'),
  cartoon: {
    category: '少儿',
    works: CARTOONS,
    atLeast: 2,
    title: ({ title }, part) => `动画片：${title} ${pair(part)}`,
    about: aboutOnly,
    episode: pair,
  },
  opera: {
    category: '戏曲',
    works: OPERAS,
    atLeast: 8,
    title: ({ title }) => title,
    about: aboutOnly,
  },
  documentary: {
    category: '纪录',
    works: DOCUMENTARIES,
    atLeast: 3,
    title: ({ title, names }, part) => `${title}：${names![part - 1]!}`,
    about: ({ about, parts }, part) => `${about}（第${part}集，共${parts}集）`,
    episode: (part) => `第${part}集`,
  },
  concert: { category: '音乐', works: CONCERTS, atLeast: 6, title: ({ title }) => title, about: aboutOnly },
  football: matches([FOOTBALL]),
  basketball: matches([BASKETBALL]),
  volleyball: matches([VOLLEYBALL]),
  tableTennis: matches([TABLE_TENNIS]),
};
