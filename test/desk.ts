import type { Browser, Page } from 'playwright-core';
import { type Operator, PASSWORD } from './operators';
import type { World } from './world';

/** What an operator fills in; what is left out stays as the form has it. */
export interface Written {
  exercise: boolean;
  authority: string;
  template: string;
  area: string;
  severity: '红色' | '橙色' | '黄色' | '蓝色';
  form: string;
  headline: string;
  description: string;
}

/** A person at the real console, with mouse and keyboard. */
export class Desk {
  private constructor(
    readonly page: Page,
    private readonly operator: Operator,
  ) {}

  static async signIn(browser: Browser, world: World, operator: Operator): Promise<Desk> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${world.centre}/console/`);
    await page.getByLabel('账号', { exact: true }).fill(operator.account.name);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByLabel('动态码', { exact: true }).fill(await operator.phone.code());
    await page.getByRole('button', { name: /登\s*录/ }).click();
    await page.getByText('预警总览').first().waitFor();
    return new Desk(page, operator);
  }

  /** Writes an alert and submits it. @returns its id */
  async submit(written: Written): Promise<string> {
    const { page } = this;
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      written.exercise ? '#/drills/new' : '#/alerts/new',
    );
    await this.choose('compose-authority', written.authority);
    await this.choose('compose-template', written.template);
    await page.getByRole('searchbox').fill(written.area);
    await page.locator('.area-found').getByRole('checkbox').first().check();
    await page.getByRole('radio', { name: new RegExp(written.severity) }).check({ force: true });
    await page.getByRole('radio', { name: new RegExp(written.form) }).check({ force: true });
    await this.write(written);
    await page
      .getByRole('button', { name: written.exercise ? '提交演练' : '提交真实预警' })
      .first()
      .click();
    await page.waitForURL(/#\/(?:alerts|drills)\/\d{12}-/);
    return this.id;
  }

  /** Changes the text of what is on screens, and submits the update. */
  async update(
    id: string,
    exercise: boolean,
    text: Pick<Written, 'headline' | 'description'>,
  ): Promise<void> {
    await this.open(id, exercise);
    await this.page.getByRole('button', { name: '更新内容' }).click();
    await this.write(text);
    await this.page
      .getByRole('button', { name: exercise ? '提交演练' : '提交真实预警' })
      .first()
      .click();
    await this.standing('submitted');
  }

  async open(id: string, exercise: boolean): Promise<void> {
    await this.page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `#/${exercise ? 'drills' : 'alerts'}/${id}`,
    );
    await this.page.locator('.standing').waitFor();
  }

  /** Approves what is open, with the next code of the phone. */
  async approve(): Promise<void> {
    await this.page.getByTestId('approve').waitFor();
    const code = this.page.getByTestId('approve-code');
    if (await code.isVisible()) await code.fill(await this.operator.phone.code());
    await this.page.getByTestId('approve').click();
    await this.standing('published');
  }

  /** Whether what is open can be approved by this person at all. */
  async canApprove(): Promise<boolean> {
    return this.page.getByTestId('approve').isVisible();
  }

  async cancel(how: '解除' | '误报取消'): Promise<void> {
    await this.page.getByRole('button', { name: how, exact: true }).click();
    await this.page.getByRole('button', { name: `确认${how}` }).click();
  }

  /** Waits until what is open stands in a state. */
  async standing(state: string): Promise<void> {
    await this.page.locator(`.standing[data-state="${state}"]`).waitFor();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  private get id(): string {
    return this.page.url().split('/').at(-1)!;
  }

  private async choose(id: string, label: string): Promise<void> {
    await this.page.locator(`#${id}`).click();
    await this.page.locator(`#${id}`).fill(label);
    await this.page.locator('.ant-select-item-option').filter({ hasText: label }).first().click();
  }

  private async write({ headline, description }: Pick<Written, 'headline' | 'description'>): Promise<void> {
    await this.page.locator('#compose-zh-CN-headline').fill(headline);
    await this.page.locator('#compose-zh-CN-description').fill(description);
    // The template's English has gaps, and this is about the way, not the words.
    const english = this.page.locator('.with-english input');
    if (await english.isChecked()) await english.uncheck();
  }
}
