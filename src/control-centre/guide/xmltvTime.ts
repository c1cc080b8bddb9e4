import { CHINA_OFFSET_S } from '../../contract';

const TIME = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:\s*(Z|UTC|GMT|CST|[+-]\d{2}:?\d{2}))?$/i;

/**
 * A time as XMLTV writes it, 'YYYYMMDDhhmmss +zzzz', in seconds since 1970. Any tail may be missing; without a
 * zone it is China's time.
 *
 * @returns undefined for what is no time
 */
export function parseXmltvTime(text: string): number | undefined {
  const parts = TIME.exec(text.trim());
  if (!parts) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone] = parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
  // The 31st of February would silently become the 3rd of March.
  if (new Date(midnight * 1000).getUTCDate() !== Number(day) || Number(month) > 12) return undefined;
  return midnight + Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offsetOf(zone);
}

function offsetOf(zone: string | undefined): number {
  if (!zone || /^CST$/i.test(zone)) return CHINA_OFFSET_S;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const seconds = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return sign === '-' ? -seconds : seconds;
}
