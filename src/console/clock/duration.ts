import type { Text } from '../locale';

/** How long, roughly, as a clock on the wall would be read: '45 秒', '12 分钟', '3 小时 5 分', '2 天 4 小时'. */
export function durationWords(seconds: number, t: Text): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('time.seconds', whole);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return t('time.minutes', minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 ? t('time.hoursMinutes', hours, minutes % 60) : t('time.hours', hours);
  return hours % 24
    ? t('time.daysHours', Math.floor(hours / 24), hours % 24)
    : t('time.days', Math.floor(hours / 24));
}
