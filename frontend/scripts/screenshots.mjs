// Walks through the pages of a running frontend in a real browser and leaves screenshots to look at.
// Usage: npm run screenshots -- <url> [folder]    (CHROMIUM=/path/to/chromium, default /usr/bin/chromium)
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [url = 'http://localhost:3000', folder = 'screenshots'] = process.argv.slice(2);
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
await mkdir(folder, { recursive: true });

try {
  const page = await browser.newPage({ viewport: DESKTOP, deviceScaleFactor: 2 });
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));

  /** One picture for each combination of screen and colour scheme. */
  const shoot = async (name) => {
    for (const [screen, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.screenshot({ path: join(folder, `${name}-${screen}-${colorScheme}.png`) });
      }
    }
    await page.setViewportSize(DESKTOP);
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const say = async (text) => {
    const answers = page.getByRole('article', { name: 'Assistant' });
    const before = await answers.count();
    await page.getByRole('textbox', { name: 'Message' }).fill(text);
    await page.keyboard.press('Enter');
    await answers.nth(before).waitFor();
  };

  await page.goto(url);
  await shoot('1-sign-in');
  await page.getByRole('radio', { name: 'Create account' }).check({ force: true });
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('Email').fill(`ada-${Date.now()}@example.com`);
  await page.getByLabel('Password').fill('correct horse battery');
  await shoot('2-sign-up');
  await page.getByRole('button', { name: 'Create account' }).click();

  await page.getByRole('heading', { name: /^Hello Ada/ }).waitFor();
  await page.getByText('Nothing here yet').waitFor();
  await shoot('3-welcome');
  await say('Add buy oat milk');
  await say('Remind me to call the dentist');
  await say('Add a task to send the tax form');
  await say('Mark buy oat milk as done');
  await say('What do I have left to do?');
  await page.getByRole('checkbox', { name: /tax form/i }).waitFor();
  await shoot('4-chat');

  await page.reload();
  await page.getByRole('article', { name: 'Assistant' }).nth(4).waitFor();
  assert.equal(
    await page.getByRole('article', { name: 'You' }).count(),
    5,
    'the history is there after a reload',
  );

  await page.setViewportSize(PHONE);
  await page.getByRole('button', { name: 'Show todos' }).click();
  await page.screenshot({ path: join(folder, '5-todos-phone.png') });
  await page.setViewportSize(DESKTOP);

  await page.getByRole('checkbox', { name: /dentist/i }).check();
  await page.getByRole('button', { name: /Delete .*tax form/i }).click();
  await page.getByText('0 open').waitFor();

  await page.context().setOffline(true);
  complaints.length = 0;
  await page.getByRole('textbox', { name: 'Message' }).fill('Add water the plants');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').first().waitFor();
  await page.screenshot({ path: join(folder, '6-failure.png') });
  await page.context().setOffline(false);
  complaints.length = 0;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('checkbox', { name: /water the plants/i }).waitFor();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  assert.deepEqual(complaints, [], 'the browser has nothing to complain of');
  console.log(`Screenshots are in ${folder}`);
} finally {
  await browser.close();
}
