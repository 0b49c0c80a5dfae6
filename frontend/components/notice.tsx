import type { ReactNode } from 'react';
import { Logo } from './logo';
import styles from './notice.module.css';

/** A page that says one thing and offers one way on. */
export function Notice({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className={styles.notice}>
      <Logo />
      <h1>{title}</h1>
      {children}
    </main>
  );
}
