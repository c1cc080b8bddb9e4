import * as v from 'valibot';
import { DivisionCode } from '../division';

/** 局 the regulator and emergency authority, 台 the broadcaster, 网 the network. */
export const ORGANISATIONS = ['bureau', 'station', 'network'] as const;
export const Organisation = v.picklist(ORGANISATIONS);
export type Organisation = v.InferOutput<typeof Organisation>;

/** What an operator is there for. Each belongs to certain organisations, see {@link ROLE_ORGANISATIONS}. */
export const ROLES = [
  'composer',
  'approver',
  'supervisor',
  'editor',
  'engineer',
  'administrator',
  'auditor',
] as const;
export const Role = v.picklist(ROLES);
export type Role = v.InferOutput<typeof Role>;

export const ROLE_ORGANISATIONS: Record<Role, readonly Organisation[]> = {
  composer: ['bureau'],
  approver: ['bureau'],
  supervisor: ['bureau'],
  editor: ['station'],
  engineer: ['network'],
  administrator: ['bureau', 'network'],
  auditor: ['bureau', 'network'],
};

/** What can be done in the control centre; the server asks for one of these at every call. */
export const PERMISSIONS = [
  /** See alerts, their reach and their delivery. */
  'alerts.read',
  /** Write, change, submit and withdraw drafts; prepare updates. */
  'alerts.compose',
  /** Approve or return what another person has submitted. */
  'alerts.approve',
  /** End a published alert: one person is enough, always. */
  'alerts.cancel',
  'audit.read',
  'accounts.manage',
] as const;
export const Permission = v.picklist(PERMISSIONS);
export type Permission = v.InferOutput<typeof Permission>;

/** The role matrix. Systems, security and audit are apart (三员分立): no role has two of them. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  composer: ['alerts.read', 'alerts.compose', 'alerts.cancel'],
  approver: ['alerts.read', 'alerts.compose', 'alerts.approve', 'alerts.cancel'],
  supervisor: ['alerts.read', 'alerts.cancel'],
  editor: ['alerts.read'],
  engineer: ['alerts.read'],
  administrator: ['accounts.manage'],
  auditor: ['audit.read'],
};

export const mayDo = (role: Role, permission: Permission): boolean =>
  ROLE_PERMISSIONS[role].indexOf(permission) >= 0;

const AccountName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9.-]{2,31}$/, 'an account name has 3 to 32 small letters, digits, dots or hyphens'),
);

/** An operator's account as others may see it. */
export const Account = v.object({
  name: AccountName,
  displayName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  organisation: Organisation,
  role: Role,
  /** What the account may touch: this division and all below it. */
  division: DivisionCode,
});
export type Account = v.InferOutput<typeof Account>;

/** An account in the administrator's list. */
export const ListedAccount = v.object({
  ...Account.entries,
  /** `invited` has not chosen its password yet; `locked` had too many wrong passwords. */
  state: v.picklist(['invited', 'active', 'locked', 'disabled']),
  lastSeen: v.nullable(v.number()),
});
export type ListedAccount = v.InferOutput<typeof ListedAccount>;

export const Password = v.pipe(
  v.string(),
  v.minLength(12, 'a password has at least 12 characters'),
  v.maxLength(200),
);
/** A time-based one-time password (RFC 6238): six digits. */
export const OneTimeCode = v.pipe(v.string(), v.regex(/^\d{6}$/, 'the code has six digits'));

/** Body of `POST /api/v1/operator/session`. */
export const SignIn = v.object({ name: v.string(), password: v.string(), code: v.string() });
/** Answer to a sign-in, and of `GET /api/v1/operator/session`. The session itself is a cookie. */
export const Session = v.object({
  account: Account,
  /** Sent back as `x-csrf-token` with every call that changes something. */
  csrf: v.string(),
  /** When the session ends unless it is used, seconds since 1970. */
  expires: v.number(),
});
export type Session = v.InferOutput<typeof Session>;

/** Body of `POST /api/v1/operator/invitations/open`. */
export const InvitationToken = v.object({ token: v.pipe(v.string(), v.minLength(16), v.maxLength(100)) });
/** What an invited person needs to set up the second factor. */
export const OpenedInvitation = v.object({
  account: Account,
  totp: v.object({ secret: v.string(), uri: v.string() }),
});
export type OpenedInvitation = v.InferOutput<typeof OpenedInvitation>;
/** Body of `POST /api/v1/operator/invitations/accept`; answered with a {@link Session}. */
export const AcceptInvitation = v.object({
  ...InvitationToken.entries,
  password: Password,
  code: OneTimeCode,
});

/** Answer of `POST /api/v1/operator/accounts` (body: an {@link Account}) and `…/accounts/{name}/invite`. */
export const Invited = v.object({ account: ListedAccount, token: v.string(), expires: v.number() });
export type Invited = v.InferOutput<typeof Invited>;
/** Body of `PATCH /api/v1/operator/accounts/{name}`. */
export const AccountChange = v.partial(
  v.object({
    displayName: Account.entries.displayName,
    organisation: Organisation,
    role: Role,
    division: DivisionCode,
    disabled: v.boolean(),
  }),
);
export type AccountChange = v.InferOutput<typeof AccountChange>;
export const AccountList = v.object({ accounts: v.array(ListedAccount) });
