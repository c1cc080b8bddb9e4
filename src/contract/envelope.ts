import * as v from 'valibot';
import { AlertKind, Severity } from './alert';
import { DivisionCode } from './division';

/** An SM2 public key: the uncompressed point, 65 bytes as hex (GM/T 0009-2012, 7.1). */
export const PublicKey = v.pipe(v.string(), v.regex(/^04[0-9a-f]{128}$/, 'a public key is 65 bytes as hex'));
export type PublicKey = v.InferOutput<typeof PublicKey>;

/** An SM2 signature: r and s, 32 bytes each, as hex (GM/T 0009-2012, without its DER frame). */
export const Signature = v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/, 'a signature is 64 bytes as hex'));
export type Signature = v.InferOutput<typeof Signature>;

/** What the root says of a key: it may alert these divisions, these severities, from then till then. */
export const Authorisation = v.object({
  key: PublicKey,
  /** Whose key it is, in words. */
  holder: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  divisions: v.pipe(v.array(DivisionCode), v.minLength(1), v.maxLength(200)),
  severities: v.pipe(v.array(Severity), v.minLength(1)),
  /** Seconds since 1970; `until` is exclusive. */
  from: v.pipe(v.number(), v.integer()),
  until: v.pipe(v.number(), v.integer()),
});
export type Authorisation = v.InferOutput<typeof Authorisation>;

/** A text with the signature over its UTF-8 bytes: it is passed on and kept as it is, never written anew. */
const Signed = (most: number) =>
  v.object({ text: v.pipe(v.string(), v.minLength(2), v.maxLength(most)), signature: Signature });

/** Larger messages are refused before they are read: a box has little memory. */
export const LONGEST_ALERT = 32_768;

/**
 * The signed form in which an alert travels. `message.text` is the JSON of an {@link Alert}, signed with the key that
 * `authorisation.text` (the JSON of an {@link Authorisation}, signed by the root) names. Signatures are SM2 with SM3 and
 * the user-id digest Z of `1234567812345678` (GM/T 0009-2012, 10; GM/T 0003.2-2012).
 */
export const Envelope = v.object({ message: Signed(LONGEST_ALERT), authorisation: Signed(16_384) });
export type Envelope = v.InferOutput<typeof Envelope>;

/** More don't go into a snapshot, so that it stays of a length that a box reads: the newest count. */
export const MOST_IN_SNAPSHOT = 200;

/**
 * All that is active for a division: the retained payload of its topic, and one part of the answer when a box asks.
 * Envelopes stand for themselves, so one that is not understood costs only itself. What is missing here has not
 * ended: only a cancel or its own expiry ends an alert, so that whoever holds the broker can't silence one by
 * leaving it out of a later snapshot. The cancel stays in the snapshot until the alert would have expired.
 */
export const Snapshot = v.object({ division: DivisionCode, alerts: v.array(v.unknown()) });
export type Snapshot = v.InferOutput<typeof Snapshot>;

/** `GET /api/v1/alerts?division=…`: the snapshots of a division and of those above it. */
export const ActiveAlerts = v.object({ alerts: v.array(v.unknown()) });
export type ActiveAlerts = v.InferOutput<typeof ActiveAlerts>;

/** What a box remembers of an alert over restarts, so that no older revision comes back. */
export const SeenAlert = v.object({
  id: v.string(),
  revision: v.number(),
  kind: AlertKind,
  /** Kept until this moment (seconds): after it, the expiry itself keeps the alert out. */
  until: v.number(),
});
export type SeenAlert = v.InferOutput<typeof SeenAlert>;

/** `GET /box/trust.json`: the keys whose authorisations a box believes. A product build has them in its settings. */
export const Trust = v.object({ roots: v.array(PublicKey) });
export type Trust = v.InferOutput<typeof Trust>;
