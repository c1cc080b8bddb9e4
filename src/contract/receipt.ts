import * as v from 'valibot';
import { AlertId } from './alert';
import { DivisionCode } from './division';

/** Why a box showed nothing. */
export const REJECT_REASONS = [
  'malformed',
  'version',
  'unauthorised',
  'division-not-authorised',
  'severity-not-authorised',
  'signature',
  'authorisation-expired',
  'not-yet',
  'area',
  'expired',
  'replay',
] as const;
export const RejectReason = v.picklist(REJECT_REASONS);
export type RejectReason = v.InferOutput<typeof RejectReason>;

/** How far an alert came on a box, in order. `displayed` is the first picture with it on the screen. */
export const STAGES = ['received', 'displayed', 'acknowledged', 'rejected'] as const;
export const Stage = v.picklist(STAGES);
export type Stage = v.InferOutput<typeof Stage>;

/** What a box reports of one revision of an alert. */
export const Receipt = v.object({
  /** Empty where the message was so broken that it names no alert. Whatever is no id of an alert counts as that. */
  alert: v.fallback(v.union([v.literal(''), AlertId]), ''),
  revision: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999)),
  stage: Stage,
  reason: v.optional(RejectReason),
  /** Milliseconds since 1970, by the control centre's clock as the box knows it. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
});
export type Receipt = v.InferOutput<typeof Receipt>;

/** Payload of `boxes/<id>/receipts`, and body of `POST /api/v1/boxes/<id>/receipts`. */
export const ReceiptBatch = v.object({
  division: DivisionCode,
  receipts: v.pipe(v.array(Receipt), v.maxLength(100)),
});
export type ReceiptBatch = v.InferOutput<typeof ReceiptBatch>;

/** Payload of `boxes/<id>/presence`; the last will says that the box is away. */
export const Presence = v.object({ online: v.boolean(), division: DivisionCode });
export type Presence = v.InferOutput<typeof Presence>;

/** A box's name for itself: made by the control centre when it enrols. */
export const BoxId = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]{16,32}$/, 'a box id has 16 to 32 letters and digits'),
);
export type BoxId = v.InferOutput<typeof BoxId>;

/** Body of `POST /api/v1/boxes`: a box that has no name yet, or stands elsewhere than before, asks for one. */
export const EnrolmentRequest = v.object({
  /** The name of a box that has one; its token comes with the request. */
  box: v.optional(BoxId),
  division: DivisionCode,
  /** What the box is: 'simulator', 'hi3798mv300'. */
  model: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
});
export type EnrolmentRequest = v.InferOutput<typeof EnrolmentRequest>;

/** Answer to an enrolment. `token` is the box's password on the push channel and for its receipts. */
export const Enrolment = v.object({ box: BoxId, token: v.pipe(v.string(), v.minLength(16)) });
export type Enrolment = v.InferOutput<typeof Enrolment>;
