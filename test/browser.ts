import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--mute-audio',
  '--autoplay-policy=no-user-gesture-required',
];

/**
 * A real headless Chromium: `CHROMIUM` or an installed one, else the one that comes from the npm registry, so that
 * the tests need nothing but Node.
 *
 * @param more flags that a test needs besides
 */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const flags = [...FLAGS, ...more];
  const installed = [process.env['CHROMIUM'], ...INSTALLED].find((path) => path && existsSync(path));
  if (installed) return chromium.launch({ executablePath: installed, args: flags });
  // Its libraries come packed for a bare machine and are only unpacked where it believes to be one.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packed.executablePath(),
    args: [
      ...packed.args.filter((flag) => !flag.startsWith('--headless') && flag !== '--single-process'),
      ...flags,
    ],
  });
}
