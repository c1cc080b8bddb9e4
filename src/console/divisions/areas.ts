import { covers, type DivisionCode, divisionLevel, PROVINCE } from '../../contract';
import type { Text } from '../locale';
import type { Places } from './places';

/**
 * The fewest divisions that say the same: what another one covers is left out, and all children of a division
 * become that division. In the order of their codes.
 */
export function reduceAreas(codes: readonly DivisionCode[], places: Places): DivisionCode[] {
  const chosen = new Set(codes);
  const whole = (code: DivisionCode): boolean => {
    if (chosen.has(code)) return true;
    const children = places.find(code)?.division.children;
    return children !== undefined && children.length > 0 && children.every((child) => whole(child.code));
  };
  const kept: DivisionCode[] = [];
  const visit = (code: DivisionCode) => {
    if (whole(code)) kept.push(code);
    else for (const child of places.find(code)?.division.children ?? []) visit(child.code);
  };
  visit(places.province.code);
  // A division that the tree no longer has stays where it is: the control centre will name it.
  const unknown = codes.filter((code) => !places.find(code) && !kept.some((area) => covers(area, code)));
  return [...kept, ...new Set(unknown)].sort();
}

/** Adds a division, or takes it away: its parents are then broken up into what is left of them. */
export function toggleArea(
  areas: readonly DivisionCode[],
  code: DivisionCode,
  places: Places,
): DivisionCode[] {
  const above = areas.find((area) => covers(area, code));
  if (above === undefined) return reduceAreas([...areas, code], places);
  const left = areas.filter((area) => area !== above);
  const path = places.find(code)?.path ?? [];
  const from = path.findIndex((division) => division.code === above);
  for (const division of from < 0 ? [] : path.slice(from, -1)) {
    for (const child of division.children ?? []) if (!covers(child.code, code)) left.push(child.code);
  }
  return reduceAreas(left, places);
}

/** How many areas there are of each level: '1 个州市、2 个县、5 个乡镇'. */
export function areaCounts(areas: readonly DivisionCode[], t: Text): string {
  if (areas.includes(PROVINCE)) return t('areas.province');
  return (['prefecture', 'county', 'township'] as const)
    .map((level) => ({ level, count: areas.filter((area) => divisionLevel(area) === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => t(`areas.${level}`, count))
    .join(t('list.comma'));
}

/** The areas by name; from the fourth on only how many more there are. */
export function areaWords(areas: readonly DivisionCode[], places: Places | undefined, t: Text): string {
  const names = areas.map((area) => places?.fullName(area) ?? area);
  if (names.length <= 4) return names.join(t('list.comma'));
  return t('areas.more', names.slice(0, 3).join(t('list.comma')), names.length);
}
