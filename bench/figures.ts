/** The value below which a share of the samples lies (nearest rank). @param share 0 to 1 */
export function quantile(samples: readonly number[], share: number): number {
  if (samples.length === 0) return Number.NaN;
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export const p50 = (samples: readonly number[]): number => quantile(samples, 0.5);
export const p95 = (samples: readonly number[]): number => quantile(samples, 0.95);

/** A line of the table: what was measured, what it may be, what a peer took in the same run. */
export interface Figure {
  what: string;
  /** The conditions: throttle, number of samples. */
  at: string;
  ours: string;
  budget: string;
  /** Peer and its figure; empty where none compares. */
  peer: string;
  /** Each measurement, ms, in the order in which they were taken. */
  samples?: number[];
  /** Unset for a line that only informs. */
  kept?: boolean;
}

export const rounded = (samples: readonly number[]): number[] => samples.map(Math.round);
export const ms = (value: number): string => (Number.isNaN(value) ? 'no sample' : `${Math.round(value)} ms`);
export const kb = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
export const ratio = (value: number): string => (Number.isNaN(value) ? '-' : `${value.toFixed(2)} x`);
