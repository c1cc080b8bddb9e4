import type { AlertText } from '../../contract';
import { lines, type Measure } from '../design';

/** What of an alert's text is seen at once. */
export interface AlertPage {
  language: string;
  headline: string;
  description: readonly string[];
  /** What to do; stands below the description where there is room, and else on pages of its own. */
  instruction: readonly string[];
}

export interface PageRoom {
  /** Pixels that a line may take. */
  width: number;
  rows: number;
  measure: Measure;
}

/** Rows that the heading of the instruction takes. */
export const HEADING_ROWS = 1;
const SHORTEST_MS = 8000;
const LONGEST_MS = 12_000;
const CHARACTER_MS = 30;

function chunks(list: readonly string[], size: number): string[][] {
  const all: string[][] = [];
  for (let at = 0; at < list.length; at += size) all.push(list.slice(at, at + size));
  return all;
}

/** Lays the texts of an alert out in pages, one language after another. Every alert has a page. */
export function pagesOf(texts: readonly AlertText[], { width, rows, measure }: PageRoom): AlertPage[] {
  const pages: AlertPage[] = [];
  for (const { language, headline, description, instruction = '' } of texts) {
    const told = chunks(lines(description, width, measure), rows);
    const advised = lines(instruction, width, measure);
    const last = told[told.length - 1] ?? [];
    const together = last.length + HEADING_ROWS + advised.length <= rows;
    for (const description of told) pages.push({ language, headline, description, instruction: [] });
    if (advised.length === 0) continue;
    if (together && told.length > 0) {
      pages[pages.length - 1] = { language, headline, description: last, instruction: advised };
      continue;
    }
    for (const part of chunks(advised, rows - HEADING_ROWS))
      pages.push({ language, headline, description: [], instruction: part });
  }
  return pages;
}

/** How long a page stands before the next one comes by itself: the more there is to read, the longer. */
export function restOf({ description, instruction }: AlertPage): number {
  const characters = description.join('').length + instruction.join('').length;
  return Math.min(LONGEST_MS, SHORTEST_MS + CHARACTER_MS * Math.max(0, characters - 60));
}
