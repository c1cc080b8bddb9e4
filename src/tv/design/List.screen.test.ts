import { expect, it } from 'vitest';
import { stageWith } from '../testing';
import { List } from './List';

function open(count: number, visible = 4) {
  const stage = stageWith<List<number>>(List);
  const entered: number[] = [];
  stage.shown.arrange({ w: 400, h: 80, leadW: 0, visible }, (item) => ({ title: `第${item}项` }));
  stage.shown.onEnter = (item) => entered.push(item);
  stage.shown.show(Array.from({ length: count }, (_unused, index) => index));
  stage.draw();
  const rows = () => stage.shown.getByRef('Rows')!.children.length;
  return { ...stage, entered, rows };
}

it('walks down to the last item and no further', () => {
  const { shown, press, entered } = open(10);
  press(...Array(20).fill('Down'), 'Enter');
  expect(shown.index).toBe(9);
  expect(entered).toEqual([9]);
});

it('walks back up to the first', () => {
  const { shown, press } = open(10);
  press('Down', 'Down', 'Up', 'Up', 'Up');
  expect(shown.index).toBe(0);
});

it('shows ten thousand items on as many rows as are seen and one', () => {
  const { shown, press, rows } = open(10_000);
  press(...Array(500).fill('Down'));
  expect(shown.index).toBe(500);
  expect(rows()).toBe(5);
});

it('with no items ignores OK', () => {
  const { press, entered } = open(0);
  press('Enter', 'Down');
  expect(entered).toEqual([]);
});
