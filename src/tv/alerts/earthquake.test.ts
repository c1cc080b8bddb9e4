import { describe, expect, it } from 'vitest';
import { EVENING, sampleAlert } from '../testing';
import { Countdown, distanceKm, intensityAt, seatOf, shakingAt } from './earthquake';

const quake = {
  origin: EVENING,
  latitude: 25.67,
  longitude: 99.87,
  depthKm: 8,
  magnitude: 6.4,
  place: '漾濞',
};
const warned = (origin: number, change = {}) =>
  sampleAlert({ earthquake: { ...quake, latitude: 26.6, origin }, ...change });

describe('an earthquake where the box stands', () => {
  it('is measured over the ground: a degree of latitude is 111 km', () => {
    const km = distanceKm({ latitude: 25, longitude: 100 }, { latitude: 26, longitude: 100 });
    expect(km).toBeCloseTo(111.2, 0);
  });

  it('is known by the county in which the box stands, also in a township of it', () => {
    expect(seatOf('532922101000')).toEqual(seatOf('532922000000'));
    expect(seatOf('530000000000')).toBeUndefined();
    expect(shakingAt(sampleAlert(), '532922000000')).toBeUndefined();
  });

  it('counts to the wave, and warns without a number where the wave was faster', () => {
    expect(shakingAt(warned(EVENING - 5), '532922000000')).toMatchObject({ kind: 'counting' });
    expect(shakingAt(warned(EVENING - 60), '532922000000')).toMatchObject({ kind: 'near' });
  });

  it('shakes less the farther away, and stays on the scale', () => {
    const intensities = [0, 20, 80, 300, 2000].map((km) => intensityAt(quake, km));
    expect(intensities).toEqual([...intensities].sort((a, b) => b - a));
    expect(intensities[0]).toBeLessThanOrEqual(12);
    expect(intensities[4]).toBe(1);
  });
});

describe('the countdown', () => {
  it('runs down to zero and stays there', () => {
    const countdown = new Countdown();
    countdown.aim(EVENING + 10);
    expect([0, 1500, 9500, 12_000].map((ms) => countdown.at(EVENING * 1000 + ms))).toEqual([10, 9, 1, 0]);
  });

  it('gives at most two seconds back when the estimate is corrected', () => {
    const countdown = new Countdown();
    countdown.aim(EVENING + 10);
    expect(countdown.at(EVENING * 1000)).toBe(10);
    countdown.aim(EVENING + 30);
    expect(countdown.at(EVENING * 1000)).toBe(12);
    countdown.aim(EVENING + 5);
    expect(countdown.at(EVENING * 1000)).toBe(5);
  });
});
