import Lightning from '@lightningjs/core';
import { Row, type RowContent, type RowShape } from './Row';
import { motion } from './tokens';

interface ListSpec extends Lightning.Component.TemplateSpec {
  Rows: object;
}

export interface ListOptions extends RowShape {
  /** Rows that are seen at once. */
  visible: number;
}

/**
 * A vertical list of any length on a fixed number of rows: the row that leaves at one end is filled again at
 * the other. Without a wrap a list ends where it ends, so that a viewer knows it.
 */
export class List<Item>
  extends Lightning.Component<ListSpec>
  implements Lightning.Component.ImplementTemplateSpec<ListSpec>
{
  private readonly rows = this.getByRef('Rows')!;
  private pool: Row[] = [];
  private poolItem: number[] = [];
  private options: ListOptions = { w: 0, h: 0, leadW: 0, visible: 0 };
  private items: Item[] = [];
  private content: (item: Item) => RowContent = () => ({ title: '' });
  private first = 0;
  private lit = false;
  index = 0;
  /** Called when OK is pressed on an item. */
  onEnter: (item: Item) => void = () => undefined;
  /** Called when another item has the focus. */
  onMove: (item: Item) => void = () => undefined;

  static override _template(): Lightning.Component.Template<ListSpec> {
    return { clipping: true, Rows: {} };
  }

  arrange(options: ListOptions, content: (item: Item) => RowContent): void {
    this.options = options;
    this.content = content;
    this.patch({ w: options.w, h: options.h * options.visible });
    for (let slot = 0; slot <= options.visible; slot++) {
      const row = this.stage.c({ type: Row, visible: false }) as unknown as Row;
      this.rows.childList.add(row);
      row.shape(options);
      this.pool.push(row);
      this.poolItem.push(-1);
    }
  }

  get length(): number {
    return this.items.length;
  }

  get focused(): Item | undefined {
    return this.items[this.index];
  }

  /** Shows other items, with the focus on one of them. */
  show(items: Item[], index = 0): void {
    this.items = items;
    this.index = Math.max(0, Math.min(index, items.length - 1));
    this.poolItem = this.poolItem.map(() => -1);
    for (const row of this.pool) row.visible = false;
    this.first = this.firstFor(this.index);
    this.rows.setSmooth('y', -this.first * this.options.h, { duration: 0 });
    this.rows.y = -this.first * this.options.h;
    this.fillVisible();
  }

  /** Fills the visible rows again: what an item shows has changed. */
  refresh(): void {
    this.poolItem = this.poolItem.map(() => -1);
    this.fillVisible();
  }

  /** @returns false at the end of the list */
  move(steps: number): boolean {
    const to = Math.max(0, Math.min(this.index + steps, this.items.length - 1));
    if (to === this.index || this.items.length === 0) return false;
    this.index = to;
    const first = this.firstFor(to);
    if (first !== this.first) {
      this.first = first;
      this.rows.setSmooth('y', -first * this.options.h, { duration: motion.quick });
    }
    this.fillVisible();
    this.onMove(this.items[to]!);
    return true;
  }

  private firstFor(index: number): number {
    const { visible } = this.options;
    const last = Math.max(0, this.items.length - visible);
    const middle = index - Math.floor(visible / 2);
    return Math.max(0, Math.min(middle, last));
  }

  private fillVisible(): void {
    const size = this.pool.length;
    if (size === 0) return;
    const from = Math.max(0, Math.min(this.first, this.items.length - size));
    for (let index = from; index < from + size; index++) {
      const slot = index % size;
      const row = this.pool[slot]!;
      const item = this.items[index];
      if (item === undefined) {
        row.visible = false;
        continue;
      }
      if (this.poolItem[slot] !== index) {
        this.poolItem[slot] = index;
        row.visible = true;
        row.y = index * this.options.h;
        row.fill(this.content(item));
      }
      row.light(this.lit && index === this.index);
    }
  }

  override _handleUp(): boolean | undefined {
    return this.move(-1) ? undefined : false;
  }

  override _handleDown(): boolean | undefined {
    return this.move(1) ? undefined : false;
  }

  _handlePageUp(): void {
    this.move(-this.options.visible);
  }

  _handlePageDown(): void {
    this.move(this.options.visible);
  }

  override _handleEnter(): boolean | undefined {
    const item = this.focused;
    if (item === undefined) return false;
    this.onEnter(item);
    return undefined;
  }

  override _focus(): void {
    this.lit = true;
    this.fillVisible();
  }

  override _unfocus(): void {
    this.lit = false;
    this.fillVisible();
  }
}
