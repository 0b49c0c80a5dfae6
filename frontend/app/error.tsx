'use client';

import { Notice } from '@/components/notice';

export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  return (
    <Notice title="Something went wrong">
      <p>The page could not be loaded. This often passes by itself within a minute.</p>
      <button type="button" className="button" onClick={reset}>
        Try again
      </button>
    </Notice>
  );
}
