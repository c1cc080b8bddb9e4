import { expect, it } from 'vitest';
import { askedFor, typed } from './digits';

it('one and nought ask for channel ten', () => {
  expect(askedFor(typed(typed('', 1), 0))).toBe(10);
});

it('leading noughts do not matter', () => {
  expect(askedFor('007')).toBe(7);
});

it('a lone nought asks for the channel watched before', () => {
  expect(askedFor(typed('', 0))).toBe('previous');
});

it('a fifth digit pushes out the first', () => {
  expect(typed('1234', 5)).toBe('2345');
});
