import type { Authority, DivisionCode } from '../../src/contract';

const office = (division: DivisionCode, code: string, name: string): Authority => ({ division, code, name });

/** In whose name the demonstration alerts. Keys are made on each machine; no box outside believes them. */
export const DEMO_AUTHORITIES: readonly Authority[] = [
  office('530000000000', 'seismic', '云南省地震局'),
  office('530000000000', 'emergency', '云南省应急管理厅'),
  office('530500000000', 'weather', '保山市气象台'),
  office('530600000000', 'emergency', '昭通市应急管理局'),
  office('530621000000', 'emergency', '鲁甸县应急管理局'),
  office('530627000000', 'emergency', '镇雄县应急管理局'),
  office('530700000000', 'forestfire', '丽江市森林草原防灭火指挥部'),
  office('532900000000', 'weather', '大理白族自治州气象台'),
  office('532900000000', 'emergency', '大理白族自治州应急管理局'),
  office('532922000000', 'emergency', '漾濞彝族自治县应急管理局'),
  office('532923000000', 'emergency', '祥云县应急管理局'),
];
