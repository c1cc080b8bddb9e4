import type {
  AlertContent,
  AlertKind,
  AlertText,
  CancelReason,
  DivisionCode,
  Form,
  Severity,
} from '../../src/contract';
import { DEMO_AUTHORITIES } from './authorities';

/** An alert as a scenario tells it; its end is counted from when it is sent. */
export interface Told {
  authority: { division: DivisionCode; code: string };
  event: AlertContent['event'];
  severity: Severity;
  areas: readonly DivisionCode[];
  form: Form;
  minutes: number;
  text: Omit<AlertText, 'language'>;
  /** Not marked as a drill: only for what has to come before a drill. */
  real?: boolean;
  earthquake?: Omit<NonNullable<AlertContent['earthquake']>, 'origin'>;
}

/** What stands over everything on a screen: which of the scenario's alerts, and how. */
export interface Seen {
  alert: string;
  form: Form | 'end';
  kind?: AlertKind;
}

export type Deed =
  | { do: 'send'; alert: string; told: Told }
  | { do: 'update'; alert: string; change: Partial<Told> }
  | { do: 'cancel'; alert: string; reason: CancelReason }
  /** Somebody with the broker's rights sends an alert that nobody signed as it is. */
  | { do: 'forge'; told: Told }
  /** Somebody with the broker's rights sends once more what was sent first. */
  | { do: 'replay'; alert: string }
  | { do: 'press'; on: DivisionCode; keys: readonly string[] }
  | { do: 'switch-off'; on: DivisionCode }
  | { do: 'switch-on'; on: DivisionCode };

export interface Step {
  deed: Deed;
  /** By the division of each box: what its screen shows then. `null`: television, and nothing over it. */
  screens: Readonly<Record<DivisionCode, Seen | null>>;
  /** Under this name the step is kept as a picture. */
  picture?: string;
}

/** A course of events to be tried on boxes; everything in it says that it is a drill. */
export interface Scenario {
  id: string;
  name: string;
  boxes: readonly DivisionCode[];
  steps: readonly Step[];
}

const PROVINCE = '530000000000';
const DALI = '532900000000';
const KUNMING = '530100000000';
const YANGBI = '532922000000';
const XIANGYUN = '532923000000';
const WUHUA = '530102000000';
const QIAOJIA = '530622000000';
const LUDIAN = '530621000000';
const LONGTOUSHAN = '530621103000';
const ZHENXIONG = '530627000000';
const TANGFANG = '530627116000';
const WUFENG = '530627001000';
const YULONG = '530721000000';
const LONGYANG = '530502000000';
const BAOSHAN = '530500000000';
const ZHAOTONG = '530600000000';

const seismic = { division: PROVINCE, code: 'seismic' };
const EARTHQUAKE = { code: '11C02', name: '地震' };
const RAIN = { code: '11B03', name: '暴雨' };
const PARTS = { instruction: '这是一次演练，请按预案行动，不要惊慌。' };

const quake = (place: string, magnitude: number, latitude: number, longitude: number, depthKm: number) => ({
  place,
  magnitude,
  latitude,
  longitude,
  depthKm,
});

const yangbiFirst: Told = {
  authority: seismic,
  event: EARTHQUAKE,
  severity: 'orange',
  areas: [DALI],
  form: 'takeover',
  minutes: 60,
  text: { headline: '演练：大理漾濞发生5.6级地震', description: '地震波即将到达，立即避险。', ...PARTS },
  earthquake: quake('云南大理州漾濞县', 5.6, 25.63, 99.92, 10),
};
const yangbiMain: Told = {
  ...yangbiFirst,
  severity: 'red',
  areas: [DALI, KUNMING],
  text: { headline: '演练：大理漾濞发生6.2级地震', description: '强烈地震波即将到达，立即避险。', ...PARTS },
  earthquake: quake('云南大理州漾濞县', 6.2, 25.67, 99.87, 8),
};

const rain = (severity: Severity, words: string): Told => ({
  authority: { division: BAOSHAN, code: 'weather' },
  event: RAIN,
  severity,
  areas: [BAOSHAN],
  form: severity === 'red' ? 'takeover' : 'panel',
  minutes: 180,
  text: {
    headline: `演练：保山市暴雨${words}预警`,
    description: '隆阳、施甸、龙陵等地持续强降雨，请防范山洪、滑坡和泥石流。',
    ...PARTS,
  },
});

/** The twelve courses of events against which boxes, console and control centre are tried. */
export const SCENARIOS: readonly Scenario[] = [
  {
    id: 'yangbi-double-shock',
    name: '漾濞双震',
    boxes: [YANGBI, WUHUA],
    steps: [
      {
        deed: { do: 'send', alert: 'first', told: yangbiFirst },
        screens: { [YANGBI]: { alert: 'first', form: 'takeover' }, [WUHUA]: null },
        picture: 'yangbi-first-shock',
      },
      {
        deed: { do: 'send', alert: 'main', told: yangbiMain },
        screens: {
          [YANGBI]: { alert: 'main', form: 'takeover' },
          [WUHUA]: { alert: 'main', form: 'takeover' },
        },
        picture: 'yangbi-main-shock',
      },
      {
        deed: {
          do: 'update',
          alert: 'main',
          change: {
            text: {
              headline: '演练：大理漾濞发生6.4级地震',
              description: '震级修正为6.4级，立即避险。',
              ...PARTS,
            },
            earthquake: quake('云南大理州漾濞县', 6.4, 25.67, 99.87, 8),
          },
        },
        screens: {
          [YANGBI]: { alert: 'main', form: 'takeover', kind: 'update' },
          [WUHUA]: { alert: 'main', form: 'takeover', kind: 'update' },
        },
      },
      {
        deed: { do: 'cancel', alert: 'main', reason: 'lifted' },
        screens: { [WUHUA]: { alert: 'main', form: 'end', kind: 'cancel' } },
      },
    ],
  },
  {
    id: 'qiaojia-felt',
    name: '巧家有感地震',
    boxes: [QIAOJIA, LUDIAN],
    steps: [
      {
        deed: {
          do: 'send',
          alert: 'near',
          told: {
            authority: seismic,
            event: EARTHQUAKE,
            severity: 'orange',
            areas: [QIAOJIA],
            form: 'takeover',
            minutes: 30,
            text: { headline: '演练：昭通巧家发生5.0级地震', description: '地震波即将到达。', ...PARTS },
            earthquake: quake('云南昭通市巧家县', 5, 27.18, 103.16, 8),
          },
        },
        screens: { [QIAOJIA]: { alert: 'near', form: 'takeover' }, [LUDIAN]: null },
      },
      {
        deed: {
          do: 'send',
          alert: 'felt',
          told: {
            authority: seismic,
            event: EARTHQUAKE,
            severity: 'blue',
            areas: [ZHAOTONG],
            form: 'panel',
            minutes: 30,
            text: {
              headline: '演练：巧家5.0级地震，本地有震感',
              description: '预计本地轻微有感，请保持冷静。',
              ...PARTS,
            },
          },
        },
        screens: {
          [QIAOJIA]: { alert: 'near', form: 'takeover' },
          [LUDIAN]: { alert: 'felt', form: 'panel' },
        },
        picture: 'qiaojia-felt',
      },
    ],
  },
  {
    id: 'ludian-barrier-lake',
    name: '鲁甸堰塞湖转移',
    boxes: [LONGTOUSHAN, ZHENXIONG],
    steps: [
      {
        deed: {
          do: 'send',
          alert: 'leave',
          told: {
            authority: { division: LUDIAN, code: 'emergency' },
            event: { code: '11A01', name: '洪水' },
            severity: 'red',
            areas: [LONGTOUSHAN, '530621106000'],
            form: 'takeover',
            minutes: 360,
            text: {
              headline: '演练：红石岩堰塞湖避险转移',
              description:
                '牛栏江红石岩形成堰塞湖，水位持续上涨，存在溃决风险。龙头山镇、火德红镇沿江群众须在18时前转移完毕。',
              instruction: '立即步行前往龙头山中学避难场所；帮助老人、儿童先走；不得返回取物。这是一次演练。',
            },
          },
        },
        screens: { [LONGTOUSHAN]: { alert: 'leave', form: 'takeover' }, [ZHENXIONG]: null },
        picture: 'ludian-barrier-lake',
      },
    ],
  },
  {
    id: 'zhenxiong-landslide',
    name: '镇雄夜间滑坡，只到一个乡镇',
    boxes: [TANGFANG, WUFENG],
    steps: [
      {
        deed: {
          do: 'send',
          alert: 'slide',
          told: {
            authority: { division: ZHENXIONG, code: 'emergency' },
            event: { code: '11D01', name: '滑坡' },
            severity: 'red',
            areas: [TANGFANG],
            form: 'takeover',
            minutes: 180,
            text: {
              headline: '演练：塘房镇凉水村发生山体滑坡',
              description: '坡体仍在变形，可能再次滑动。住在坡脚、沟口的群众立即向两侧高处撤离。',
              ...PARTS,
            },
          },
        },
        screens: { [TANGFANG]: { alert: 'slide', form: 'takeover' }, [WUFENG]: null },
        picture: 'zhenxiong-landslide',
      },
    ],
  },
  {
    id: 'forest-fire-danger',
    name: '森林火险滚动提示，续期',
    boxes: [YULONG, YANGBI],
    steps: [
      {
        deed: {
          do: 'send',
          alert: 'fire',
          told: {
            authority: { division: '530700000000', code: 'forestfire' },
            event: { code: '11G01', name: '森林火灾' },
            severity: 'orange',
            areas: ['530700000000'],
            form: 'crawl',
            minutes: 1440,
            text: {
              headline: '演练：丽江市森林火险橙色预警',
              description: '未来三天高温、大风、干燥，严禁携带火种进山，严禁野外用火，发现火情拨打12119。',
            },
          },
        },
        screens: { [YULONG]: { alert: 'fire', form: 'crawl' }, [YANGBI]: null },
        picture: 'forest-fire-danger',
      },
      {
        deed: { do: 'update', alert: 'fire', change: { minutes: 2880 } },
        screens: { [YULONG]: { alert: 'fire', form: 'crawl', kind: 'update' } },
      },
    ],
  },
  {
    id: 'rising-flood',
    name: '暴雨逐级升级，旧色被替换',
    boxes: [LONGYANG, YANGBI],
    steps: [
      {
        deed: { do: 'send', alert: 'rain', told: rain('blue', '蓝色') },
        screens: { [LONGYANG]: { alert: 'rain', form: 'panel' }, [YANGBI]: null },
        picture: 'rising-flood-blue',
      },
      {
        deed: { do: 'update', alert: 'rain', change: rain('yellow', '黄色') },
        screens: { [LONGYANG]: { alert: 'rain', form: 'panel', kind: 'update' } },
      },
      {
        deed: { do: 'update', alert: 'rain', change: rain('orange', '橙色') },
        screens: { [LONGYANG]: { alert: 'rain', form: 'panel', kind: 'update' } },
      },
      {
        deed: { do: 'update', alert: 'rain', change: rain('red', '红色') },
        screens: { [LONGYANG]: { alert: 'rain', form: 'takeover', kind: 'update' }, [YANGBI]: null },
        picture: 'rising-flood-red',
      },
    ],
  },
  {
    id: 'false-alarm',
    name: '误报，立即取消',
    boxes: [YANGBI],
    steps: [
      {
        deed: { do: 'send', alert: 'wrong', told: yangbiMain },
        screens: { [YANGBI]: { alert: 'wrong', form: 'takeover' } },
      },
      {
        deed: { do: 'cancel', alert: 'wrong', reason: 'mistaken' },
        screens: { [YANGBI]: { alert: 'wrong', form: 'end', kind: 'cancel' } },
        picture: 'false-alarm-ended',
      },
    ],
  },
  {
    id: 'province-drill',
    name: '全省演练，真实预警优先',
    boxes: [YANGBI, WUHUA],
    steps: [
      {
        deed: {
          do: 'send',
          alert: 'drill',
          told: {
            authority: { division: PROVINCE, code: 'emergency' },
            event: EARTHQUAKE,
            severity: 'red',
            areas: [PROVINCE],
            form: 'takeover',
            minutes: 30,
            text: {
              headline: '全省防灾减灾日地震应急演练',
              description: '这是一次演练。请按照预案有序疏散到就近的避难场所。',
              ...PARTS,
            },
          },
        },
        screens: {
          [YANGBI]: { alert: 'drill', form: 'takeover' },
          [WUHUA]: { alert: 'drill', form: 'takeover' },
        },
        picture: 'province-drill',
      },
      {
        deed: {
          do: 'send',
          alert: 'real',
          told: {
            authority: { division: YANGBI, code: 'emergency' },
            event: { code: '11A51', name: '山洪' },
            severity: 'yellow',
            areas: [YANGBI],
            form: 'panel',
            minutes: 60,
            text: { headline: '漾濞县山洪黄色预警', description: '测试用例：真实预警出现时，演练让位。' },
            real: true,
          },
        },
        screens: {
          [YANGBI]: { alert: 'real', form: 'panel' },
          [WUHUA]: { alert: 'drill', form: 'takeover' },
        },
        picture: 'real-before-drill',
      },
    ],
  },
  {
    id: 'forged',
    name: '伪造与重放',
    boxes: [YANGBI],
    steps: [
      { deed: { do: 'forge', told: yangbiMain }, screens: { [YANGBI]: null }, picture: 'forged-nothing' },
      {
        deed: { do: 'send', alert: 'genuine', told: { ...yangbiMain, form: 'panel' } },
        screens: { [YANGBI]: { alert: 'genuine', form: 'panel' } },
      },
      {
        deed: { do: 'update', alert: 'genuine', change: { form: 'panel' } },
        screens: { [YANGBI]: { alert: 'genuine', form: 'panel', kind: 'update' } },
      },
      {
        deed: { do: 'replay', alert: 'genuine' },
        screens: { [YANGBI]: { alert: 'genuine', form: 'panel', kind: 'update' } },
      },
    ],
  },
  {
    id: 'two-authorities',
    name: '两县同时，上级优先',
    boxes: [YANGBI, XIANGYUN],
    steps: [
      {
        deed: {
          do: 'send',
          alert: 'county',
          told: {
            authority: { division: YANGBI, code: 'emergency' },
            event: { code: '11D02', name: '泥石流' },
            severity: 'yellow',
            areas: [YANGBI],
            form: 'panel',
            minutes: 60,
            text: {
              headline: '演练：漾濞县泥石流黄色预警',
              description: '请隐患点群众做好转移准备。',
              ...PARTS,
            },
          },
        },
        screens: { [YANGBI]: { alert: 'county', form: 'panel' }, [XIANGYUN]: null },
      },
      {
        deed: {
          do: 'send',
          alert: 'neighbour',
          told: {
            authority: { division: XIANGYUN, code: 'emergency' },
            event: RAIN,
            severity: 'blue',
            areas: [XIANGYUN],
            form: 'panel',
            minutes: 60,
            text: { headline: '演练：祥云县暴雨蓝色预警', description: '预计未来12小时有强降雨。', ...PARTS },
          },
        },
        screens: {
          [YANGBI]: { alert: 'county', form: 'panel' },
          [XIANGYUN]: { alert: 'neighbour', form: 'panel' },
        },
      },
      {
        deed: {
          do: 'send',
          alert: 'prefecture',
          told: {
            authority: { division: DALI, code: 'weather' },
            event: RAIN,
            severity: 'yellow',
            areas: [DALI],
            form: 'panel',
            minutes: 180,
            text: {
              headline: '演练：大理州暴雨黄色预警',
              description:
                '预计未来3小时漾濞、永平、云龙有50毫米以上降雨，请山区群众防范山洪滑坡，必要时转移。',
              ...PARTS,
            },
          },
        },
        screens: {
          [YANGBI]: { alert: 'prefecture', form: 'panel' },
          [XIANGYUN]: { alert: 'prefecture', form: 'panel' },
        },
        picture: 'higher-authority-first',
      },
    ],
  },
  {
    id: 'while-typing',
    name: '输入频道号时到来，之后恢复',
    boxes: [YANGBI],
    steps: [
      {
        deed: { do: 'press', on: YANGBI, keys: ['Enter', 'ArrowDown', 'ArrowDown'] },
        screens: { [YANGBI]: null },
      },
      {
        deed: {
          do: 'send',
          alert: 'notice',
          told: {
            authority: { division: YANGBI, code: 'emergency' },
            event: EARTHQUAKE,
            severity: 'yellow',
            areas: [YANGBI],
            form: 'panel',
            minutes: 60,
            text: {
              headline: '演练：应急避难场所已开放',
              description: '漾濞一中、县体育馆提供饮水、帐篷和医疗服务。',
              ...PARTS,
            },
          },
        },
        screens: { [YANGBI]: { alert: 'notice', form: 'panel' } },
        picture: 'over-the-channel-list',
      },
      {
        deed: { do: 'press', on: YANGBI, keys: ['Enter'] },
        screens: { [YANGBI]: null },
        picture: 'list-as-it-was',
      },
    ],
  },
  {
    id: 'power-cut',
    name: '停电后才开机的机顶盒',
    boxes: [YANGBI, XIANGYUN],
    steps: [
      { deed: { do: 'switch-off', on: YANGBI }, screens: {} },
      {
        deed: {
          do: 'send',
          alert: 'flood',
          told: {
            authority: { division: YANGBI, code: 'emergency' },
            event: { code: '11A51', name: '山洪' },
            severity: 'orange',
            areas: [YANGBI],
            form: 'takeover',
            minutes: 120,
            text: {
              headline: '演练：漾濞县山洪橙色预警',
              description: '预计半小时后山洪到达县城。',
              ...PARTS,
            },
          },
        },
        screens: { [XIANGYUN]: null },
      },
      {
        deed: { do: 'switch-on', on: YANGBI },
        screens: { [YANGBI]: { alert: 'flood', form: 'takeover' }, [XIANGYUN]: null },
        picture: 'switched-on-later',
      },
      { deed: { do: 'switch-off', on: YANGBI }, screens: {} },
      { deed: { do: 'cancel', alert: 'flood', reason: 'lifted' }, screens: { [XIANGYUN]: null } },
      {
        deed: { do: 'switch-on', on: YANGBI },
        screens: { [YANGBI]: { alert: 'flood', form: 'end', kind: 'cancel' } },
      },
    ],
  },
];

/** @param now seconds since 1970 */
export function contentOf(told: Told, now: number): AlertContent {
  const { authority, minutes, form, text, real = false, earthquake } = told;
  const { name } = DEMO_AUTHORITIES.find(
    ({ division, code }) => division === authority.division && code === authority.code,
  )!;
  return {
    exercise: !real,
    event: told.event,
    severity: told.severity,
    urgency: 'immediate',
    certainty: 'observed',
    areas: [...told.areas],
    expires: now + minutes * 60,
    authority: { ...authority, name },
    texts: [{ language: 'zh-CN', ...text }],
    presentation: { form, floor: 3, passes: 3 },
    ...(earthquake && { earthquake: { ...earthquake, origin: now } }),
  };
}
