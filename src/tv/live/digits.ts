/** Digits are taken as a number this long after the last one. */
export const DIGITS_REST_MS = 2000;
const LONGEST = 4;

/**
 * The digits after another one was pressed; a fifth pushes out the first, as viewers who mistyped expect.
 */
export function typed(digits: string, digit: number): string {
  return (digits + String(digit)).slice(-LONGEST);
}

/** What the digits ask for: 0 is the channel watched before. */
export function askedFor(digits: string): 'previous' | number {
  const number = Number(digits);
  return number === 0 ? 'previous' : number;
}
