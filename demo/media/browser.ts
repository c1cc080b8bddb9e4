import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Film } from './page';

const CHROME = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** Opens a headless browser with the drawing page, for stills. */
export async function openDrawingRoom(script: string): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.launch({ executablePath: CHROME, args: FLAGS });
  const page = await browser.newPage();
  await page.setContent(`<script>${readFileSync(script, 'utf8')}</script>`);
  return { browser, page };
}

/**
 * Films a picture: raw RGBA frames go to `sink`, which is ended after the last. The browser is not under a debugger,
 * which would look at every body that the page sends and take six times as long.
 */
export async function film(script: string, order: Omit<Film, 'address'>, sink: Writable): Promise<void> {
  const frames = order.rate * order.seconds;
  let finish = (): void => undefined;
  const filmed = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let taken = 0;
  const page = `<!doctype html><meta charset="utf-8"><script>${readFileSync(script, 'utf8')}</script>
    <script>drawing.film(${JSON.stringify({ ...order, address: '/frame' })})</script>`;
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(page);
      return;
    }
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      taken += 1;
      const hasRoom = sink.write(Buffer.concat(parts));
      if (hasRoom) response.end();
      else sink.once('drain', () => response.end());
      if (taken === frames) finish();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const profile = mkdtempSync(join(tmpdir(), 'film-'));
  const browser = spawn(
    CHROME,
    ['--headless=new', ...FLAGS, `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`],
    { detached: true, stdio: 'ignore' },
  );
  await filmed;
  sink.end();
  const gone = new Promise((resolve) => browser.once('close', resolve));
  process.kill(-browser.pid!);
  await gone;
  server.closeAllConnections();
  server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
