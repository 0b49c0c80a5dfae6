import { which } from '../../lib/support/which';

/** The machine's Chromium, or undefined when it has none. */
export function findChromium(): string | undefined {
  return which('chromium') ?? which('chromium-browser') ?? which('google-chrome');
}
