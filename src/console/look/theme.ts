import { type ThemeConfig, theme } from 'antd';

const FACES =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

/** A control room at night: quiet surfaces, so that the only strong colours are those of the alerts. */
export const THEME: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    colorPrimary: '#3d8bfd',
    colorInfo: '#3d8bfd',
    colorLink: '#7db4ff',
    colorBgBase: '#0c131f',
    colorBgLayout: '#0c131f',
    colorBgContainer: '#141e2e',
    colorBgElevated: '#1b2840',
    colorBorder: '#38496a',
    colorBorderSecondary: '#24334d',
    colorTextBase: '#e9eef6',
    colorTextSecondary: '#aebace',
    colorTextTertiary: '#8d9bb3',
    colorTextPlaceholder: '#7486a3',
    colorError: '#ff6b6b',
    colorWarning: '#f5a623',
    colorSuccess: '#3fb68b',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: FACES,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: { headerBg: '#1a2537', rowHoverBg: '#18243a', cellPaddingBlockSM: 7 },
    Segmented: { itemSelectedBg: '#2c4060', trackBg: '#101827' },
    Modal: { contentBg: '#162134', headerBg: '#162134' },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    Descriptions: { itemPaddingBottom: 10 },
  },
};
