import { type Alert, type DivisionCode, type Earthquake, significantDigits } from '../../contract';
import seats from './seats.json';

/** Speed of the S wave near the surface, km/s; reproduces the lead times published of Yunnan's warnings. */
const S_WAVE_KM_S = 3.43;
const EARTH_RADIUS_KM = 6371;
/** Nearer than this the formula of the intensity says nothing. */
const NEAREST_KM = 5;
/** A correction may give a viewer at most this many seconds more than were shown before. */
const MOST_GAIN_S = 2;

interface Point {
  latitude: number;
  longitude: number;
}

/** Where people of a county live, as far as it is known: its seat, approximately (two decimals, some 1 km). */
export function seatOf(division: DivisionCode): Point | undefined {
  const digits = significantDigits(division);
  const seat = digits.length >= 6 && (seats as Record<string, number[]>)[digits.slice(0, 6)];
  return seat ? { latitude: seat[0]!, longitude: seat[1]! } : undefined;
}

/** Distance over the ground, km (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const across = Math.sin(((b.longitude - a.longitude) * radians) / 2);
  const along = Math.sin(((b.latitude - a.latitude) * radians) / 2);
  const part =
    along * along + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * across * across;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(part)));
}

/** When the S wave arrives, seconds since 1970. */
export function arrivalOf({ origin }: Earthquake, km: number): number {
  return origin + km / S_WAVE_KM_S;
}

/**
 * The expected intensity (中国地震烈度, 1 to 12), from a fit to two published warnings of the region. It is good enough
 * to demonstrate the screen, and not for any decision.
 */
export function intensityAt({ magnitude }: Earthquake, km: number): number {
  const intensity = 4.49 + 0.826 * magnitude - 3.05 * Math.log10(Math.max(NEAREST_KM, km));
  return Math.max(1, Math.min(12, Math.round(intensity)));
}

export type Shaking =
  /** So near that the waves were faster than the warning: no number would help. */
  { kind: 'near'; intensity: number } | { kind: 'counting'; arrival: number; intensity: number };

/** What an earthquake means where the box stands; undefined where that is not known. */
export function shakingAt(alert: Alert, division: DivisionCode): Shaking | undefined {
  const seat = alert.earthquake && seatOf(division);
  if (!alert.earthquake || !seat) return undefined;
  const km = distanceKm(alert.earthquake, seat);
  const intensity = intensityAt(alert.earthquake, km);
  const arrival = arrivalOf(alert.earthquake, km);
  // Only the first revision tells how much of a lead the warning had: later ones may come after the wave.
  const near = alert.revision === 1 && arrival <= alert.sent;
  return near ? { kind: 'near', intensity } : { kind: 'counting', arrival, intensity };
}

/** Seconds until the wave arrives, as they are shown: never rising by more than two, whatever is corrected. */
export class Countdown {
  private arrival: number | undefined;
  private shown = Number.POSITIVE_INFINITY;

  /** Takes over a new estimate of the arrival, seconds since 1970. */
  aim(arrival: number): void {
    if (arrival === this.arrival) return;
    this.shown = this.arrival === undefined ? Number.POSITIVE_INFINITY : this.shown + MOST_GAIN_S;
    this.arrival = arrival;
  }

  /** @param now ms since 1970 @returns whole seconds, 0 once the wave is there */
  at(now: number): number {
    const left = Math.max(0, Math.ceil((this.arrival ?? 0) - now / 1000));
    this.shown = Math.min(this.shown, left);
    return this.shown;
  }
}
