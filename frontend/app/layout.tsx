import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { PublicConfigScript } from '@/components/public-config-script';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Todo Chat', template: '%s · Todo Chat' },
  description: 'Keep your todos by talking to an assistant.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f5f1' },
    { media: '(prefers-color-scheme: dark)', color: '#141615' },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <PublicConfigScript />
        {children}
      </body>
    </html>
  );
}
