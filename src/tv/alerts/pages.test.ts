import { expect, it } from 'vitest';
import { lines } from '../design';
import { pagesOf, restOf } from './pages';
import { chunksOf } from './screen/chunks';

const measure = (text: string) => text.length * 10;
const room = { width: 100, rows: 4, measure };
const text = (description: string, instruction?: string) => ({
  language: 'zh-CN',
  headline: '标题',
  description,
  ...(instruction && { instruction }),
});

it('breaks where Chinese may break, and keeps words and numbers whole', () => {
  expect(lines('未来三小时雨量将达五十毫米。', 100, measure)).toEqual(['未来三小时雨量将达五', '十毫米。']);
  expect(lines('Heavy rain today', 100, measure)).toEqual(['Heavy rain', 'today']);
  expect(lines('一\n\n二', 100, measure)).toEqual(['一', '二']);
});

it('loses no character of a text, however long a word is', () => {
  const long = `请看https://example.org/a/very/long/path详情`;
  expect(lines(long, 100, measure).join('')).toBe(long);
});

it('puts what to do below the description where there is room, else on a page of its own', () => {
  expect(pagesOf([text('一二三', '快跑')], room)).toHaveLength(1);
  const pages = pagesOf([text('一'.repeat(40), '快跑')], room);
  expect(pages.map(({ description, instruction }) => [description.length, instruction.length])).toEqual([
    [4, 0],
    [0, 1],
  ]);
});

it('lets each page stand 8 to 12 seconds', () => {
  const pages = pagesOf([text('一二三'), text('一'.repeat(400))], { width: 1000, rows: 8, measure });
  expect(restOf(pages[0]!)).toBe(8000);
  expect(Math.max(...pages.map(restOf))).toBe(12_000);
});

it('cuts the line of a crawl without losing or splitting a character', () => {
  const line = '𠮷村'.repeat(300);
  const chunks = chunksOf(line, measure, 900);
  expect(chunks.join('')).toBe(line);
  for (const chunk of chunks) expect(chunk).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
});
