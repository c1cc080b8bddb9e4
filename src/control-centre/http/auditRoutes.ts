import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { check } from '../../contract';
import { AuditPage } from '../../contract/desk';
import { AuditVerdict, readAudit, verifyAudit } from '../audit';
import type { Store } from '../store';
import type { TokenGate } from './importToken';
import { described } from './openApi';
import { OPERATOR_PATH, type SessionGate } from './sessionGate';

const AUDIT = `${OPERATOR_PATH}/audit`;
const Words = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100)));
const AuditQuery = v.object({
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'a serial is a number'), v.transform(Number))),
  actor: Words,
  action: Words,
  subject: Words,
});

export interface AuditContext {
  store: Store;
  gate: SessionGate;
  tokenGate: TokenGate;
}

/** What auditors read, and how whoever runs the control centre checks the chain. */
export function auditRoutes({ store: { db }, gate, tokenGate }: AuditContext) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get(
      AUDIT,
      {
        schema: described({
          tag: 'audit',
          summary: "The audit log of the auditor's divisions, a page of it, the newest row first",
          description: 'The next page is `before` the last serial of this one.',
          needsSession: true,
          query: AuditQuery,
          answer: AuditPage,
          errors: { 401: 'nobody is signed in here', 403: 'not an auditor' },
        }),
      },
      async (request): Promise<AuditPage> => {
        const { division } = await gate.admit(request, 'audit.read');
        return readAudit(db, check(AuditQuery, request.query, `GET ${AUDIT}`), division);
      },
    );

    app.get(
      '/api/v1/audit/verification',
      {
        schema: described({
          tag: 'audit',
          summary:
            'Walks the whole chain of the audit log and names the first row that is not as it was written',
          answer: AuditVerdict,
          errors: { 401: 'the token is missing or wrong' },
          needsToken: true,
        }),
      },
      async (request, reply): Promise<AuditVerdict> => {
        tokenGate.admit(request);
        reply.header('cache-control', 'no-store');
        return verifyAudit(db);
      },
    );
  };
}
