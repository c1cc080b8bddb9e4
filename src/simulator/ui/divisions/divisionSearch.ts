import type { Division } from '../../../contract';

/** A division with the names of those above it, the province left out: 大理白族自治州, 漾濞彝族自治县. */
export interface PlacedDivision {
  division: Division;
  path: readonly string[];
}

export interface SearchResult {
  found: readonly PlacedDivision[];
  /** How many more there are than are listed. */
  more: number;
}

/** Every division of a tree, the province first, each before those below it. */
export function allDivisions(province: Division): PlacedDivision[] {
  const below = (division: Division, path: readonly string[]): PlacedDivision[] =>
    (division.children ?? []).flatMap((child) => [
      { division: child, path },
      ...below(child, [...path, child.name]),
    ]);
  return [{ division: province, path: [] }, ...below(province, [])];
}

/**
 * Finds divisions by the beginning of their code or by parts of their name; several words narrow it down, the
 * earlier ones to the places above: '大理 苍山' finds 苍山西镇 in 大理州. Names that begin so come first, and a larger
 * place before a smaller one.
 */
export function searchDivisions(
  places: readonly PlacedDivision[],
  text: string,
  limit: number,
): SearchResult {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const last = words[words.length - 1];
  if (!last) return { found: [], more: 0 };
  const above = words.slice(0, -1);
  const hits = places
    .filter(
      ({ division, path }) =>
        (/^\d+$/.test(last) ? division.code.startsWith(last) : division.name.includes(last)) &&
        above.every((word) => path.some((name) => name.includes(word))),
    )
    .map((place) => ({ place, rank: rankOf(place, last) }))
    .sort((a, b) => a.rank - b.rank);
  return {
    found: hits.slice(0, limit).map((hit) => hit.place),
    more: Math.max(0, hits.length - limit),
  };
}

function rankOf({ division, path }: PlacedDivision, word: string): number {
  return (division.name.startsWith(word) ? 0 : 10) + path.length;
}

/** The name by which a place is told apart, the two lowest levels: '漾濞彝族自治县苍山西镇'. */
export function placeName(chain: readonly Division[]): string {
  const named = chain.length > 1 ? chain.slice(1) : chain;
  return named
    .slice(-2)
    .map((division) => division.name)
    .join('');
}
