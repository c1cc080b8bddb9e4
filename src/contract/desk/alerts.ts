import * as v from 'valibot';
import { AlertContent, AlertId, AlertKind, Authority, CancelReason, Severity } from '../alert';
import { DivisionCode } from '../division';
import { RejectReason } from '../receipt';

/**
 * Where a revision of an alert stands. A revision begins as a draft; `updated` means that a later revision replaced
 * it, `cancelled` and `expired` that the alert has ended.
 */
export const ALERT_STATES = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'published',
  'updated',
  'cancelled',
  'expired',
] as const;
export const AlertState = v.picklist(ALERT_STATES);
export type AlertState = v.InferOutput<typeof AlertState>;

/** What an operator sees of one revision of an alert. */
export const DeskAlert = v.object({
  id: AlertId,
  revision: v.number(),
  kind: AlertKind,
  state: AlertState,
  content: AlertContent,
  reason: v.optional(CancelReason),
  author: v.string(),
  approver: v.optional(v.string()),
  /** Why it was returned. */
  remark: v.optional(v.string()),
  /** Why it is approved and not yet out: it is tried again by itself. */
  problem: v.optional(v.string()),
  /** Grows with every change; an edit of an older one is refused, so that nobody overwrites another's work. */
  version: v.number(),
  /** Seconds since 1970. */
  changedAt: v.number(),
  publishedAt: v.optional(v.number()),
  /** The revision of this alert that is on screens now; missing when it is on none. */
  shown: v.optional(v.number()),
});
export type DeskAlert = v.InferOutput<typeof DeskAlert>;

/** `GET /api/v1/operator/alerts`: the newest revision of each alert in the operator's divisions, newest first. */
export const DeskAlertList = v.object({ alerts: v.array(DeskAlert) });
/** `GET /api/v1/operator/alerts/{id}`: all revisions, the newest first. */
export const DeskAlertHistory = v.object({ revisions: v.array(DeskAlert) });

/** Body of `POST /api/v1/operator/alerts`: a new alert, or with `updates` the next revision of a published one. */
export const NewDraft = v.object({ content: AlertContent, updates: v.optional(AlertId) });
/** Body of `PUT /api/v1/operator/alerts/{id}` while the newest revision is a draft or was returned. */
export const DraftChange = v.object({ content: AlertContent, version: v.number() });
/** Body of `POST …/submit`; `DELETE` of a draft has none. */
export const Submission = v.object({ version: v.number() });
/** Body of `POST …/approve`. */
export const Approval = v.object({
  version: v.number(),
  /** The approver's second factor, again; needed for red and orange. */
  code: v.optional(v.string()),
  /** The name of the province, typed; needed for red over the whole province. */
  typed: v.optional(v.string()),
});
/** Body of `POST …/return`. */
export const Return = v.object({
  version: v.number(),
  remark: v.pipe(v.string(), v.trim(), v.minLength(1, 'a return needs its reason'), v.maxLength(400)),
});
/** Body of `POST …/cancel`: ends a published alert at once. */
export const Cancellation = v.object({ reason: CancelReason });

/** `POST /api/v1/operator/reach` {areas}: whom an alert would reach. */
export const ReachRequest = v.object({ areas: AlertContent.entries.areas });
export const Reach = v.object({
  /** How many prefectures, counties and townships the areas name or hold. */
  prefectures: v.number(),
  counties: v.number(),
  townships: v.number(),
  registered: v.number(),
  online: v.number(),
  /** Whether the whole province is reached. */
  province: v.boolean(),
});
export type Reach = v.InferOutput<typeof Reach>;

/** How far an alert came in one county. Boxes that can't answer are `registered` only: unconfirmed, not missing. */
export const CountyDelivery = v.object({
  division: DivisionCode,
  name: v.string(),
  registered: v.number(),
  online: v.number(),
  received: v.number(),
  displayed: v.number(),
  acknowledged: v.number(),
  rejected: v.number(),
});
export type CountyDelivery = v.InferOutput<typeof CountyDelivery>;

/** `GET /api/v1/operator/alerts/{id}/delivery?revision=`: the newest published revision without one. */
export const Delivery = v.object({
  revision: v.number(),
  publishedAt: v.nullable(v.number()),
  counties: v.array(CountyDelivery),
  reasons: v.array(v.object({ reason: RejectReason, boxes: v.number() })),
  /** Milliseconds from approval to a box's receipt, of the boxes that have answered; null before any has. */
  receivedP50: v.nullable(v.number()),
  receivedP99: v.nullable(v.number()),
});
export type Delivery = v.InferOutput<typeof Delivery>;

/** `GET /api/v1/operator/authorities`: in whose name this operator may alert, and how severely. */
export const AuthorityList = v.object({
  authorities: v.array(
    v.object({
      ...Authority.entries,
      divisions: v.array(DivisionCode),
      severities: v.array(Severity),
      /** When its authorisation runs out, seconds since 1970. */
      until: v.number(),
    }),
  ),
});
export type AuthorityList = v.InferOutput<typeof AuthorityList>;

/** A text with gaps for one kind of event: `{place}`, `{time}` and others stand between braces. */
export const AlertTemplate = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  name: v.string(),
  event: AlertContent.entries.event,
  severity: Severity,
  urgency: AlertContent.entries.urgency,
  certainty: AlertContent.entries.certainty,
  presentation: AlertContent.entries.presentation,
  /** For how many minutes it usually stands. */
  minutes: v.number(),
  texts: AlertContent.entries.texts,
});
export type AlertTemplate = v.InferOutput<typeof AlertTemplate>;
export const AlertTemplateList = v.object({ templates: v.array(AlertTemplate) });
