import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BoxId, check } from '../../contract';
import { embeddedTestStore, findPostgres, postgresTestStore, type TestStore } from '../testing';
import { BoxError, Boxes } from '.';

const YANGBI = '532922000000';
const YANGBI_TOWN = '532922100000';
const XIANGYUN = '532923000000';
const DALI = '532900000000';
const PROVINCE = '530000000000';

function behavesLikeBoxes(open: () => Promise<TestStore>) {
  let test: TestStore;
  let boxes: Boxes;
  const complaints: unknown[] = [];
  const openBoxes = () => Boxes.open({ store: test.store, complain: (error) => complaints.push(error) });
  const enrol = (division: string) => boxes.enrol({ division, model: 'simulator' });
  beforeAll(async () => {
    test = await open();
    boxes = await openBoxes();
  });
  afterAll(async () => {
    await boxes.close();
    await test.dispose();
    expect(complaints).toEqual([]);
  });

  it('gives each box a name and a token of its own, which hold over a restart', async () => {
    const [one, other] = [await enrol(YANGBI), await enrol(YANGBI)];
    check(BoxId, one.box, 'enrolment');
    expect(one.box).not.toBe(other.box);
    const after = await openBoxes();
    expect(after.isBox(one.box, one.token)).toBe(true);
    expect(after.isBox(one.box, other.token)).toBe(false);
    expect(after.isBox(one.box, '')).toBe(false);
  });

  it('lets a box keep its name when it moves, and nobody else take it', async () => {
    const before = await boxes.count([XIANGYUN]);
    const { box, token } = await enrol(YANGBI);
    const moved = { box, division: XIANGYUN, model: 'simulator' };
    await expect(boxes.enrol(moved)).rejects.toThrow(BoxError);
    await expect(boxes.enrol(moved, (await enrol(PROVINCE)).token)).rejects.toThrow(BoxError);
    expect(await boxes.count([XIANGYUN])).toEqual(before);
    expect(await boxes.enrol(moved, token)).toEqual({ box, token });
    expect((await boxes.count([XIANGYUN])).get(XIANGYUN)?.registered).toBe(1);
  });

  it('counts by county, what is below it included, once however areas overlap', async () => {
    const before = (await boxes.count([DALI])).get(YANGBI)!;
    await enrol(YANGBI_TOWN);
    await enrol(DALI);
    const counts = await boxes.count([YANGBI_TOWN, DALI]);
    expect(counts.get(YANGBI)!.registered).toBe(before.registered + 1);
    expect(counts.get(DALI)).toEqual({ registered: 1, online: 0 });
    expect((await boxes.count([YANGBI])).has(XIANGYUN)).toBe(false);
    expect(await boxes.count([])).toEqual(new Map());
  });

  it('follows boxes that come, go and say that they stand elsewhere', async () => {
    const online = async (division: string) => (await boxes.count([division])).get(division)?.online ?? 0;
    const { box } = await enrol(YANGBI);
    const before = await online(YANGBI);
    boxes.takePresence(box, true);
    expect(await online(YANGBI)).toBe(before + 1);
    boxes.takePresence(box, true, XIANGYUN);
    expect(await online(YANGBI)).toBe(before);
    expect(await online(XIANGYUN)).toBe(1);
    boxes.takeReceipts(box, { division: YANGBI, receipts: [] });
    expect(await online(YANGBI)).toBe(before + 1);
    boxes.takePresence(box, false);
    expect(await online(YANGBI)).toBe(before);
  });

  it('takes no notice of a name that never enrolled', async () => {
    const before = await boxes.count([PROVINCE]);
    boxes.takePresence('nobody0000000000', true, YANGBI);
    expect(await boxes.count([PROVINCE])).toEqual(before);
  });

  it('takes nobody for online after a restart who is not known to be', async () => {
    const { box } = await enrol(YANGBI);
    boxes.takePresence(box, true);
    await boxes.close();
    const restarted = await openBoxes();
    expect((await restarted.count([YANGBI])).get(YANGBI)!.online).toBe(test.store.shared ? 1 : 0);
  });
}

describe('boxes in the embedded store', () => behavesLikeBoxes(embeddedTestStore));

const postgres = await findPostgres();
describe.skipIf(!postgres)('boxes on PostgreSQL', () => behavesLikeBoxes(() => postgresTestStore(postgres!)));
