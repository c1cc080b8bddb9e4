import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, COMPOSER, type Operator } from '../../../test/operators';
import type { AlertContent } from '../../contract';
import { type DeskAlert, ROLE_ORGANISATIONS, ROLES, type Role } from '../../contract/desk';
import { verifyAudit } from '../audit';
import { openTestCentre, type TestCentre } from '../testing';

const YANGBI = '532922000000';
const XIANGYUN = '532923000000';

interface Cell {
  method: string;
  path: string;
  role: Role;
  may: boolean;
}

/** The matrix as people read it. */
function cells(): Cell[] {
  const text = readFileSync(new URL('../../../docs/security.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  const columns = (row: string) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [, ...roles] = columns(rows[0]!);
  return rows.slice(2).flatMap((row) => {
    const [call = '', ...marks] = columns(row);
    const [method = '', path = ''] = call.replace(/`/g, '').split(' ');
    return marks.map((mark, at) => ({ method, path, role: roles[at] as Role, may: mark === '●' }));
  });
}

let centre: TestCentre;
const operators = {} as Record<Role, Operator>;
let elsewhere: Record<'composer' | 'approver' | 'supervisor', Operator>;

const now = () => Math.floor(Date.now() / 1000);
const content = (areas = [YANGBI]): AlertContent => ({
  exercise: true,
  event: { code: '11B03', name: '暴雨' },
  severity: 'blue',
  urgency: 'expected',
  certainty: 'likely',
  areas,
  expires: now() + 3600,
  authority: { division: YANGBI, code: 'emergency', name: 'x' },
  texts: [{ language: 'zh-CN', headline: '暴雨蓝色预警', description: '未来有降雨。' }],
  presentation: { form: 'crawl', floor: 15, passes: 3 },
});
const writer = () => operators.composer;
const draft = () => writer().call<DeskAlert>('POST', '/alerts', { content: content() });
const submitted = async () => {
  const { id, version } = await draft();
  return writer().call<DeskAlert>('POST', `/alerts/${id}/submit`, { version });
};
const published = async () => {
  const { id, version } = await submitted();
  return operators.approver.call<DeskAlert>('POST', `/alerts/${id}/approve`, { version });
};

/** Something to which each call can really be done, made by people who may. */
const subjects: Record<string, () => Promise<{ path?: string; body?: object }>> = {
  'GET /alerts/{id}': async () => ({ path: `/alerts/${(await draft()).id}` }),
  'GET /alerts/{id}/delivery': async () => ({ path: `/alerts/${(await draft()).id}/delivery` }),
  'POST /reach': async () => ({ body: { areas: [YANGBI] } }),
  'POST /alerts': async () => ({ body: { content: content() } }),
  'PUT /alerts/{id}': async () => {
    const { id, version } = await draft();
    return { path: `/alerts/${id}`, body: { content: content(), version } };
  },
  'DELETE /alerts/{id}': async () => ({ path: `/alerts/${(await draft()).id}` }),
  'POST /alerts/{id}/submit': async () => step('submit', await draft()),
  'POST /alerts/{id}/withdraw': async () => step('withdraw', await submitted()),
  'POST /alerts/{id}/approve': async () => step('approve', await submitted()),
  'POST /alerts/{id}/return': async () => step('return', await submitted(), { remark: '不对' }),
  'POST /alerts/{id}/cancel': async () => step('cancel', await published(), { reason: 'lifted' }),
  'POST /accounts': async () => ({
    body: { ...COMPOSER, name: `new.${Math.random().toString(36).slice(2, 10)}` },
  }),
  'PATCH /accounts/{name}': async () => ({ path: '/accounts/bystander', body: { displayName: '别人' } }),
  'POST /accounts/{name}/invite': async () => ({ path: '/accounts/bystander/invite', body: {} }),
};

function step(name: string, { id, version }: DeskAlert, more: object = {}) {
  return { path: `/alerts/${id}/${name}`, body: { version, ...more } };
}

beforeAll(async () => {
  centre = await openTestCentre();
  await centre.addKey({ division: YANGBI, code: 'emergency', name: '漾濞彝族自治县应急管理局' });
  const first = await administrator({ centre: centre.url, welcome: async () => centre.welcome });
  for (const role of ROLES)
    operators[role] = await first.invite({
      ...COMPOSER,
      name: `the.${role}`,
      role,
      organisation: ROLE_ORGANISATIONS[role][0]!,
    });
  const inXiangyun = (role: 'composer' | 'approver' | 'supervisor') =>
    first.invite({ ...COMPOSER, name: `xiangyun.${role}`, role, division: XIANGYUN });
  elsewhere = {
    composer: await inXiangyun('composer'),
    approver: await inXiangyun('approver'),
    supervisor: await inXiangyun('supervisor'),
  };
  await first.invitation({ ...COMPOSER, name: 'bystander' });
});
afterAll(() => centre.dispose());

const rows = async () =>
  (await centre.test.store.db.selectFrom('audit_head').select('serial').executeTakeFirstOrThrow()).serial;

describe('the role matrix of docs/security.md', () => {
  it.each(cells())('$method $path by $role: $may', async ({ method, path, role, may }) => {
    const subject = await subjects[`${method} ${path}`]?.();
    const before = await rows();
    const answer = await operators[role].ask(method, subject?.path ?? path, subject?.body);
    const words = await answer.text();
    if (may) expect(answer.status, words).toBe(200);
    else
      expect({ status: answer.status, words }).toMatchObject({
        status: 403,
        words: expect.stringContaining('"forbidden"'),
      });
    const changes = method !== 'GET' && path !== '/reach';
    if (changes || !may) expect(await rows(), 'a row in the audit log').toBe(before + 1);
    else expect(await rows()).toBe(before);
  });

  it.each([
    ['GET', 'composer', async () => ({ path: `/alerts/${(await draft()).id}` }), 404],
    ['POST', 'composer', async () => ({ path: '/alerts', body: { content: content() } }), 403],
    ['PUT', 'composer', subjects['PUT /alerts/{id}']!, 403],
    ['DELETE', 'composer', subjects['DELETE /alerts/{id}']!, 403],
    ['POST', 'composer', subjects['POST /alerts/{id}/submit']!, 403],
    ['POST', 'approver', subjects['POST /alerts/{id}/approve']!, 403],
    ['POST', 'approver', subjects['POST /alerts/{id}/return']!, 403],
    ['POST', 'supervisor', subjects['POST /alerts/{id}/cancel']!, 403],
  ] as const)(
    'ends at the border of the county: %s by a %s elsewhere (%#)',
    async (method, role, make, status) => {
      const { path, body } = (await make()) as { path: string; body?: object };
      const answer = await elsewhere[role].ask(method, path, body);
      expect(answer.status, await answer.text()).toBe(status);
    },
  );

  it('lets nobody in without a session, or with one and no proof against forgery', async () => {
    const anonymous = await fetch(`${centre.url}/api/v1/operator/alerts`);
    expect(anonymous.status).toBe(401);
    const { id, version } = await submitted();
    const forged = await operators.approver.askForged('POST', `/alerts/${id}/approve`, { version });
    expect(forged.status).toBe(403);
    expect(await forged.text()).toContain('"csrf"');
  });

  it('leaves a chain that holds, in which a row that somebody changes is found', async () => {
    const { db } = centre.test.store;
    const whole = await verifyAudit(db);
    expect(whole.bad).toBeUndefined();
    expect(whole.rows).toBeGreaterThan(100);
    // As whoever owns the database could.
    await sql`alter table audit_log disable trigger audit_log_only_grows`.execute(db);
    await sql`update audit_log set actor = 'somebody else' where serial = 7`.execute(db);
    expect((await verifyAudit(db)).bad).toEqual({ serial: 7, how: 'changed' });
  });
});
