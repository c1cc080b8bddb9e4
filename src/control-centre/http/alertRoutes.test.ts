import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVER, administrator, COMPOSER, type Operator } from '../../../test/operators';
import {
  ActiveAlerts,
  type AlertContent,
  alertTopic,
  check,
  Envelope,
  judge,
  type Receiver,
  SEVERITIES,
  Snapshot,
  Trust,
  type Verdict,
} from '../../contract';
import { AuditPage, Delivery, type DeskAlert, Reach } from '../../contract/desk';
import { verify } from '../../sm2/node';
import {
  embeddedTestStore,
  findPostgres,
  openTestCentre,
  postgresTestStore,
  type TestCentre,
  type TestStore,
} from '../testing';

const PROVINCE = '530000000000';
const DALI = '532900000000';
const YANGBI = '532922000000';
const TOWN = '532922101000';
const XIANGYUN = '532923000000';
const LUDIAN = '530621000000';

let centre: TestCentre;
let composer: Operator;
let approver: Operator;
let auditor: Operator;
let ofYangbi: Operator;
let roots: string[];

async function begin(test: TestStore): Promise<void> {
  centre = await openTestCentre(test);
  for (const [division, name] of [
    [PROVINCE, '云南省应急管理厅'],
    [DALI, '大理白族自治州应急管理局'],
    [YANGBI, '漾濞彝族自治县应急管理局'],
  ] as const)
    await centre.addKey({ division, code: 'emergency', name });
  const first = await administrator({ centre: centre.url, welcome: async () => centre.welcome });
  composer = await first.invite(COMPOSER);
  approver = await first.invite(APPROVER);
  ofYangbi = await first.invite({ ...COMPOSER, name: 'of.yangbi', division: YANGBI });
  auditor = await first.invite({ ...COMPOSER, name: 'auditor', role: 'auditor' });
  const answer = await centre.app.inject('/box/trust.json');
  roots = check(Trust, answer.json(), 'trust').roots;
}

const now = () => Math.floor(Date.now() / 1000);

function content(change: Partial<AlertContent> = {}): AlertContent {
  return {
    exercise: true,
    event: { code: '11B03', name: '暴雨' },
    severity: 'yellow',
    urgency: 'expected',
    certainty: 'likely',
    areas: [YANGBI],
    expires: now() + 3600,
    authority: { division: YANGBI, code: 'emergency', name: 'whatever the console says' },
    texts: [{ language: 'zh-CN', headline: '漾濞县暴雨黄色预警', description: '未来3小时有强降雨。' }],
    presentation: { form: 'panel', floor: 15, passes: 3 },
    ...change,
  };
}

const draft = (change: Partial<AlertContent> = {}, by = composer) =>
  by.call<DeskAlert>('POST', '/alerts', { content: content(change) });
const submit = ({ id, version }: DeskAlert, by = composer) =>
  by.call<DeskAlert>('POST', `/alerts/${id}/submit`, { version });
const approve = ({ id, version }: DeskAlert, more: object = {}, by = approver) =>
  by.call<DeskAlert>('POST', `/alerts/${id}/approve`, { version, ...more });
const history = async (id: string) =>
  (await composer.call<{ revisions: DeskAlert[] }>('GET', `/alerts/${id}`)).revisions;
const published = async (change: Partial<AlertContent> = {}) => {
  const approved = await approve(await submit(await draft(change)));
  await until(async () => (await history(approved.id))[0]!.state === 'published');
  return (await history(approved.id))[0]!;
};

async function until(holds: () => Promise<boolean>): Promise<void> {
  await expect.poll(holds, { timeout: 10_000, interval: 20 }).toBe(true);
}

/** What a box in a division would take of what it is given. */
function taken(envelopes: readonly unknown[], division: string): Verdict[] {
  const receiver: Receiver = { division, roots, now: now(), seen: () => undefined, verify };
  return envelopes.map((envelope) => judge(envelope, receiver));
}

async function retained(division: string): Promise<unknown[]> {
  const payload = (await centre.push.retained()).get(alertTopic(division));
  return payload ? check(Snapshot, JSON.parse(payload.toString('utf8')), 'snapshot').alerts : [];
}

async function active(division: string): Promise<Verdict[]> {
  const answer = await centre.app.inject(`/api/v1/alerts?division=${division}`);
  return taken(check(ActiveAlerts, answer.json(), 'alerts').alerts, division);
}

const showsOnTopic = async (division: string, id: string) =>
  taken(await retained(division), division).flatMap((verdict) =>
    verdict.kind === 'take' && verdict.alert.id === id ? [verdict.alert] : [],
  );

async function refused(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'not refused',
    (error: Error) => error.message,
  );
}

function behavesLikeTheDesk(open: () => Promise<TestStore>): void {
  beforeAll(async () => begin(await open()));
  afterAll(() => centre.dispose());

  describe('an alert from the first word to the last', () => {
    it('is written, submitted, approved by another person, signed and published to its division', async () => {
      const written = await draft();
      expect(written).toMatchObject({ state: 'draft', revision: 1, kind: 'alert', author: COMPOSER.name });
      expect(written.content.authority.name).toBe('漾濞彝族自治县应急管理局');
      const submitted = await submit(written);
      const approved = await approve(submitted);
      expect(approved).toMatchObject({ state: 'approved', approver: APPROVER.name });
      await until(async () => (await showsOnTopic(YANGBI, written.id)).length === 1);
      const [alert] = await showsOnTopic(YANGBI, written.id);
      expect(alert).toMatchObject({ revision: 1, kind: 'alert', exercise: true, areas: [YANGBI] });
      expect(await showsOnTopic(XIANGYUN, written.id)).toEqual([]);
      await until(async () => (await history(written.id))[0]!.shown === 1);
      expect((await active(TOWN)).map((verdict) => verdict.kind)).toContain('take');
      expect(await active(LUDIAN)).toEqual([]);
    });

    it('is not approved by whoever wrote it, nor by whoever touched it', async () => {
      const own = await submit(await draft({}, approver), approver);
      expect(await refused(approve(own))).toMatch(/403.*two-persons/);
      const touched = await draft();
      const changed = await approver.call<DeskAlert>('PUT', `/alerts/${touched.id}`, {
        content: content({ severity: 'blue' }),
        version: touched.version,
      });
      const submitted = await submit(changed);
      expect(await refused(approve(submitted))).toMatch(/403.*two-persons/);
      expect(await refused(approve(submitted, {}, composer))).toMatch(/403.*forbidden/);
      expect((await history(submitted.id))[0]!.state).toBe('submitted');
    });

    it('asks for the second factor of the approver before red and orange', async () => {
      const submitted = await submit(await draft({ severity: 'red' }));
      expect(await refused(approve(submitted))).toMatch(/422.*"code"/);
      expect(await refused(approve(submitted, { code: '000000' }))).toMatch(/422.*"code"/);
      const approved = await approve(submitted, { code: await approver.phone.code() });
      expect(approved.state).toBe('approved');
      await until(async () => (await showsOnTopic(YANGBI, submitted.id)).length === 1);
    });

    it('asks for the name of the province before it is red in all of it', async () => {
      const change: Partial<AlertContent> = {
        severity: 'red',
        areas: [PROVINCE],
        authority: { division: PROVINCE, code: 'emergency', name: 'x' },
      };
      const submitted = await submit(await draft(change));
      expect(await refused(approve(submitted, { code: '000000' }))).toMatch(/422.*"typed"/);
      expect(await refused(approve(submitted, { code: '000000', typed: '云南' }))).toMatch(/422.*"typed"/);
      expect(await refused(approve(submitted, { code: '000000', typed: '云南省' }))).toMatch(/422.*"code"/);
      expect((await history(submitted.id))[0]!.state).toBe('submitted');
      const piecemeal = await submit(await draft({ ...change, areas: [DALI, LUDIAN] }));
      expect(await refused(approve(piecemeal, { code: '000000' }))).toMatch(/422.*"typed"/);
    });

    it('is returned with a reason, mended, and approved', async () => {
      const submitted = await submit(await draft());
      const { id, version } = submitted;
      expect(await refused(approver.call('POST', `/alerts/${id}/return`, { version, remark: ' ' }))).toMatch(
        /400.*return needs its reason/,
      );
      const returned = await approver.call<DeskAlert>('POST', `/alerts/${id}/return`, {
        version,
        remark: '时间不对',
      });
      expect(returned).toMatchObject({ state: 'returned', remark: '时间不对' });
      const mended = await composer.call<DeskAlert>('PUT', `/alerts/${id}`, {
        content: content({ expires: now() + 7200 }),
        version: returned.version,
      });
      expect(await refused(submit(submitted))).toMatch(/409.*changed/);
      expect((await approve(await submit(mended))).state).toBe('approved');
    });

    it('is updated in place, and the topics of what it grows out of lose the old text', async () => {
      const first = await published({ authority: { division: DALI, code: 'emergency', name: 'x' } });
      const wider = content({
        areas: [DALI],
        severity: 'blue',
        expires: first.content.expires + 60,
        authority: { division: DALI, code: 'emergency', name: 'x' },
      });
      const narrower = { ...wider, areas: [TOWN] };
      expect(
        await refused(composer.call('POST', '/alerts', { content: narrower, updates: first.id })),
      ).toMatch(/422.*content\.areas/);
      const update = await composer.call<DeskAlert>('POST', '/alerts', { content: wider, updates: first.id });
      expect(update).toMatchObject({
        id: first.id,
        revision: 2,
        kind: 'update',
        state: 'draft',
      });
      expect(await refused(composer.call('POST', '/alerts', { content: wider, updates: first.id }))).toMatch(
        /409.*in-hand/,
      );
      await approve(await submit(update));
      await until(async () => (await history(first.id))[0]!.state === 'published');
      expect((await history(first.id)).map(({ state }) => state)).toEqual(['published', 'updated']);
      expect(await showsOnTopic(YANGBI, first.id)).toEqual([]);
      expect((await showsOnTopic(DALI, first.id)).map(({ revision }) => revision)).toEqual([2]);
    });

    it('is ended by one person at once, and its end stays to be heard', async () => {
      const out = await published();
      const update = await composer.call<DeskAlert>('POST', '/alerts', {
        content: content({ expires: out.content.expires }),
        updates: out.id,
      });
      const ended = await composer.call<DeskAlert>('POST', `/alerts/${out.id}/cancel`, {
        reason: 'mistaken',
      });
      expect(ended).toMatchObject({ kind: 'cancel', reason: 'mistaken', revision: 3 });
      await until(async () => (await history(out.id))[0]!.state === 'published');
      expect((await history(out.id)).map(({ state }) => state)).toEqual([
        'published',
        'cancelled',
        'cancelled',
      ]);
      expect((await showsOnTopic(YANGBI, out.id)).map(({ kind, reason }) => [kind, reason])).toEqual([
        ['cancel', 'mistaken'],
      ]);
      const again = await approver.call<DeskAlert>('POST', `/alerts/${out.id}/cancel`, { reason: 'lifted' });
      expect(again).toMatchObject({ revision: 3, reason: 'mistaken' });
      expect(await refused(submit(update))).toMatch(/409/);
      expect(
        await refused(composer.call('POST', '/alerts', { content: content(), updates: out.id })),
      ).toMatch(/409.*not-active/);
    });

    it('is ended by those whom it concerns, whatever wider update somebody else prepares', async () => {
      const of = { division: DALI, code: 'emergency', name: 'x' };
      const out = await published({ authority: of });
      const wider = content({ areas: [DALI], expires: out.content.expires, authority: of });
      await composer.call('POST', '/alerts', { content: wider, updates: out.id });
      const ended = await ofYangbi.call<DeskAlert>('POST', `/alerts/${out.id}/cancel`, {
        reason: 'mistaken',
      });
      expect(ended).toMatchObject({ kind: 'cancel', content: { areas: [YANGBI] } });
    });

    it('is ended on boxes also when its key has been renewed for less meanwhile', async () => {
      const out = await published();
      const of = { division: YANGBI, code: 'emergency' };
      await centre.renewKey(of, ['blue']);
      await composer.call('POST', `/alerts/${out.id}/cancel`, { reason: 'mistaken' });
      await until(async () => (await history(out.id))[0]!.state === 'published');
      expect((await showsOnTopic(YANGBI, out.id)).map(({ kind }) => kind)).toEqual(['cancel']);
      await centre.renewKey(of, SEVERITIES);
    });

    it('stays where its writer may alert, and where its authority may', async () => {
      const of = { division: YANGBI, code: 'emergency', name: 'x' };
      expect(await refused(draft({ areas: [LUDIAN], authority: of }))).toMatch(/422.*content\.areas/);
      expect(await refused(draft({ areas: ['530199000000'] }))).toMatch(/422.*content\.areas\.0/);
      expect(await refused(draft({ areas: [] }))).toMatch(/400.*an alert needs an area/);
      expect(await refused(draft({ expires: now() - 1 }))).toMatch(/422.*content\.expires/);
      expect(await refused(draft({ authority: { ...of, code: 'weather' } }))).toMatch(
        /403.*content\.authority/,
      );
      const reduced = await draft({ areas: [TOWN, YANGBI, TOWN] });
      expect(reduced.content.areas).toEqual([YANGBI]);
      await composer.call('DELETE', `/alerts/${reduced.id}`);
      expect(await refused(history(reduced.id))).toMatch(/404/);
    });

    it('says whom it would reach, and how far it came', async () => {
      const enrolled = await fetch(`${centre.url}/api/v1/boxes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ division: TOWN, model: 'simulator' }),
      }).then((answer) => answer.json() as Promise<{ box: string; token: string }>);
      const reach = check(Reach, await composer.call('POST', '/reach', { areas: [YANGBI] }), 'reach');
      expect(reach).toEqual({
        prefectures: 0,
        counties: 1,
        townships: 1,
        registered: 1,
        online: 0,
        province: false,
      });
      const out = await published();
      const receipt = (stage: string, more: object = {}) => ({
        alert: out.id,
        revision: 1,
        stage,
        at: Date.now(),
        ...more,
      });
      const unknown = { ...receipt('received'), alert: `${XIANGYUN}-emergency-20260101000000-0001` };
      const answer = await fetch(`${centre.url}/api/v1/boxes/${enrolled.box}/receipts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${enrolled.token}` },
        body: JSON.stringify({
          division: TOWN,
          receipts: [receipt('received'), receipt('received'), receipt('displayed'), unknown],
        }),
      });
      expect(answer.status).toBeLessThan(300);
      const delivery = async () =>
        check(Delivery, await composer.call('GET', `/alerts/${out.id}/delivery`), 'delivery');
      await until(async () => (await delivery()).counties[0]?.displayed === 1);
      const { counties, receivedP50 } = await delivery();
      expect(counties).toEqual([
        {
          division: YANGBI,
          name: '漾濞彝族自治县',
          registered: 1,
          online: 0,
          received: 1,
          displayed: 1,
          acknowledged: 0,
          rejected: 0,
        },
      ]);
      expect(receivedP50).toBeGreaterThanOrEqual(0);
    });

    it('leaves a row in the audit log for each step', async () => {
      const out = await published();
      await composer.call('POST', `/alerts/${out.id}/cancel`, { reason: 'lifted' });
      const page = check(AuditPage, await auditor.call('GET', `/audit?subject=${out.id}`), 'audit');
      expect(page.rows.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
        `alert.cancel ${COMPOSER.name}`,
        `alert.approve ${APPROVER.name}`,
        `alert.submit ${COMPOSER.name}`,
        `alert.draft ${COMPOSER.name}`,
      ]);
    });
  });

  describe('what the broker holds', () => {
    it('is mended where it differs from the store', async () => {
      const out = await published();
      const before = (await centre.push.retained()).get(alertTopic(YANGBI))!;
      await centre.push.publish(alertTopic(YANGBI), undefined);
      await centre.push.publish(alertTopic(LUDIAN), before);
      centre.publisher.reconcile();
      await until(async () => (await showsOnTopic(YANGBI, out.id)).length === 1);
      expect((await centre.push.retained()).has(alertTopic(LUDIAN))).toBe(false);
      const [envelope] = await retained(YANGBI);
      expect(check(Envelope, envelope, 'envelope').message.text).toContain('"version":"1.0"');
    });
  });
}

describe('the desk on the embedded store', () => behavesLikeTheDesk(embeddedTestStore));

const postgres = await findPostgres();
describe.skipIf(!postgres)('the desk on PostgreSQL', () =>
  behavesLikeTheDesk(() => postgresTestStore(postgres!)),
);
