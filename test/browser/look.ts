import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { distDir } from '../../lib/support/paths';

/** Takes a picture of the page as it is now, and demands that axe finds nothing serious on it. */
export async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(distDir, 'reports', 'screenshots', `${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({ id, help, elements: nodes.map(({ html }) => html) }));
  expect(serious, name).toEqual([]);
}
